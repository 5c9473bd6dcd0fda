import { placements, simulateWalk } from '../sensors/simulate/gait.ts';
import { createWander } from '../sensors/simulate/runner.ts';
import { createRandom, type Random } from '../time/random.ts';
import { type BenchResult, quantile } from './bench-result.ts';
import { playBeats, type SyncedBeat, type ToldReading } from './sync-run.ts';

/** What is asked of: see docs/following.md. */
const jitterSeconds = 0.015;
const wanderSpm = 0.5;
const [missedShare, extraShare] = [0.03, 0.02];
const outputDelaySeconds = 0.18;
/** Before its steps are known one by one a runner is known by a count, at whose tempo the music plays already. */
const countedSeconds = 8;
const runSeconds = 75;
/** Of each run what comes after this counts for how the beat stands. */
const settledSeconds = 25;
const turnSeconds = 40;
/** To and fro within a minute, of feet that are found in acceleration. */
const driftSpm = 1.5;
/** A run is locked from the first of so many beats whose mean distance from the steps' own line is so small, in beats. */
const judgedBeats = 4;
const mostOffBeats = 0.1;

/** A foot's fall: where its own rhythm has it, and where it fell. */
interface Foot {
  readonly lineSeconds: number;
  readonly atSeconds: number;
}

interface Run {
  readonly feet: readonly Foot[];
  readonly beats: readonly SyncedBeat[];
}

/** How the beat stands to the foot, in steps that are told one by one and in those found in acceleration; no sound is made. */
export function benchSync(options: { readonly runs: number }): BenchResult[] {
  const seeds = Array.from({ length: options.runs }, (_, index) => index + 1);
  const steady = seeds.map((seed) => runOf(seed, { cadenceSpm: () => 165, restsBefore: false }));
  const turning = seeds.map((seed) =>
    runOf(seed, { cadenceSpm: (at) => (at < turnSeconds ? 150 : 182), restsBefore: false }),
  );
  const rising = seeds.map((seed) => runOf(seed, { cadenceSpm: () => 165, restsBefore: true }));
  const offs = steady.flatMap((run) => offsOf(run, settledSeconds));
  const feet = steady.flatMap((run) => run.feet);
  const jitterMs = deviation(feet.map((foot) => 1000 * (foot.atSeconds - foot.lineSeconds)));
  const felt = seeds.slice(0, Math.ceil(options.runs / placements.length)).flatMap(feltRuns);
  const feltOffs = felt.flatMap((run) => offsOf(run, settledSeconds));
  const from = countedSeconds;
  return [
    ...figuresOf('sync.steps', offs),
    { name: 'sync.steps.jitterSdMs', unit: 'ms', value: jitterMs },
    {
      name: 'sync.steps.sdRatio',
      unit: 'times the jitter',
      value: deviation(offs.map(({ ms }) => ms)) / jitterMs,
    },
    { name: 'sync.steps.lockSeconds', unit: 's (0.95 quantile)', value: late(steady, from) },
    {
      name: 'sync.steps.restLockSeconds',
      unit: 's (0.95 quantile, from 100 BPM)',
      value: late(rising, from),
    },
    { name: 'sync.steps.relockSeconds', unit: 's (0.95 quantile)', value: late(turning, turnSeconds) },
    { name: 'sync.steps.lockedShare01', unit: 'share', value: lockedShare(steady, from) },
    {
      name: 'sync.steps.beatChangePercent',
      unit: '% (largest)',
      value: 100 * Math.max(...[...steady, ...turning, ...rising].map(largestChange)),
    },
    ...figuresOf('sync.acceleration', feltOffs),
    { name: 'sync.acceleration.lockedShare01', unit: 'share', value: lockedShare(felt, 10) },
  ];
}

interface Way {
  readonly cadenceSpm: (atSeconds: number) => number;
  /** Stands still until the first step, and the music plays at its resting tempo. */
  readonly restsBefore: boolean;
}

function runOf(seed: number, { cadenceSpm, restsBefore }: Way): Run {
  const random = createRandom(seed);
  const feet = drawFeet(random, cadenceSpm);
  const readings: ToldReading[] = [];
  for (let at = 0; at < countedSeconds; at += 0.5)
    readings.push(
      told({
        kind: 'cadence',
        sensorId: 'count',
        atSeconds: at,
        cadenceSpm: restsBefore ? 0 : cadenceSpm(at),
      }),
    );
  for (const { atSeconds } of feet) {
    if (random.next() >= missedShare) readings.push(told({ kind: 'step', sensorId: 'foot', atSeconds }));
    const extra = {
      kind: 'step',
      sensorId: 'foot',
      atSeconds: atSeconds + random.between(0.05, 0.3),
    } as const;
    if (random.next() < extraShare) readings.push(told(extra));
  }
  readings.sort((one, other) => one.toldAtSeconds - other.toldAtSeconds);
  return { feet, beats: play(readings, random.next()) };
}

