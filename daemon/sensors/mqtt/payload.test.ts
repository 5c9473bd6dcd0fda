import { describe, expect, it } from 'vitest';
import { readingFromMqtt } from './payload.ts';

const said = (path: string, payload: string) => readingFromMqtt(path, Buffer.from(payload));
const reading = (path: string, payload: string) => {
  const heard = said(path, payload);
  return heard && 'reading' in heard ? heard.reading : heard;
};
const why = (path: string, payload: string): string | undefined => {
  const heard = said(path, payload);
  return heard && 'refusedBecause' in heard ? heard.refusedBecause : undefined;
};

describe('an MQTT payload', () => {
  it.each([
    'on',
    'ON',
    'On',
    'true',
    'True',
    'TRUE',
    'yes',
    'press',
    'PRESS',
    '1',
    ' 1\n',
    '"ON"',
    '[true]',
    '1.0',
  ])('%j presses', (payload) => {
    expect(reading('control/play', payload)).toEqual({ kind: 'control', name: 'play', value01: 1 });
    expect(reading('step', payload)).toEqual({ kind: 'step', strength01: 1 });
  });

  it.each(['off', 'OFF', 'False', 'no', '0', 'released', '"off"'])('%j lets go', (payload) => {
    expect(reading('control/play', payload)).toEqual({ kind: 'control', name: 'play', value01: 0 });
    expect(reading('step', payload)).toEqual({ kind: 'step', strength01: 0 });
  });

  it.each([
    ['heartRate', '142', { kind: 'heartRate', heartRateBpm: 142 }],
    ['speed', '2.9', { kind: 'speed', speedMps: 2.9 }],
    ['speed', '.9e1', { kind: 'speed', speedMps: 9 }],
    ['position', '52.5 13.4', { kind: 'position', latitude: 52.5, longitude: 13.4 }],
    ['position', '52.5, -13.4', { kind: 'position', latitude: 52.5, longitude: -13.4 }],
    ['position', '52.5,13.4', { kind: 'position', latitude: 52.5, longitude: 13.4 }],
    ['position', '[52.5,13.4,34]', { kind: 'position', latitude: 52.5, longitude: 13.4, altitudeMeters: 34 }],
    ['acceleration', '0; 0; 9.8', { kind: 'acceleration', xMps2: 0, yMps2: 0, zMps2: 9.8 }],
    ['note', '60', { kind: 'note', pitchMidi: 60, velocity01: 0.8, on: true }],
    ['control/style', 'folk', { kind: 'control', name: 'style/folk', value01: 1 }],
  ])('%s %s is understood', (path, payload, expected) => {
    expect(reading(path, payload)).toEqual(expected);
  });

  it.each([
    ['speed', '2,9', '"2,9" has a comma: write "2.9", with a point'],
    ['position', '52,5 13,4', '"52,5" has a comma: write "52.5", with a point'],
    ['position', '52,5;13,4', '"52,5" has a comma: write "52.5", with a point'],
    ['heartRate', '142 bpm', '"142 bpm": the number alone, without its unit'],
    ['speed', '10km/h', '"10km/h": the number alone, without its unit'],
    ['battery', '87%', '"87%": the number alone, without its unit'],
    ['heartRate', '142 143', 'heartRate takes 1 number (heartRateBpm), not 2'],
    ['speed', '2.9,3.1', 'speed takes 1 number (speedMps), not 2'],
    [
      'position',
      '52.5',
      'position takes 2 to 5 numbers (latitude, longitude, altitudeMeters?, speedMps?, accuracyMeters?), not 1',
    ],
    ['heartRate', 'unavailable', '"unavailable" is not a number'],
    ['heartRate', 'None', '"None" is not a number'],
    ['heartRate', 'NaN', '"NaN" is not a number'],
    ['heartRate', '1e999', '"1e999" is not a number'],
    ['heartRate', '0x8e', '"0x8e" is not a number'],
    ['heartRate', '["142"]', '"["142"]" is not a list of numbers'],
    ['heartRate', '{"bpm":142', 'not the JSON that it begins as'],
    ['heartRate', '{"heartRateBpm":142,"ageSeconds":99}', 'ageSeconds: 99 is more than 60'],
    ['heartRate', 'ON', 'heartRate takes numbers, not true'],
    ['battery', 'on', 'battery takes numbers, not true'],
    ['heartRate', '', 'an empty payload says nothing'],
    ['step', '', 'an empty payload says nothing'],
    ['step', 'maybe', '"maybe" is not a number'],
    ['step', '{"battery":100,"linkquality":78}', 'an object without strength01, value01, action or state'],
    ['step', '{"state":"IDLE"}', 'the state "IDLE" is not on or off'],
    ['control/skip', '0.5 0.7', 'skip takes at most 1 number (value01?), not 2'],
    ['control', '1', 'a control has a name: control/skip'],
    ['sensor', '1', 'a sensor has a name: sensor/NAME/heartRate'],
    ['sensor/left', '1', /^there is no reading ""; there are: heartRate, cadence/],
    [
      'scene/calm',
      '1',
      /^there is no reading "scene\/calm"; .*; what is pressed or turned is control\/NAME$/,
    ],
    ['heart', '142', /^there is no reading "heart"; there are: heartRate, cadence/],
    ['heartRate/left', '142', /^there is no reading "heartRate\/left"/],
    ['heartRate', `1${'0'.repeat(5000)}`, 'more than 4096 bytes'],
  ])('%s %s is refused with a reason', (path, payload, reason) => {
    if (typeof reason === 'string') expect(why(path, payload)).toBe(reason);
    else expect(why(path, payload)).toMatch(reason);
  });

  it.each([
    ['{"action":"single","battery":100}', 1],
    ['{"action":"on"}', 1],
    ['{"action":"hold_release"}', 0],
    ['{"action":"brightness_move_up"}', 1],
    ['{"action":"brightness_stop"}', 0],
    ['{"action":"off"}', 0],
    ['{"state":"ON","linkquality":78}', 1],
    ['{"state":false}', 0],
  ])('of a button or switch is what it reports: %s', (payload, strength01) => {
    expect(reading('step', payload)).toEqual({ kind: 'step', strength01 });
    expect(reading('control/skip', payload)).toEqual({ kind: 'control', name: 'skip', value01: strength01 });
  });

  it.each(['{"action":"","battery":100,"linkquality":78}', '{"action":null}'])(
    'of a button on which nobody presses says nothing: %s',
    (payload) => {
      expect(said('step', payload)).toBeUndefined();
      expect(said('control/skip', payload)).toBeUndefined();
    },
  );

  it('does not turn the volume up to the end because no value came', () => {
    expect(why('control/volume', '')).toBeDefined();
    expect(why('control/volume', 'True')).toBe('volume takes numbers, not true');
  });

  it('tells an object to whoever checks it, with its age', () => {
    expect(said('sensor/left/step', '{"strength01":0.5,"ageSeconds":0.2}')).toEqual({
      sensorId: 'mqtt:left',
      ageSeconds: 0.2,
      reading: { kind: 'step', strength01: 0.5 },
    });
    expect(reading('control/volume', '{"value01":0.4}')).toEqual({
      kind: 'control',
      name: 'volume',
      value01: 0.4,
    });
  });
});
