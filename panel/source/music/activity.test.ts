import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BarMessage } from '../../../daemon/panel/protocol/bar-message.ts';
import { activityAt } from './activity.ts';

const note = { atBeat: 0, durationBeats: 2, velocity01: 0.8, source: 'model' } as const;
const notes: BarMessage['notes'] = [
  { ...note, part: 'lead', pitchMidi: 72 },
  { ...note, part: 'drums', pitchMidi: 36 },
];
const bars = [{ startBeat: 0, lengthBeats: 4, notes }] as unknown as readonly BarMessage[];

it('is what the note was struck with, fades while it is held, and fast when it is over', () => {
  const lead = [0, 1, 2, 2.5, 4].map((beat) => activityAt(bars, 'lead', beat, 0));
  expect(lead[0]).toBeCloseTo(0.8);
  expect(lead[2]).toBeGreaterThan(0.35);
  expect(lead[3]).toBeLessThan(0.1);
  expect([...lead].sort((a, b) => b - a)).toEqual(lead);
  expect(activityAt(bars, 'drums', 1, 0)).toBeLessThan(0.1);
  expect(activityAt(bars, 'pad', 0, 0)).toBe(0);
  expect(activityAt(bars, 'lead', -0.1, 0)).toBe(0);
});

it('goes with the gain, is silent at -60 dB, and never more than whole', () => {
  expect(activityAt(bars, 'lead', 0, -6)).toBeCloseTo(0.4, 1);
  expect(activityAt(bars, 'lead', 0, -60)).toBe(0);
  fc.assert(
    fc.property(
      fc.double({ min: -60, max: 6, noNaN: true }),
      fc.double({ min: 0, max: 40, noNaN: true }),
      (gainDb, beat) => {
        const activity = activityAt(bars, 'lead', beat, gainDb);
        expect(activity).toBeGreaterThanOrEqual(0);
        expect(activity).toBeLessThanOrEqual(1);
      },
    ),
  );
});
