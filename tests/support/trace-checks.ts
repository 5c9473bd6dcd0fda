import { readFileSync } from 'node:fs';
import { type TraceLine, traceLineSchema } from '../../daemon/recorder/trace.ts';

/** What a trace must show, whoever wrote it: an offline render or a live run. Each check lists its faults. */

type LineOf<K extends TraceLine['kind']> = Extract<TraceLine, { kind: K }>;

export class Trace {
  readonly lines: readonly TraceLine[];

  constructor(text: string) {
    this.lines = text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => traceLineSchema.parse(JSON.parse(line)));
  }

  static read(file: string): Trace {
    return new Trace(readFileSync(file, 'utf8'));
  }

  of<K extends TraceLine['kind']>(kind: K): LineOf<K>[] {
    return this.lines.filter((line): line is LineOf<K> => line.kind === kind);
  }
}

/** Beats at 60 to 240, numbered one by one, their times in agreement with their tempi, at most 3 % apart in tempo. */
export function beatFaults(trace: Trace): string[] {
  const beats = trace.of('beat');
  const faults: string[] = [];
  for (const [index, beat] of beats.entries()) {
    const where = `beat ${beat.beat} at ${beat.atSeconds} s`;
    if (beat.tempoBpm < 60 - 1e-6 || beat.tempoBpm > 240 + 1e-6)
      faults.push(`${where}: tempo ${beat.tempoBpm}`);
    const previous = beats[index - 1];
    if (!previous) continue;
    if (beat.beat !== previous.beat + 1) faults.push(`${where} follows beat ${previous.beat}`);
    const ratio = beat.tempoBpm / previous.tempoBpm;
    if (Math.max(ratio, 1 / ratio) > 1.03 + 1e-6)
      faults.push(`${where}: tempo changed by ${ratio.toFixed(4)}`);
    const expectedSeconds = 120 / (beat.tempoBpm + previous.tempoBpm);
    const seconds = beat.atSeconds - previous.atSeconds;
    if (Math.abs(seconds / expectedSeconds - 1) > 0.02) {
      faults.push(
        `${where}: ${seconds.toFixed(4)} s after the last, its tempo says ${expectedSeconds.toFixed(4)}`,
      );
    }
  }
  return beats.length < 2 ? [...faults, 'no beats'] : faults;
}

/** Where cadence stays within ±2 spm for 20 s, the tempo of the later half must be within 1 % of it. */
export function steadyFaults(trace: Trace): { faults: string[]; stretches: number } {
  const cadences = trace
    .of('reading')
    .filter((line) => line.reading === 'cadence')
    .map((line) => ({ atSeconds: line.atSeconds, cadenceSpm: Number(line.cadenceSpm) }));
  const beats = trace.of('beat');
  const lastBeatSeconds = beats.at(-1)?.atSeconds ?? 0;
  const faults: string[] = [];
  let stretches = 0;
  for (const [index, first] of cadences.entries()) {
    const endSeconds = first.atSeconds + 20;
    if (endSeconds > lastBeatSeconds) break;
    const window = cadences.slice(index).filter((line) => line.atSeconds <= endSeconds);
    const values = window.map((line) => line.cadenceSpm);
    const low = Math.min(...values);
    const high = Math.max(...values);
    const meanSpm = values.reduce((sum, value) => sum + value, 0) / values.length;
    const gaps = window.slice(1).map((line, i) => line.atSeconds - (window[i]?.atSeconds ?? 0));
    if (high - low > 4 || low < 60 || high > 240 || values.length < 3 || Math.max(...gaps) > 10) continue;
    stretches += 1;
    const inside = beats.filter(
      (beat) => beat.atSeconds > first.atSeconds + 10 && beat.atSeconds <= endSeconds,
    );
    const tempo = inside.reduce((sum, beat) => sum + beat.tempoBpm, 0) / inside.length;
    if (Math.abs(tempo / meanSpm - 1) > 0.01) {
      faults.push(`${first.atSeconds} s: cadence ${meanSpm.toFixed(1)}, tempo ${tempo.toFixed(1)}`);
    }
  }
  return { faults, stretches };
}

