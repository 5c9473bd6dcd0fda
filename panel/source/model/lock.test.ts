import { describe, expect, it } from 'vitest';
import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { lockOf, StepOffsets } from './lock.ts';

const tempoBpm = 170;
const eight = (offset: number): number[] => Array.from({ length: 8 }, () => offset);

describe('whether feet and music are together', () => {
  it.each([
    ['eight steps on the beat', eight(0.04), 170, 'locked'],
    ['a tenth of a beat after it', eight(0.1), 170, 'locked'],
    ['a tenth before it', eight(-0.1), 170, 'locked'],
    ['more than a tenth', eight(0.11), 170, 'following'],
    ['before and after it in turns', [...eight(-0.2), ...eight(0.2)], 170, 'following'],
    ['too few to tell', [0, 0, 0, 0, 0, 0, 0], 170, 'following'],
    ['moments that nobody knows', [], 170, 'following'],
    ['nearly as many steps', [], 177, 'following'],
    ['other numbers of steps', eight(0.3), 150, 'free'],
    ['nobody on foot', [], undefined, 'free'],
    ['the last eight, whatever was before', [...eight(0.5), ...eight(0.02)], 170, 'locked'],
  ] as const)('is so after %s', (_, offsetsBeats, cadenceSpm, lock) => {
    expect(lockOf({ offsetsBeats, tempoBpm, cadenceSpm })).toBe(lock);
  });

  it('is nothing to speak of in silence', () => {
    expect(lockOf({ offsetsBeats: eight(0), tempoBpm: undefined, cadenceSpm: 170 })).toBeUndefined();
  });
});

describe('where the steps fall', () => {
  /** A beat each half second, as it is told at a moment. */
  const told = (atSeconds: number, stepAtSeconds?: number) =>
    ({
      clock: { beat: 2 * atSeconds, heardAtSeconds: atSeconds, tempoBpm: 120 },
      body: stepAtSeconds === undefined ? {} : { stepAtSeconds },
    }) as Pick<PanelState, 'clock' | 'body'>;

  it('is measured from the nearest beat, each step once', () => {
    const steps = new StepOffsets();
    for (let at = 0; at < 6; at += 0.25) steps.hear(told(at + 10, Math.floor(2 * (at + 10)) / 2 - 0.45));
    expect(steps.offsetsBeats.length).toBe(8);
    for (const offset of steps.offsetsBeats) expect(offset).toBeCloseTo(0.1);
    expect(steps.phaseBeats).toBeCloseTo(0.1);
  });

  it('takes the middle on a circle: just before and just after half a beat is half a beat', () => {
    const steps = new StepOffsets();
    for (const [index, off] of [0.24, 0.26, 0.24, 0.26].entries())
      steps.hear(told(index + 1, index / 2 + 10 + off));
    expect(Math.abs(steps.phaseBeats ?? 0)).toBeCloseTo(0.5);
  });

  it('is forgotten after a pause, a jump back, and where no step is known', () => {
    const steps = new StepOffsets();
    const hear = (stepAtSeconds?: number): number => {
      steps.hear(told(20, stepAtSeconds));
      return steps.offsetsBeats.length;
    };
    expect([hear(10), hear(10.5), hear(10.55), hear(13.6), hear(14), hear(9), hear()]).toEqual([
      1, 2, 2, 1, 2, 1, 0,
    ]);
    expect(steps.phaseBeats).toBeUndefined();
  });
});
