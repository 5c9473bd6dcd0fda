import { describe, expect, it } from 'vitest';
import { mapOptionSchema } from './options.ts';
import { createSenderMap } from './sender-map.ts';

/** Payloads as the programs' own documentation shows them, or as their own sources build them. */

const wallSeconds = 1_700_000_000;
const open = (option: unknown = []) =>
  createSenderMap(mapOptionSchema.parse(option), {
    nowSeconds: () => 1000,
    wallSeconds: () => wallSeconds,
  });
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

describe('OwnTracks', () => {
  const location = {
    ...{ _type: 'location', tid: 'JJ', lat: 48.85833, lon: 2.29513, acc: 75, alt: 13, vac: 10, vel: 9 },
    ...{ batt: 67, bs: 1, cog: 270, conn: 'w', t: 'u', tst: wallSeconds - 2, created_at: wallSeconds },
  };
  const position = { kind: 'position', atSeconds: 998, latitude: 48.85833, longitude: 2.29513 };

  it('over MQTT, once it is asked for', () => {
    expect(open().topics).toEqual([]);
    const senders = open([{ preset: 'owntracks' }]);
    expect(senders.topics).toEqual(['owntracks/+/+']);
    expect(senders.mqtt('owntracks/jane/phone', json(location))).toEqual({
      readings: [
        {
          ...position,
          sensorId: 'mqtt:owntracks.jane.phone',
          altitudeMeters: 13,
          accuracyMeters: 75,
          speedMps: 2.5,
        },
      ],
      refused: [],
    });
    const lwt = json({ _type: 'lwt', tst: wallSeconds });
    expect(senders.mqtt('owntracks/jane/phone', lwt)).toEqual({ readings: [], refused: [] });
    expect(senders.mqtt('owntracks/jane/phone/event', json(location))).toBeUndefined();
  });

  it('over MQTT, of one person only', () => {
    const senders = open([{ preset: 'owntracks', mqtt: 'owntracks/jane/+' }]);
    expect(senders.topics).toEqual(['owntracks/jane/+']);
    expect(senders.mqtt('owntracks/jane/phone', json(location))?.readings).toHaveLength(1);
    expect(senders.mqtt('owntracks/joe/phone', json(location))).toBeUndefined();
  });

  it('over HTTP, which waits for an empty list', () => {
    const said = open().http('owntracks', { ...location, topic: 'owntracks/jane/phone' });
    expect(said).toMatchObject({
      answer: [],
      readings: [{ ...position, sensorId: 'http:owntracks.owntracks.jane.phone' }],
    });
    const transition = { _type: 'transition', lat: 1, lon: 2, acc: 10, tst: 1, event: 'enter' };
    expect(open().http('owntracks', transition)).toEqual({ readings: [], refused: [], answer: [] });
  });
});

describe('Sensor Logger', () => {
  const nanoseconds = (secondsAgo: number): number => (wallSeconds - secondsAgo) * 1e9;
  const said = {
    messageId: 0,
    sessionId: 'identifier',
    deviceId: 'identifier',
    payload: [
      {
        name: 'accelerometer',
        time: nanoseconds(0.5),
        accuracy: 3,
        values: { z: -0.5, y: 0.25, x: 0.125 },
      },
      { name: 'gravity', time: nanoseconds(0.5), values: { z: -9.5, y: 1, x: 2 } },
      {
        name: 'location',
        time: nanoseconds(1),
        values: {
          ...{ bearingAccuracy: 0, speedAccuracy: 0, verticalAccuracy: 1.773818016052246, bearing: 0 },
          ...{ horizontalAccuracy: 15.1, speed: 2.8, altitude: 214.2, longitude: 13.405, latitude: 52.52 },
        },
      },
      {
        name: 'orientation',
        time: nanoseconds(0),
        values: { yaw: 0, qx: 0, qz: 0, roll: 0, qw: 1, qy: 0, pitch: 0 },
      },
    ],
  };
  const readings = [
    { kind: 'position', atSeconds: 999, speedMps: 2.8, accuracyMeters: 15.1 },
    { kind: 'acceleration', xMps2: 2.125, yMps2: 1.25, zMps2: -10 },
  ];

  it('over HTTP, gravity added to the acceleration', () => {
    expect(open().http('sensorlogger', said)).toMatchObject({ readings, refused: [] });
  });

  it('over MQTT', () => {
    const senders = open([{ preset: 'sensorlogger' }]);
    expect(senders.topics).toEqual(['sensor-logger']);
    expect(senders.mqtt('sensor-logger', json(said))).toMatchObject({ readings, refused: [] });
  });

  it('says what is missing when no gravity comes', () => {
    const alone = { payload: said.payload.slice(0, 1) };
    expect(open().http('sensorlogger', alone)).toMatchObject({
      readings: [],
      refused: ['an acceleration without gravity: let it send gravity, too'],
    });
  });
});