/** While the runner moves, no more than 8 beats pass without an onset. */
export function silenceFaults(trace: Trace): string[] {
  const moving = trace.of('body').map((body) => ({
    atSeconds: body.atSeconds,
    moves: body.activity === 'walking' || body.activity === 'running' || body.activity === 'cycling',
  }));
  const onsets = trace.of('note').sort((a, b) => a.atBeat - b.atBeat);
  return onsets.slice(1).flatMap((note, index) => {
    const previous = onsets[index];
    if (!previous || note.atBeat - previous.atBeat <= 8) return [];
    const between = moving.filter(
      (body) => body.atSeconds > previous.atSeconds && body.atSeconds < note.atSeconds,
    );
    if (!between.every((body) => body.moves)) return [];
    return [`silent from beat ${previous.atBeat} to ${note.atBeat} (${previous.atSeconds} s)`];
  });
}

export function fallbackFaults(trace: Trace): string[] {
  return trace
    .of('bar')
    .filter((bar) => bar.source === 'fallback')
    .map((bar) => `bar ${bar.index} at ${bar.atSeconds} s is fallback`);
}

/** Body and intent at least once a second, from the first to the last second. */
export function rateFaults(trace: Trace): string[] {
  return (['body', 'intent'] as const).flatMap((kind) => {
    const times = trace.of(kind).map((line) => line.atSeconds);
    return times
      .slice(1)
      .flatMap((seconds, index) =>
        seconds - (times[index] ?? 0) > 1 + 1e-6
          ? [`no ${kind} between ${times[index]} and ${seconds} s`]
          : [],
      );
  });
}

export interface PhaseFigures {
  /** From the nearest foot to each beat, ms: positive when the beat comes after it. */
  readonly meanMs: number;
  readonly sdMs: number;
  /** Length of the mean vector of the beats' angles between feet: 1 where all are the same, 0 where they are anywhere. */
  readonly resultantLength: number;
  /** How far the feet themselves scatter around the straight line through the eight before and the eight after each, ms. */
  readonly jitterMs: number;
}

const stepsEachSide = 8;

/** How the beat stands to the foot, from a trace's `step` and `beat` lines alone, at the moments that count. */
export function phaseFigures(trace: Trace, counts: (atSeconds: number) => boolean): PhaseFigures {
  const steps = trace.of('step').map(({ atSeconds }) => atSeconds);
  const lastSeconds = steps.at(-1) ?? 0;
  const beats = trace.of('beat').filter(({ atSeconds }) => atSeconds < lastSeconds && counts(atSeconds));
  const offs = beats.map(({ atSeconds }) =>
    steps.reduce(
      (least, step) => (Math.abs(atSeconds - step) < Math.abs(least) ? atSeconds - step : least),
      Number.POSITIVE_INFINITY,
    ),
  );
  const angles = offs.map((off, index) => (2 * Math.PI * off * (beats[index]?.tempoBpm ?? 0)) / 60);
  const jitters = steps.flatMap((step, index) => {
    const around = steps.slice(Math.max(0, index - stepsEachSide), index + stepsEachSide + 1);
    if (around.length < 2 * stepsEachSide + 1 || !around.every(counts)) return [];
    // The middle of a straight line is the mean; of the scatter it takes a seventeenth with it.
    return [(step - mean(around)) / Math.sqrt(1 - 1 / around.length)];
  });
  return {
    meanMs: 1000 * mean(offs),
    sdMs: 1000 * deviation(offs),
    resultantLength: Math.hypot(mean(angles.map(Math.cos)), mean(angles.map(Math.sin))),
    jitterMs: 1000 * deviation(jitters),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}
