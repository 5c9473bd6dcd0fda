import { describe, expect, it } from 'vitest';
import { createBody } from '../body/body.ts';
import type { BodyState } from '../body/state.ts';
import type { SensorReading } from '../sensors/reading.ts';
import { simulate } from '../sensors/simulate/simulate.ts';
import { createConductor } from './conductor.ts';
import type { Intent } from './intent.ts';
import type { ConductorOptions } from './options.ts';

interface Sighting {
  readonly body: BodyState;
  readonly intent: Intent;
}

interface Following {
  /** Ten a second. */
  readonly moments: readonly Sighting[];
  readonly beats: readonly { readonly atSeconds: number; readonly tempoBpm: number }[];
}

/** Body and conductor with a simulated run, as the offline render drives them; the beats as an ideal clock plays them. */
function follow(
  name: string,
  seconds: number,
  options: Partial<ConductorOptions> = {},
  hears: (reading: SensorReading) => boolean = () => true,
): Following {
  const body = createBody();
  const conductor = createConductor(options);
  const readings = simulate(name, 5).readings[Symbol.iterator]();
  const moments: Sighting[] = [];
  const beats: { atSeconds: number; tempoBpm: number }[] = [];
  let reading: SensorReading = readings.next().value;
  let sinceBeat = 1;
  for (let index = 0; index <= seconds * 10; index++) {
    const atSeconds = index / 10;
    for (; reading.atSeconds <= atSeconds; reading = readings.next().value)
      if (hears(reading)) body.accept(reading);
    const state = body.stateAt(atSeconds);
    const intent = conductor.update(state);
    moments.push({ body: state, intent });
    for (let part = 0; part < 10; part++) {
      sinceBeat += intent.tempoBpm / 6000;
      if (sinceBeat < 1) continue;
      sinceBeat -= 1;
      beats.push({ atSeconds: atSeconds + part / 100, tempoBpm: intent.tempoBpm });
    }
  }
  return { moments, beats };
}

function greatestRatio({ beats }: Following): number {
  return beats.slice(1).reduce((most, { tempoBpm }, index) => {
    const ratio = tempoBpm / (beats[index]?.tempoBpm ?? tempoBpm);
    return Math.max(most, ratio, 1 / ratio);
  }, 1);
}

/** Seconds after a turn from which the tempo stays within a share of the goal, until `until`. */
function settledAfter(
  { moments }: Following,
  turn: number,
  until: number,
  goal: number,
  share: number,
): number {
  const window = moments.slice(turn * 10, until * 10);
  const last = window.findLastIndex(({ intent }) => Math.abs(intent.tempoBpm / goal - 1) > share);
  return (last + 1) / 10;
}

/** An update comes up to 0.1 s after the beat that it counts for: a third of a beat's change more. */
const mostRatio = 1.04;

describe('following a simulated run', () => {
  it('is within 2 % of a turn of 32 steps a minute after 10 s, and steady between turns', () => {
    const run = follow('intervals', 300);
    for (const turn of [60, 120, 180, 240])
      expect(settledAfter(run, turn, turn + 60, turn % 120 === 60 ? 182 : 150, 0.02)).toBeLessThan(5);
    expect(greatestRatio(run)).toBeLessThan(mostRatio);
  });

  it('turns with speed in 10 to 30 s, one way only, and stays within 3 % of proportional', () => {
    const run = follow('intervals', 240, { follow: 'speed' });
    for (const turn of [60, 120, 180]) {
      const rises = turn % 120 === 60;
      const goal = (165 * (rises ? 3.6 : 2.5)) / 2.9;
      const settled = settledAfter(run, turn, turn + 60, goal, 0.03);
      expect(settled).toBeGreaterThanOrEqual(10);
      expect(settled).toBeLessThanOrEqual(30);
      const tempi = run.moments
        .slice(turn * 10, (turn + settled) * 10)
        .map(({ intent }) => intent.tempoBpm * (rises ? 1 : -1));
      expect(tempi).toEqual(tempi.toSorted((a, b) => a - b));
    }
  });

  it.each(['auto', 'speed', 'heartRate'] as const)(
    '%s: a watch that writes every 7 s does not sag',
    (mode) => {
      const everySeventh = (reading: SensorReading): boolean =>
        reading.kind !== 'step' && Math.floor(reading.atSeconds) % 7 === 0;
      const run = follow('easy', 240, { follow: mode }, everySeventh);
      const tempi = run.moments.slice(1800).map(({ intent }) => intent.tempoBpm);
      expect(Math.max(...tempi) / Math.min(...tempi)).toBeLessThan(1.03);
      if (mode !== 'heartRate') expect(Math.abs(Math.min(...tempi) / 165 - 1)).toBeLessThan(0.03);
    },
  );

  it('raises energy with the effort', () => {
    const energy = (name: string) => follow(name, 240).moments.at(-1)?.intent.energy01 ?? Number.NaN;
    const [walk, easy] = [energy('walk'), energy('easy')];
    expect(walk).toBeLessThan(0.35);
    expect(easy).toBeGreaterThan(walk + 0.2);
  });

  it('lets the beat fall on the foot', () => {
    const { moments } = follow('easy', 60);
    const last = moments.at(-1);
    expect(last?.intent.phase?.confidence01).toBeGreaterThan(0.7);
    expect(last?.intent.phase).toMatchObject({
      stepAtSeconds: last?.body.stepAtSeconds,
      periodSeconds: last?.body.stepPeriodSeconds,
      offsetMs: 0,
    });
  });
});

describe('sensors that come and go for 40 minutes', () => {
  const absentSeconds = 60;
  const everySeconds = 120;
  const turns = [['sim-motion'], ['sim-footpod'], ['sim-gps'], ['sim-strap'], ['sim-motion', 'sim-footpod']];
  const absentAt = (seconds: number): readonly string[] =>
    seconds % everySeconds < everySeconds - absentSeconds
      ? []
      : (turns[Math.floor(seconds / everySeconds) % turns.length] ?? []);
  const run = follow('race', 2400, {}, (reading) => !absentAt(reading.atSeconds).includes(reading.sensorId));

  it('never make the tempo jump, nor leave the runner', () => {
    expect(greatestRatio(run)).toBeLessThan(mostRatio);
    for (const [index, { intent }] of run.moments.entries()) {
      const cadence = 160 + (24 * index) / 24_000;
      expect(Math.abs(intent.tempoBpm / cadence - 1)).toBeLessThan(0.05);
    }
  });

  it('are named by what is used throughout', () => {
    for (const [index, { body }] of run.moments.entries()) {
      const seconds = index / 10;
      const absent = absentAt(seconds);
      const since = seconds % everySeconds;
      if (index < 50 || (since >= everySeconds - absentSeconds && since < everySeconds - absentSeconds + 5.1))
        continue;
      const named = Object.values(body.sources);
      expect(named.filter((id) => absent.includes(id))).toEqual([]);
      if (absent.length === 0 && since > 5)
        expect(body.sources).toEqual({
          cadence: 'sim-motion',
          step: 'sim-motion',
          speed: 'sim-footpod',
          heartRate: 'sim-strap',
        });
      if (absent.length === 2) expect(body.sources.cadence).toBe('stride:sim-gps');
    }
  });
});
