import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadConfiguration } from '../../system/config/config-file.ts';
import { sensorsOptionsSchema } from '../options.ts';
import { createSenderMap } from './sender-map.ts';

const schema = z.object({ sensors: sensorsOptionsSchema.prefault({}) });
const load = async (...entries: readonly unknown[]) => {
  const overrides = [`sensors.map=${JSON.stringify(entries)}`];
  return (await loadConfiguration(schema, { overrides })).sensors.map;
};
const faultOf = async (entry: unknown): Promise<string> => {
  const error = await load(entry).catch((reason: unknown) => reason);
  return error instanceof Error ? error.message.replace('The configuration has a fault: --set  ', '') : '';
};
const open = async (...entries: readonly unknown[]) =>
  createSenderMap(await load(...entries), { nowSeconds: () => 1000, wallSeconds: () => 1_700_000_000 });

describe('an entry of the map', () => {
  it.each([
    [
      { mqtt: 'a/b', reading: 'heartRate', feild: 'x' },
      'sensors.map.0.feild: there is no such option; the nearest is sensors.map.*.field',
    ],
    [
      { mqtt: 'a/b', reading: 'pulse' },
      'sensors.map.0.reading: "pulse" does not fit: it must be one of heartRate',
    ],
    [{ mqtt: 'a/b' }, 'sensors.map.0: it must say which reading it is'],
    [{ reading: 'heartRate' }, 'sensors.map.0: it must have one of preset, osc, mqtt'],
    [
      { mqtt: 'a/b', osc: '/a', reading: 'heartRate' },
      'sensors.map.0: it must have one of preset, osc, mqtt',
    ],
    [
      { mqtt: 'a/#/b', reading: 'heartRate' },
      'sensors.map.0.mqtt: "a/#/b" does not fit: a topic; + stands for one level',
    ],
    [{ mqtt: '', reading: 'heartRate' }, 'sensors.map.0.mqtt: it has 0 characters'],
    [{ osc: 'wii', reading: 'heartRate' }, 'sensors.map.0.osc: "wii" does not fit: an OSC address such as'],
    [
      { mqtt: 'a', reading: 'heartRate', unit: 'knots' },
      'sensors.map.0: knots is no unit of heartRateBpm; there are: bpm, Hz',
    ],
    [
      { mqtt: 'a', reading: 'speed', unit: 'kmh' },
      'sensors.map.0.unit: "kmh" does not fit: it must be one of',
    ],
    [{ mqtt: 'a', reading: 'position' }, 'sensors.map.0: a position needs its fields'],
    [
      { mqtt: 'a', reading: 'position', fields: { lattitude: 'lat' } },
      'sensors.map.0: position has no lattitude; it has latitude, longitude',
    ],
    [
      { mqtt: 'a', reading: 'speed', fields: { speedMps: { field: 'v', unit: 'g' } } },
      'sensors.map.0: g is no unit of speedMps',
    ],
    [{ mqtt: 'a', reading: 'control' }, 'sensors.map.0: a control needs its name'],
    [{ mqtt: 'a', reading: 'speed', name: 'skip' }, 'sensors.map.0: only a control has a name'],
    [
      { midi: 'cc7', reading: 'control', name: 'energy', curve: 2 },
      'sensors.map.0: curve bends the way of from',
    ],
    [
      { midi: 'cc7', reading: 'control', name: 'skip', smoothSeconds: 2 },
      'sensors.map.0: only what is turned comes gradually (energy, volume, gain/bass), not skip',
    ],
    [
      { body: 'heartRate', reading: 'control', name: 'energy' },
      'sensors.map.0: heartRate does not go from 0 to 1: give the way that it goes',
    ],
    [
      { body: 'speed', from: [1, 5], field: 'v', reading: 'control', name: 'energy' },
      'sensors.map.0: beside body there is no field',
    ],
    [
      { body: 'effort', reading: 'heartRate' },
      'sensors.map.0: the body turns and presses: reading: control, not heartRate',
    ],
    [{ preset: 'strava' }, 'sensors.map.0.preset: "strava" does not fit: it must be one of owntracks'],
    [
      { preset: 'owntracks', reading: 'speed' },
      'sensors.map.0: beside preset only mqtt has a meaning, not reading',
    ],
    [
      { preset: 'traccar', mqtt: 'traccar/+' },
      'sensors.map.0: traccar does not speak MQTT: it is heard without being asked for',
    ],
    [{ mqtt: 'a', reading: 'speed', scale: 0 }, 'sensors.map.0.scale: anything but 0'],
    [
      { homeAssistant: 'polar', reading: 'heartRate' },
      'sensors.map.0.homeAssistant: "polar" does not fit: an entity such as',
    ],
  ])('with a fault: %j', async (entry, fault) => {
    expect(await faultOf(entry)).toMatch(
      new RegExp(`^${fault.replace(/[.*?()[\]|]/g, '\\$&').replace(/\+/g, '\\+')}`),
    );
  });
});

