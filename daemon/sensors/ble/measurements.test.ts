import { describe, expect, it } from 'vitest';
import { createCycleMeaning } from '../steps-per-cycle.ts';
import { createDecoder } from './decoder.ts';
import {
  parseCycling,
  parseCyclingPower,
  parseHeartRate,
  parseRunning,
  parseText,
  parseTreadmill,
} from './measurements.ts';
import { characteristics } from './uuids.ts';

const bytes = (...values: readonly number[]): Buffer => Buffer.from(values);
const decoderOptions = { footPodCounts: 'auto', wheelCircumferenceMeters: 2.1 } as const;

describe('measurements', () => {
  it('reads a heart rate with contact and RR intervals', () => {
    expect(parseHeartRate(bytes(0x16, 142, 0x00, 0x02, 0xa8, 0x01))).toEqual({
      heartRateBpm: 142,
      contact: true,
      rrSeconds: [0.5, 424 / 1024],
    });
    expect(parseHeartRate(bytes(0x1d, 142, 0, 0x10, 0x27, 0x00, 0x02))).toEqual({
      heartRateBpm: 142,
      contact: false,
      rrSeconds: [0.5],
    });
    expect(parseHeartRate(bytes(0x00, 60))).toEqual({ heartRateBpm: 60, contact: undefined, rrSeconds: [] });
    expect(parseHeartRate(bytes(0x01, 60))).toBeUndefined();
  });

  it('reads running, power and treadmill', () => {
    expect(parseRunning(bytes(0x07, 0x00, 0x03, 84, 214, 0, 2, 0, 0, 0))).toEqual({
      speedMps: 3,
      cyclesPerMinute: 84,
      strideMeters: 2.14,
      running: true,
    });
    const power = bytes(0x35, 0x00, 0xfa, 0x00, 50, 1, 2, 9, 9, 9, 9, 8, 8, 0x05, 0x00, 0x00, 0x04);
    expect(parseCyclingPower(power)).toMatchObject({ powerWatts: 250, crank: { count: 5, eventTime: 1024 } });
    const treadmill = bytes(0x04, 0x01, 0x38, 0x04, 0x10, 0x00, 0x00, 133);
    expect(parseTreadmill(treadmill)).toEqual({ speedMps: expect.closeTo(3), heartRateBpm: 133 });
    expect(parseText(Buffer.from('Polar\u0000\u0007 H10\n'))).toBe('Polar H10');
  });
});

describe('a packet that is cut off', () => {
  it('keeps the heart rate before the energy that was not sent', () => {
    expect(parseHeartRate(bytes(0x08, 60))).toEqual({ heartRateBpm: 60, contact: undefined, rrSeconds: [] });
    expect(parseHeartRate(bytes(0x18, 60, 1))).toMatchObject({ heartRateBpm: 60, rrSeconds: [] });
    expect(parseHeartRate(bytes(0x10, 60, 0, 2, 7))).toMatchObject({ heartRateBpm: 60, rrSeconds: [0.5] });
    expect(parseHeartRate(bytes(0x09, 60))).toBeUndefined();
  });

  it('keeps the speed of a treadmill that sends less than it promises', () => {
    const cut = bytes(0x84, 0x00, 0xe8, 0x03, 0x10, 0x27, 0x00, 0x01, 0x00);
    expect(parseTreadmill(cut)).toEqual({ speedMps: expect.closeTo(2.78, 2), heartRateBpm: undefined });
    // The heart rate would stand behind what is cut off: what looks like one is not.
    expect(parseTreadmill(bytes(0x84, 0x01, 0xe8, 0x03, 0x10, 0x27, 0x00, 60))).toEqual({
      speedMps: expect.closeTo(2.78, 2),
      heartRateBpm: undefined,
    });
    expect(parseTreadmill(bytes(0x00, 0x00, 0xe8))).toBeUndefined();
    expect(parseTreadmill(bytes(0x01, 0x01))).toEqual({ speedMps: undefined, heartRateBpm: undefined });
  });

  it('keeps power, and of wheel and crank the one that is whole', () => {
    expect(parseCyclingPower(bytes(0x20, 0x00, 0xfa, 0x00, 5))).toEqual({
      powerWatts: 250,
      crank: undefined,
    });
    expect(parseCyclingPower(bytes(0x21, 0x00, 0xfa, 0x00))).toEqual({ powerWatts: 250, crank: undefined });
    expect(parseCyclingPower(bytes(0x00, 0x00, 0xfa))).toBeUndefined();
    expect(parseCycling(bytes(0x03, 3, 0, 0, 0, 0, 4, 7))).toEqual({
      wheel: expect.objectContaining({ count: 3, eventTime: 1024 }),
      crank: undefined,
    });
    expect(parseCycling(bytes(0x03, 3, 0))).toBeUndefined();
  });
});