const standing = { xMps2: 0, yMps2: 0, zMps2: -9.80665 };

describe('ZIG SIM', () => {
  it('over OSC', () => {
    const senders = open();
    const address = (command: string): string => `/ZIGSIM/t_2x-NTvYcRN220d/${command}`;
    expect(senders.osc(address('gravity'), [0, 0, -1])).toEqual({ readings: [], refused: [] });
    expect(senders.osc(address('accel'), [0, 0, 0])?.readings).toEqual([
      { kind: 'acceleration', sensorId: 'osc:ZIGSIM.t_2x-NTvYcRN220d', atSeconds: 1000, ...standing },
    ]);
    expect(senders.osc(address('gps'), [52.52, 13.405])?.readings).toMatchObject([
      { kind: 'position', latitude: 52.52, longitude: 13.405 },
    ]);
    expect(senders.osc(address('touch0'), [0, 0])).toBeUndefined();
  });

  it('as JSON over UDP', () => {
    const packet = json({
      device: { os: 'Android', osversion: '7.1.2', name: 'Redmi 4X', uuid: 'b6c396d4', displaywidth: 720 },
      timestamp: '2023/02/07 14:26:23.073',
      sensordata: {
        accel: { x: 0, y: 0, z: 0 },
        gravity: { x: 0, y: 0, z: -1 },
        gyro: { x: -0.05, y: 0.02, z: 0 },
      },
    });
    expect(open().udp(packet)).toEqual({
      readings: [{ kind: 'acceleration', sensorId: 'osc:zigsim.b6c396d4', atSeconds: 1000, ...standing }],
      refused: [],
    });
    expect(open().udp(Buffer.from('/tactus/step\0\0\0\0,\0\0\0'))).toBeUndefined();
  });
});

it('GyrOSC', () => {
  const senders = open();
  senders.osc('/gyrosc/grav', [0, 0, -1]);
  expect(senders.osc('/gyrosc/accel', [0, 0, 0])?.readings).toMatchObject([
    { sensorId: 'osc:gyrosc', ...standing },
  ]);
  expect(senders.osc('/gyrosc/gps', [52.5, 13.4])?.readings).toMatchObject([
    { kind: 'position', latitude: 52.5 },
  ]);
});

it('Home Assistant, an entity by its name', () => {
  const senders = open([{ homeAssistant: 'sensor.polar_heart_rate', reading: 'heartRate' }]);
  expect(senders.topics).toEqual(['homeassistant/sensor/polar_heart_rate/state']);
  const say = (payload: string) =>
    senders.mqtt('homeassistant/sensor/polar_heart_rate/state', Buffer.from(payload));
  expect(say('142')?.readings).toMatchObject([{ kind: 'heartRate', heartRateBpm: 142 }]);
  expect(say('unavailable')).toEqual({ readings: [], refused: [] });
  expect(say('142 bpm')).toEqual({ readings: [], refused: ['heartRate: "142 bpm" is no number'] });
});