describe("the user's own entries", () => {
  const mqtt = async (entry: object, payload: string, topic = 'home/treadmill') =>
    (await open({ mqtt: 'home/treadmill', ...entry })).mqtt(topic, Buffer.from(payload));

  it.each([
    [{ reading: 'speed', unit: 'km/h' }, '10.8', { kind: 'speed', speedMps: expect.closeTo(3) }],
    [{ reading: 'speed', unit: 'mph', field: 'belt.speed' }, '{"belt":{"speed":"10"}}', { speedMps: 4.4704 }],
    [{ reading: 'cadence', unit: 'strides/min' }, '84', { kind: 'cadence', cadenceSpm: 168 }],
    [{ reading: 'heartRate', scale: 0.1 }, '1420', { heartRateBpm: 142 }],
    [{ reading: 'power', field: 'a|b' }, '{"a":null,"b":250}', { powerWatts: 250 }],
    // Keys of Shelly's and of phones' programs.
    [
      { reading: 'power', field: 'params.switch:0.apower|Power (W)' },
      '{"params":{"switch:0":{"apower":250}}}',
      { powerWatts: 250 },
    ],
    [
      { reading: 'control', name: 'volume', unit: '%' },
      '40',
      { kind: 'control', name: 'volume', value01: 0.4 },
    ],
    [{ reading: 'control', name: 'play' }, 'OFF', { name: 'play', value01: 0 }],
    [
      { reading: 'control', name: 'skip', when: { action: 'single' } },
      '{"action":"single"}',
      { name: 'skip', value01: 1 },
    ],
    [{ reading: 'step' }, 'on', { kind: 'step', strength01: 1 }],
  ])('%j of %s', async (entry, payload, reading) => {
    const said = await mqtt(entry, payload);
    expect(said).toMatchObject({ readings: [{ ...reading, sensorId: 'mqtt:home.treadmill' }], refused: [] });
  });

  it.each([
    [{ reading: 'control', name: 'skip', when: { action: 'single' } }, '{"action":""}'],
    [{ reading: 'step' }, 'off'],
    [{ reading: 'step', field: 'action' }, '{"action":"","battery":100}'],
    [{ reading: 'step', field: 'action' }, '{"action":null,"battery":100}'],
    [{ reading: 'control', name: 'volume', field: 'brightness' }, '{"brightness":null}'],
    [{ reading: 'control', name: 'play' }, 'null'],
    [{ reading: 'heartRate' }, 'unknown'],
    [{ reading: 'heartRate', field: 'hr' }, '{"hr":null}'],
  ])('%j of %s: nothing happened', async (entry, payload) => {
    expect(await mqtt(entry, payload)).toEqual({ readings: [], refused: [] });
  });

  it.each([
    [{ reading: 'heartRate' }, '142,5', 'heartRate: "142,5" is no number'],
    [{ reading: 'heartRate' }, '400', 'heartRate: heartRateBpm: 400 is more than 250'],
    [{ reading: 'heartRate', field: 'hr' }, '{"pulse":142}', 'it has no hr'],
    [{ reading: 'heartRate', each: 'list', field: 'hr' }, '{"lists":[{"hr":142}]}', 'it has no list at list'],
    // A lamp that tells the strength of its radio turns nothing up, and a battery presses no button.
    [
      { reading: 'control', name: 'volume', field: 'brightness' },
      '{"linkquality":78}',
      'it has no brightness',
    ],
    [{ reading: 'control', name: 'skip', field: 'action' }, '{"battery":100}', 'it has no action'],
    [{ reading: 'step', field: 'action' }, '{"battery":100}', 'it has no action'],
    [{ reading: 'control', name: 'volume' }, 'on', 'control: "on" is no number'],
    [{ reading: 'speed' }, 'on', 'speed: "on" is no number'],
    [
      { reading: 'heartRate' },
      '{"pulse":142}',
      'heartRate: an object (of which `field` names a part) is no number',
    ],
    [
      { reading: 'control', name: 'skip' },
      '{"action":"single"}',
      'control: an object (of which `field` names a part) is no number',
    ],
  ])('%j of %s: refused', async (entry, payload, reason) => {
    expect(await mqtt(entry, payload)).toEqual({ readings: [], refused: [reason] });
  });

  it('hear topics with wildcards, and addresses', async () => {
    const senders = await open(
      { mqtt: 'gym/+/speed', reading: 'speed' },
      { mqtt: 'floor/#', reading: 'step' },
      { osc: '/wii/*/button/A', reading: 'control', name: 'skip' },
    );
    expect(senders.topics).toEqual(['gym/+/speed', 'floor/#']);
    const heard = (topic: string): boolean => senders.mqtt(topic, Buffer.from('1')) !== undefined;
    expect(['gym/3/speed', 'gym//speed', 'floor', 'floor/a/b'].map(heard)).not.toContain(false);
    expect(['gym/speed', 'gym/3/4/speed', 'floors'].map(heard)).not.toContain(true);
    expect(senders.osc('/wii/1/button/A', [1])?.readings).toMatchObject([
      { name: 'skip', sensorId: 'osc:wii.1.button' },
    ]);
    expect(senders.osc('/wii/1/button/B', [1])).toBeUndefined();
  });

  it('take an OSC message without numbers for a press, but turn nothing by it', async () => {
    const senders = await open(
      { osc: '/a/push', reading: 'control', name: 'skip' },
      { osc: '/a/fader', reading: 'control', name: 'volume' },
    );
    expect(senders.osc('/a/push', [])?.readings).toMatchObject([{ name: 'skip', value01: 1 }]);
    expect(senders.osc('/a/fader', [])).toEqual({ readings: [], refused: ['it has no value01'] });
  });

  it('ask for no topic that another one hears already, or the broker would say all of it twice', async () => {
    const speed = (mqtt: string) => ({ mqtt, reading: 'speed' });
    const topics = ['z/button', 'z/+', 'z/#', 'gym/+/speed', 'gym/a/speed', 'gym/a/+', 'z/+', 'zz'];
    expect((await open(...topics.map(speed))).topics).toEqual(['z/#', 'gym/+/speed', 'gym/a/+', 'zz']);
  });

  it('tell what is wrong with JSON over UDP, whoever else hears it there', async () => {
    const senders = await open({ udp: 'mine', reading: 'heartRate', field: 'hr' });
    const refusedOf = (said: unknown) => senders.udp(Buffer.from(JSON.stringify(said)))?.refused;
    expect(refusedOf({ hr: 400 })).toEqual(['heartRate: heartRateBpm: 400 is more than 250']);
    const gps = { latitude: 52.5, longitude: 13.4 };
    const accel = { x: 0, y: 0, z: 0 };
    expect(refusedOf({ sensordata: { gps, accel } })).toEqual([
      'an acceleration without gravity: let it send gravity, too',
    ]);
  });

  it('come before ours of the same name or address', async () => {
    const senders = await open({ http: 'osmand', reading: 'speed', field: 'speed', unit: 'km/h' });
    expect(senders.http('osmand', { lat: '1', lon: '2', speed: '10.8' })?.readings).toMatchObject([
      { kind: 'speed', speedMps: expect.closeTo(3) },
    ]);
    expect(senders.http('nobody', {})).toBeUndefined();
    expect(senders.httpNames).toContain('owntracks');
  });
});