describe('createDecoder', () => {
  const decodeAll = (uuid: string, said: readonly (readonly [number, Buffer])[]) => {
    const decoder = createDecoder(decoderOptions);
    return said.map(([atSeconds, value]) => decoder.decode(uuid, value, atSeconds));
  };
  const pod = (cycles: number) => bytes(0x04, 0x00, 0x03, cycles);

  it('tells pods that count strides from pods that count steps', () => {
    const strides = decodeAll(
      characteristics.runningMeasurement,
      [84, 85, 82].map((value, index) => [index, pod(value)]),
    );
    expect(strides.map(([cadence]) => cadence?.cadenceSpm)).toEqual([168, 170, 164]);
    const steps = decodeAll(
      characteristics.runningMeasurement,
      [168, 170, 112, 164].map((value, index) => [index, pod(value)]),
    );
    expect(steps.map(([cadence]) => cadence?.cadenceSpm)).toEqual([168, 170, 112, 164]);
  });

  it('remembers that a pod counts steps when its wearer walks, and when it was lost', () => {
    const running = characteristics.runningMeasurement;
    const rsc = (speedMps: number, cycles: number) =>
      bytes(0, (speedMps * 256) & 0xff, (speedMps * 256) >> 8, cycles);
    const cycles = createCycleMeaning();
    const before = createDecoder(decoderOptions, cycles);
    for (let at = 0; at < 20; at++) before.decode(running, rsc(0, 165), at);
    for (let at = 20; at < 60; at++) expect(before.decode(running, rsc(0, 112), at)[0]?.cadenceSpm).toBe(112);
    const after = createDecoder(decoderOptions, cycles);
    expect(after.decode(running, rsc(0, 112), 70)[0]?.cadenceSpm).toBe(112);
  });

  it.each([
    ['a walk at 3 km/h on a treadmill that counts steps', [0x00, 0xd4, 0x00, 95], 95],
    ['the same with the length of each', [0x01, 0xd4, 0x00, 95, 52, 0x00], 95],
    ['the same with the length of two', [0x01, 0xd4, 0x00, 95, 105, 0x00], 95],
    ['the same without a speed', [0x01, 0x00, 0x00, 95, 52, 0x00], 95],
    ['the same, cut in its length', [0x01, 0xd4, 0x00, 95, 52], 95],
    ['the same, said to be a run', [0x04, 0xd4, 0x00, 95], 95],
    ['the same in strides', [0x00, 0xd4, 0x00, 47], 94],
    ['the same in strides, with the length of a step', [0x01, 0xd4, 0x00, 47, 52, 0x00], 94],
    ['at 3.5 km/h', [0x00, 0xf8, 0x00, 100], 100],
    ['at 2 km/h', [0x00, 0x8f, 0x00, 80], 80],
    ['a run at 9 km/h in strides', [0x04, 0x80, 0x02, 82], 164],
    ['a slow run in strides, said to be one', [0x04, 0x4d, 0x01, 82], 164],
  ])('hears from the first packet on what is counted: %s', (_what, packet, cadenceSpm) => {
    const said = Array.from({ length: 20 }, (_, at) => [at, bytes(...packet)] as const);
    const cadences = decodeAll(characteristics.runningMeasurement, said).map(([first]) => first?.cadenceSpm);
    expect(new Set(cadences)).toEqual(new Set([cadenceSpm]));
  });

  it('counts turns over wraps, and tells when they stop', () => {
    const crank = (count: number, time: number) =>
      bytes(0x02, count & 0xff, count >> 8, time & 0xff, (time >> 8) & 0xff);
    const cadences = decodeAll(characteristics.cyclingMeasurement, [
      [0, crank(0xffff, 0xfe00)],
      [1, crank(1, 0x0200)],
      [2, crank(1, 0x0200)],
      [5, crank(1, 0x0200)],
    ]);
    expect(cadences.map(([cadence]) => cadence?.cadenceSpm)).toEqual([undefined, 240, undefined, 0]);
  });

  it('is one body when a treadmill tells its speed by two services', () => {
    const decoder = createDecoder(decoderOptions);
    const belt = (kilometersPerHour: number) =>
      bytes(0, 0, (kilometersPerHour * 100) & 0xff, (kilometersPerHour * 100) >> 8);
    const heard: Record<string, unknown>[] = [];
    const hear = (from: number, to: number, kilometersPerHour: number, podMps: number, cycles: number) => {
      for (let at = from; at < to; at++) {
        heard.push(...decoder.decode(characteristics.runningMeasurement, bytes(0, 0, podMps, cycles), at));
        heard.push(...decoder.decode(characteristics.treadmillData, belt(kilometersPerHour), at + 0.5));
      }
    };
    const speeds = () => heard.flatMap(({ speedMps }) => (typeof speedMps === 'number' ? [speedMps] : []));
    // Its pod knows no speed; the belt shows that what it counts are strides.
    hear(0, 20, 10, 0, 82);
    expect(speeds().slice(1)).toEqual(Array.from({ length: 20 }, () => expect.closeTo(10 / 3.6)));
    expect(heard.findLast(({ kind }) => kind === 'cadence')?.cadenceSpm).toBe(164);
    // Another says both, a little apart: one of them speaks.
    heard.length = 0;
    hear(20, 40, 10, 3, 82);
    expect(new Set(speeds())).toEqual(new Set([10 / 3.6]));
    // And when all stands, that is heard.
    heard.length = 0;
    hear(40, 44, 0, 0, 0);
    expect(new Set(speeds())).toEqual(new Set([0]));
  });

  it('keeps the speed of a pod that is cut off before its count', () => {
    const decoder = createDecoder(decoderOptions);
    const said = decoder.decode(characteristics.runningMeasurement, bytes(0, 0, 3), 0);
    expect(said).toEqual([{ kind: 'speed', speedMps: 3 }]);
  });

  it('turns wheels into speed', () => {
    const wheel = (count: number, time: number) => bytes(0x01, count, 0, 0, 0, time & 0xff, time >> 8);
    const speeds = decodeAll(characteristics.cyclingMeasurement, [
      [0, wheel(0, 0)],
      [1, wheel(3, 1024)],
    ]);
    expect(speeds[1]?.[0]?.speedMps).toBeCloseTo(6.3);
  });
});