/** In hip, pocket, hand and shoe; what is found comes a step and a half late, as it does live. */
function feltRuns(seed: number): Run[] {
  return placements.map((placement) => {
    const cadenceSpm = (at: number): number => 165 + driftSpm * Math.sin(at / 10);
    const walk = simulateWalk({ seed, placement, seconds: runSeconds, cadenceSpm });
    const readings = walk.samples.map((sample) =>
      told({ kind: 'acceleration', sensorId: 'worn', ...sample }),
    );
    const feet = walk.stepSeconds.map((atSeconds) => ({ lineSeconds: atSeconds, atSeconds }));
    return { feet, beats: play(readings, 0) };
  });
}

const told = (reading: ToldReading['reading']): ToldReading => ({
  toldAtSeconds: reading.atSeconds,
  reading,
});

const play = (readings: readonly ToldReading[], startBeat01: number): readonly SyncedBeat[] =>
  playBeats({ readings, seconds: runSeconds, conductor: {}, outputDelaySeconds, startBeat01 });

function drawFeet(random: Random, cadenceSpm: (atSeconds: number) => number): Foot[] {
  const wander = createWander(random, wanderSpm, 12);
  const feet: Foot[] = [];
  let wanderedSpm = 0;
  let second = 0;
  for (let line = countedSeconds; line < runSeconds; line += 60 / (cadenceSpm(line) + wanderedSpm)) {
    for (; second <= line; second += 1) wanderedSpm = wander.next();
    feet.push({ lineSeconds: line, atSeconds: line + random.normal(0, jitterSeconds) });
  }
  return feet;
}

interface Off {
  readonly ms: number;
  readonly beats: number;
}

/** From the foot that is nearest to each beat. */
function offsOf({ feet, beats }: Run, fromSeconds: number): Off[] {
  const last = feet.at(-1)!.atSeconds;
  return beats.flatMap((beat, index) => {
    const before = beats[index - 1];
    if (before === undefined || beat.atSeconds < fromSeconds || beat.atSeconds > last) return [];
    const off = nearest(feet.map(({ atSeconds }) => beat.atSeconds - atSeconds));
    return [{ ms: 1000 * off, beats: off / (beat.atSeconds - before.atSeconds) }];
  });
}

const nearest = (offs: readonly number[]): number =>
  offs.reduce((least, off) => (Math.abs(off) < Math.abs(least) ? off : least), Number.POSITIVE_INFINITY);

function figuresOf(name: string, offs: readonly Off[]): BenchResult[] {
  const angles = offs.map(({ beats }) => 2 * Math.PI * beats);
  const resultantLength = Math.hypot(mean(angles.map(Math.cos)), mean(angles.map(Math.sin)));
  return [
    { name: `${name}.phaseMeanMs`, unit: 'ms', value: mean(offs.map(({ ms }) => ms)) },
    { name: `${name}.phaseSdMs`, unit: 'ms', value: deviation(offs.map(({ ms }) => ms)) },
    { name: `${name}.resultantLength`, unit: '0 to 1', value: resultantLength },
  ];
}

/** How long after a moment the beat is where the feet's own line is, in 95 of 100 runs. */
function late(runs: readonly Run[], fromSeconds: number): number {
  return quantile(
    runs.map(({ feet, beats }) => {
      const after = beats.filter(({ atSeconds }) => atSeconds >= fromSeconds);
      const offs = after.map(({ atSeconds, tempoBpm }) =>
        Math.abs((nearest(feet.map(({ lineSeconds }) => atSeconds - lineSeconds)) * tempoBpm) / 60),
      );
      const first = offs.findIndex((_, index) => {
        const judged = offs.slice(index, index + judgedBeats);
        return judged.length === judgedBeats && mean(judged) <= mostOffBeats;
      });
      return first < 0 ? Number.POSITIVE_INFINITY : after[first]!.atSeconds - fromSeconds;
    }),
    0.95,
  );
}

function lockedShare(runs: readonly Run[], fromSeconds: number): number {
  const beats = runs.flatMap((run) => run.beats.filter(({ atSeconds }) => atSeconds >= fromSeconds));
  return beats.filter(({ isLocked }) => isLocked).length / beats.length;
}

/** Of the length from beat to beat, by the times at which they are heard. */
function largestChange({ beats }: Run): number {
  const lengths = beats.slice(1).map(({ atSeconds }, index) => atSeconds - beats[index]!.atSeconds);
  return Math.max(
    ...lengths.slice(1).map((length, index) => {
      const ratio = length / lengths[index]!;
      return Math.max(ratio, 1 / ratio) - 1;
    }),
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}
