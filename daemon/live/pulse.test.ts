import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PlayState } from '../score/play-state.ts';
import { startPulse } from './pulse.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A run of 10 s whose music stops `closesSeconds` after it is asked to. */
function stage(closesSeconds: number) {
  const nowSeconds = (): number => Date.now() / 1000 - began;
  const began = Date.now() / 1000;
  const counts = { ticks: 0, health: 0 };
  let asked = false;
  let stopsSeconds = Number.POSITIVE_INFINITY;
  let endedSeconds: number | undefined;
  const pulse = startPulse({
    clock: { nowSeconds },
    runner: { take: () => [], hasEnded: (seconds) => seconds >= 10 },
    house: {
      tick: async () => {
        counts.ticks += 1;
      },
      stop: () => {
        // A second stop would not wait for the close.
        stopsSeconds = nowSeconds() + (asked ? 0 : closesSeconds);
        asked = true;
      },
      get sound() {
        const playing: PlayState = !asked ? 'playing' : nowSeconds() >= stopsSeconds ? 'stopped' : 'stopping';
        return { playing, volume01: 1, muted: false };
      },
    },
    session: {
      tell: () => {
        counts.health += 1;
      },
    },
    health: () => [],
  });
  void pulse.ended.then(() => {
    endedSeconds = nowSeconds();
  });
  return { pulse, counts, ended: () => endedSeconds };
}

it('ticks ten times a second and tells once a second how the stations are, until it is stopped', async () => {
  const { pulse, counts } = stage(1);
  await vi.advanceTimersByTimeAsync(5000);
  expect(counts).toEqual({ ticks: 50, health: 5 });
  pulse.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(counts).toEqual({ ticks: 50, health: 5 });
});

it.each([
  ['when the music of a run has come to its close', 4, 14],
  ['at last, when it does not come to one', Number.POSITIVE_INFINITY, 40],
])('ends %s', async (_when, closesSeconds, endsSeconds) => {
  const { pulse, ended } = stage(closesSeconds);
  await vi.advanceTimersByTimeAsync((endsSeconds - 0.6) * 1000);
  expect(ended()).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1200);
  expect(ended()).toBeCloseTo(endsSeconds, 0);
  pulse.stop();
});
