import { describe, expect, it } from 'vitest';
import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { StepOffsets } from './lock.ts';

describe('where the steps fall', () => {
  /** A beat each half second, as it is told at a moment. */
  const told = (atSeconds: number, stepAtSeconds?: number, offsetMs = 0) =>
    ({
      intent: { phase: { stepAtSeconds: 0, periodSeconds: 0.5, offsetMs, confidence01: 1 } },
      clock: { beat: 2 * atSeconds, heardAtSeconds: atSeconds, tempoBpm: 120 },
      body: stepAtSeconds === undefined ? {} : { stepAtSeconds },
    }) as Pick<PanelState, 'clock' | 'body' | 'intent'>;

  it('is measured from the nearest beat, each step once', () => {
    const steps = new StepOffsets();
    for (let at = 0; at < 6; at += 0.25) steps.hear(told(at + 10, Math.floor(2 * (at + 10)) / 2 - 0.45));
    expect(steps.offsetsBeats.length).toBe(4);
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

  it('counts from where the beat is to be, beside the foot', () => {
    const steps = new StepOffsets();
    for (let at = 0; at < 6; at += 0.25) steps.hear(told(at + 10, Math.floor(2 * (at + 10)) / 2 - 0.04, 40));
    expect(steps.phaseBeats).toBeCloseTo(0);
  });
});
