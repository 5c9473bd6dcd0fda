import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PlayState } from '../score/play-state.ts';
import { realTimers } from '../time/timers.ts';
import { untilBegun } from './begun.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function waitedSeconds(stateAt: (seconds: number) => PlayState): Promise<number> {
  const began = Date.now();
  let doneMs = Number.NaN;
  const seconds = (): number => (Date.now() - began) / 1000;
  void untilBegun({ read: () => ({ state: stateAt(seconds()) }) }, realTimers).then(() => {
    doneMs = Date.now() - began;
  });
  await vi.advanceTimersByTimeAsync(5000);
  return doneMs / 1000;
}

it('waits for the first beat, and not for one that does not come', async () => {
  expect(await waitedSeconds(() => 'playing')).toBe(0);
  expect(await waitedSeconds((seconds) => (seconds < 0.3 ? 'stopped' : 'playing'))).toBeCloseTo(0.3, 1);
  expect(await waitedSeconds(() => 'stopped')).toBeCloseTo(1, 1);
});
