import { describe, expect, it } from 'vitest';
import { createRandom } from '../../time/random.ts';
import type { BodyState } from '../state.ts';
import { live, pod, seconds, seen } from '../testing/live.ts';

const rms = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);

describe('a foot pod and a receiver, each with its delay', () => {
  const podDelay = 1;
  const receiverDelay = 2;
  const podNoise = 0.1;
  const receiverNoise = 0.2;
  /** Half a minute at 2.5 m/s, half a minute at 4.5, changing over 3 s. */
  const truth = (at: number): number => {
    const [from, to] = at % 60 < 30 ? [4.5, 2.5] : [2.5, 4.5];
    return from + (to - from) * Math.min(1, (at % 30) / 3);
  };
  const run = (podIs = 1) => {
    const random = createRandom(5);
    const pods = seconds(600).map((second) =>
      pod(second + 0.1, podIs * truth(second + 0.1 - podDelay) + random.normal(0, podNoise)),
    );
    let east = 0;
    const skies = seconds(600).map((second) => {
      east += truth(second);
      return seen(second + 0.6, east, truth(second + 0.6 - receiverDelay) + random.normal(0, receiverNoise));
    });
    return { pods, skies };
  };
  /** Within 10 s after each turn, against what the body really does. */
  const afterTurns = (states: readonly BodyState[]): number =>
    rms(
      states
        .filter(({ atSeconds }) => atSeconds > 60 && atSeconds % 30 < 10)
        .map(({ atSeconds, speedMps = 0 }) => speedMps - truth(atSeconds)),
    );
  /** Once the turn is over. */
  const steady = (states: readonly BodyState[]): number =>
    rms(
      states
        .filter(({ atSeconds }) => atSeconds > 60 && atSeconds % 30 > 12)
        .map(({ atSeconds, speedMps = 0 }) => speedMps - truth(atSeconds)),
    );

  it('together follow a turn as the pod does, not as the receiver, and are steadier than either', () => {
    const { pods, skies } = run();
    const [both, podAlone, skyAlone] = [[...pods, ...skies], pods, skies].map((all) => live(all, 600));
    expect(afterTurns(both!)).toBeLessThan(1.05 * afterTurns(podAlone!));
    expect(afterTurns(both!)).toBeLessThan(0.65 * afterTurns(skyAlone!));
    expect(steady(both!)).toBeLessThan(steady(podAlone!));
    expect(steady(both!)).toBeLessThan(steady(skyAlone!));
    expect(steady(both!)).toBeLessThan(0.1);
  });

  it('find out that the pod thinks strides 12 % too long', () => {
    const { pods, skies } = run(1.12);
    const mean = (states: readonly BodyState[]): number => {
      const errors = states
        .filter(({ atSeconds }) => atSeconds > 300 && atSeconds % 30 > 12)
        .map(({ atSeconds, speedMps = 0 }) => speedMps / truth(atSeconds) - 1);
      return errors.reduce((sum, error) => sum + error, 0) / errors.length;
    };
    expect(mean(live(pods, 600))).toBeGreaterThan(0.11);
    expect(Math.abs(mean(live([...pods, ...skies], 600)))).toBeLessThan(0.02);
    // What was learnt holds when the sky is gone.
    const gone = live([...pods, ...skies.slice(0, 400)], 600).filter(({ atSeconds }) => atSeconds > 420);
    expect(Math.abs(mean(gone))).toBeLessThan(0.025);
    expect(gone.every(({ sources }) => sources.speed === 'pod')).toBe(true);
    // But not for one whom the owner trusts.
    const trusted = live([...pods, ...skies], 600, { priorities: { speed: ['pod'] } });
    expect(mean(trusted)).toBeGreaterThan(0.11);
  });
});
