import { expect, it } from 'vitest';
import { pitchNear } from '../../outputs/testing/pitch.ts';
import type { Announcement } from './announcement.ts';
import { soundOfTones, tonesOf } from './tones.ts';

const sampleRateHz = 48_000;
const step = { purpose: 'work', length: { by: 'lap' } } as const;
const sensor = { kind: 'sensor', sensorId: 'strap', tells: ['heartRate'] } as const;
const all: readonly Announcement[] = [
  { ...sensor, isLost: true },
  { ...sensor, isLost: false },
  { kind: 'lap', count: 1, seconds: 60 },
  { kind: 'interval', step },
  { kind: 'interval' },
  { kind: 'kilometre', count: 1 },
  { kind: 'welcome', address: '10.0.0.1', port: 7272 },
  ...[1, 2, 3, 4, 5].map((zone) => ({ kind: 'zone', zone }) as const),
];

it('are others for each announcement', () => {
  expect(new Set(all.map((each) => tonesOf(each).join(' '))).size).toBe(all.length);
});

it.each(all)('of %j are as high as they should be, -12 dBFS, and begin and end gently', (announcement) => {
  const tonesHz = tonesOf(announcement);
  const sound = soundOfTones(tonesHz, sampleRateHz);
  expect(sound.length / sampleRateHz).toBeCloseTo(0.24 * tonesHz.length, 3);
  const peak = Math.max(...sound.map(Math.abs));
  expect(20 * Math.log10(peak)).toBeGreaterThan(-13.5);
  expect(20 * Math.log10(peak)).toBeLessThan(-11.9);
  for (const [index, hz] of tonesHz.entries()) {
    const from = Math.round(0.24 * index * sampleRateHz);
    const tone = sound.subarray(from, from + 0.18 * sampleRateHz);
    expect(Math.abs(1200 * Math.log2(pitchNear(tone, hz, sampleRateHz) / hz))).toBeLessThan(10);
    const edges = [tone.subarray(0, 48), tone.subarray(tone.length - 48)];
    for (const edge of edges) expect(Math.max(...edge.map(Math.abs))).toBeLessThan(0.01);
  }
});
