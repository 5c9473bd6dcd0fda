import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlayState } from '../score/play-state.ts';
import type { SensorReading } from '../sensors/reading.ts';
import type { SessionListener } from '../session/events.ts';
import { realTimers } from '../time/timers.ts';
import { startPulse } from './pulse.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const speed: SensorReading = { kind: 'speed', sensorId: 'pod', atSeconds: 0, speedMps: 3 };
const acceleration = { kind: 'acceleration', sensorId: 'board', xMps2: 0, yMps2: 0, zMps2: 9.8 } as const;

/** A run of 10 s whose music stops `closesSeconds` after it is asked to; only accelerations teach nothing. */
function stage(closesSeconds: number, run: readonly SensorReading[] = [], tellsEvents = false) {
  const nowSeconds = (): number => Date.now() / 1000 - began;
  const began = Date.now() / 1000;
  const counts = { ticks: 0, health: 0, heard: 0, played: 0 };
  const tickedSeconds: number[] = [];
  let asked = false;
  let hurries = false;
  let stopsSeconds = Number.POSITIVE_INFINITY;
  let endedSeconds: number | undefined;
  let wake = (): void => {};
  let listener: SessionListener = {};
  let said: SensorReading[] = [];
  const due = [...run];
  const pulse = startPulse({
    clock: { nowSeconds },
    timers: realTimers,
    runner: {
      take: (seconds) => {
        const taken = said;
        said = [];
        while (due.length > 0 && due[0]!.atSeconds <= seconds) taken.push(due.shift()!);
        return taken;
      },
      onReading: (next) => {
        wake = next;
      },
      get nextSeconds() {
        return due[0]?.atSeconds ?? Number.POSITIVE_INFINITY;
      },
      hasEnded: (seconds) => seconds >= 10,
    },
    house: {
      hearPlayer: () => {
        counts.played += 1;
      },
      hear: (_, readings) => {
        const heard = [...readings];
        counts.heard += heard.length;
        return heard.some(({ kind }) => kind !== 'acceleration');
      },
      tick: async (seconds) => {
        counts.ticks += 1;
        tickedSeconds.push(seconds);
      },
      get hurries() {
        return hurries;
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
      listen: (_, heard) => {
        listener = heard;
        return () => {
          listener = {};
        };
      },
    },
    health: () => [],
    tellsEvents,
  });
  void pulse.ended.then(() => {
    endedSeconds = nowSeconds();
  });
  return {
    pulse,
    counts,
    tickedSeconds,
    ended: () => endedSeconds,
    say(reading: SensorReading) {
      said.push(reading);
      wake();
    },
    wish: () => listener.command?.({ volume01: 1 }),
    hurry: (now: boolean) => {
      hurries = now;
    },
  };
}

it('ticks at once, then ten times a second, and tells once a second how the stations are, until it is stopped', async () => {
  const { pulse, counts, wish } = stage(1);
  await vi.advanceTimersByTimeAsync(5010);
  expect(counts).toMatchObject({ ticks: 51, health: 5 });
  pulse.stop();
  wish();
  await vi.advanceTimersByTimeAsync(5000);
  expect(counts).toMatchObject({ ticks: 51, health: 5 });
});

describe('what is new', () => {
  it('is taken up when it comes, and not at the next tick', async () => {
    const { pulse, say, wish, tickedSeconds } = stage(1);
    await vi.advanceTimersByTimeAsync(130);
    say(speed);
    await vi.advanceTimersByTimeAsync(30);
    wish();
    await vi.advanceTimersByTimeAsync(30);
    expect(tickedSeconds.map((seconds) => Math.round(seconds * 1000))).toEqual([0, 100, 130, 160]);
    pulse.stop();
  });

  it('is taken up together when it comes in a flood: some hundred times a second at most', async () => {
    const { pulse, say, counts } = stage(1);
    for (let n = 0; n < 1000; n += 1) {
      say(speed);
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(counts.heard).toBeGreaterThan(980);
    expect(counts.ticks).toBeGreaterThan(80);
    expect(counts.ticks).toBeLessThanOrEqual(127);
    pulse.stop();
  });

  it('of a recording comes when it is due', async () => {
    const run = [0.05, 0.2344, 0.2346, 0.9].map((atSeconds) => ({ ...speed, atSeconds }));
    const { pulse, tickedSeconds } = stage(1, run);
    await vi.advanceTimersByTimeAsync(300);
    expect(tickedSeconds).toHaveLength(4);
    for (const [n, seconds] of [0, 0.05, 0.15, 0.2346].entries()) {
      expect(tickedSeconds[n]).toBeGreaterThanOrEqual(seconds - 1e-6);
      expect(tickedSeconds[n]).toBeLessThan(seconds + 0.003);
    }
    pulse.stop();
  });

  it('is not what teaches nothing: an accelerometer costs no more ticks', async () => {
    const { pulse, say, counts } = stage(1);
    for (let n = 0; n < 100; n += 1) {
      say({ ...acceleration, atSeconds: n / 100 });
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(10);
    expect(counts).toMatchObject({ heard: 100, ticks: 11 });
    pulse.stop();
  });
});

it('ticks fifty times a second while there is hurry: the tempo turns, or a first beat is waited for', async () => {
  const { pulse, hurry, counts } = stage(1);
  hurry(true);
  await vi.advanceTimersByTimeAsync(1110);
  expect(counts.ticks).toBe(56);
  hurry(false);
  await vi.advanceTimersByTimeAsync(1010);
  expect(counts.ticks).toBeLessThan(69);
  pulse.stop();
});

it('takes the second step of a turn as soon as it may: the first is as short as the time since the look before', async () => {
  const { pulse, say, hurry, tickedSeconds } = stage(1);
  await vi.advanceTimersByTimeAsync(110);
  hurry(true);
  say(speed);
  await vi.advanceTimersByTimeAsync(60);
  expect(tickedSeconds).toHaveLength(6);
  for (const [n, seconds] of [0.11, 0.118, 0.138, 0.158].entries()) {
    expect(tickedSeconds[n + 2]).toBeGreaterThanOrEqual(seconds - 0.001);
    expect(tickedSeconds[n + 2]).toBeLessThan(seconds + 0.003);
  }
  pulse.stop();
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

it.each([
  [true, 50],
  [false, 0],
])('where somebody passes on what is played (%s) it is told %i times a second more', async (tells, times) => {
  const { pulse, counts } = stage(1, [], tells);
  await vi.advanceTimersByTimeAsync(1010);
  expect(counts.played).toBe(times);
  pulse.stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(counts.played).toBe(times);
});
