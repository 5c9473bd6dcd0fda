import { chirpWave } from '../player/taps/chirp.ts';
import { medianOf } from '../system/numbers.ts';
import { createMatchedFilter, type MatchedFilter } from './matched-filter.ts';

/** What a microphone heard of chirps. */
export interface Arrival {
  /** How much later than expected, seconds. */
  readonly lateSeconds: number;
  /** The truth is within so much of it, with 95 %, as far as the chirps scatter. */
  readonly doubtSeconds: number;
  /** Chirps that agree, of all. */
  readonly heard: number;
  readonly of: number;
}

/** Why there is no number: the microphone gives nothing at all, or no chirps stand out of what it hears. */
export type Unheard = 'silence' | 'unclear';

export interface ArrivalFinder {
  /**
   * In sound of one channel, from when each chirp is expected to begin: frames, which need not be whole. Wherever chirps
   * are not heard for certain there is no number.
   */
  find(sound: Float32Array, expectedFrames: readonly number[]): Arrival | Unheard;
}

/** Looked for from so much too early to so much too late: somewhat more than can be made up for. */
const earliestSeconds = -0.15;
export const latestSeconds = 1.15;
/** What is softer is no microphone: the last bits of 24 of a converter without one. */
const softest = 1e-6;
/** An echo may be louder than what comes first, which is up to so much earlier, and not much softer. */
const echoSeconds = 0.015;
const firstShare = 0.35;
/** Noise makes less of it than there is: of what does not stand out itself this is enough to doubt. */
const doubtShare = 0.15;
/** Chirps agree that lie within so much of their middle. */
const agreeSeconds = 0.0005;
const refineSeconds = 0.0005;
const fewestShare01 = 0.7;
/** Noise comes in bursts: chirps are measured against what is around them, so far on either side. */
const aroundSeconds = 0.05;
/**
 * How far above noise chirps stand out, in the mean of all: ln(1 + power / noise's). Of noise alone the best of a second is
 * seldom above 1.7; chirps that are 20 dB softer than noise make 2.4, 10 dB 4.6.
 */
const leastClarity = 2.1;
/** Where there is no noise at all, of the loudest: what the chirp itself leaves beside its top is no softer. */
const leastNoise = 1e-5;

export function createArrivalFinder(rateHz: number, direction: 'up' | 'down' = 'up'): ArrivalFinder {
  const toFrames = (seconds: number): number => Math.round(seconds * rateHz);
  const earliest = toFrames(earliestSeconds);
  const frames = toFrames(latestSeconds - earliestSeconds);
  let filter: MatchedFilter | undefined;

  return {
    find(sound, expectedFrames) {
      if (sound.every((sample) => Math.abs(sample) < softest)) return 'silence';
      // Of what is no number anything could be said, and nothing would be false.
      if (!sound.every(Number.isFinite)) return 'unclear';
      filter ??= createMatchedFilter(chirpWave(rateHz, direction), frames);
      const looks = expectedFrames
        .filter((at) => at + earliest + frames / 2 <= sound.length)
        .map((at) => lookAt(filter!, sound, at, { earliest, frames, around: toFrames(aroundSeconds) }));
      const fewest = Math.max(3, fewestShare01 * expectedFrames.length);
      if (looks.length < fewest) return 'unclear';
      const best = bestLag(looks, frames);
      if (best.clarity < leastClarity) return 'unclear';
      const first = firstOf(looks, best.lag, toFrames(echoSeconds));
      if (first === undefined) return 'unclear';
      const each = looks.map((look) => topNear(look, first, toFrames(refineSeconds)));
      const middle = medianOf(each);
      const agreeing = each.filter((lag) => Math.abs(lag - middle) <= agreeSeconds * rateHz);
      if (agreeing.length < fewest) return 'unclear';
      const lag = agreeing.reduce((sum, other) => sum + other, 0) / agreeing.length;
      const variance = agreeing.reduce((sum, other) => sum + (other - lag) ** 2, 0) / (agreeing.length - 1);
      return {
        lateSeconds: (lag + earliest) / rateHz,
        // Of a mean; never less than a frame, which nobody could tell.
        doubtSeconds: Math.max(1, 2.4 * Math.sqrt(variance / agreeing.length)) / rateHz,
        heard: agreeing.length,
        of: expectedFrames.length,
      };
    },
  };
}

/** Power against that of its own time, by frames after the earliest; and what was cut off by whole frames. */
interface Look {
  readonly power: Float32Array;
  readonly shiftFrames: number;
}

function lookAt(
  filter: MatchedFilter,
  sound: Float32Array,
  at: number,
  range: { readonly earliest: number; readonly frames: number; readonly around: number },
): Look {
  const whole = Math.round(at);
  const power = filter
    .look(sound, whole + range.earliest, range.frames)
    .map((envelope) => envelope * envelope);
  const least = leastNoise * power.reduce((most, value) => Math.max(most, value)) + Number.MIN_VALUE;
  const noise = meansAround(power, range.around);
  return { power: power.map((value, i) => value / (noise[i]! + least)), shiftFrames: whole - at };
}

function meansAround(values: Float32Array, around: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i += 1) sums[i + 1] = sums[i]! + values[i]!;
  return Float64Array.from(values, (_, i) => {
    const [begin, end] = [Math.max(0, i - around), Math.min(values.length, i + around + 1)];
    return (sums[end]! - sums[begin]!) / (end - begin);
  });
}

/** Where they stand out most, all together; a burst of noise in one of them counts little. */
function bestLag(looks: readonly Look[], frames: number): { readonly lag: number; readonly clarity: number } {
  let lag = 0;
  let clarity = 0;
  for (let i = 0; i < frames; i += 1) {
    const here = clarityAt(looks, i);
    if (here <= clarity) continue;
    clarity = here;
    lag = i;
  }
  return { lag, clarity };
}

function clarityAt(looks: readonly Look[], lag: number): number {
  let sum = 0;
  for (const { power } of looks) sum += Math.log1p(power[lag]!);
  return sum / looks.length;
}

/**
 * The first top that is not much lower, in the middle of all chirps. Where they are hardly above the noise, noise makes such
 * tops, too, and hides those that there are: undefined where one does not stand out as chirps do, for nobody can tell then
 * which of the two was first.
 */
function firstOf(looks: readonly Look[], lag: number, within: number): number | undefined {
  const share = (at: number): number =>
    medianOf(looks.map(({ power }) => power[at]! / Math.max(power[lag]!, Number.MIN_VALUE)));
  for (let at = Math.max(1, lag - within); at < lag; at += 1) {
    const here = share(at);
    if (here < doubtShare || here < share(at - 1) || here <= share(at + 1)) continue;
    if (clarityAt(looks, at) < leastClarity) return undefined;
    if (here >= firstShare) return at;
  }
  return lag;
}

/** The top's place between frames, by a parabola through it and its neighbours, from when the chirp was expected. */
function topNear({ power, shiftFrames }: Look, lag: number, within: number): number {
  let top = lag;
  for (let at = Math.max(1, lag - within); at <= Math.min(power.length - 2, lag + within); at += 1)
    if (power[at]! > power[top]!) top = at;
  const [before, here, after] = [power[top - 1] ?? 0, power[top]!, power[top + 1] ?? 0].map(Math.sqrt);
  const bend = before! - 2 * here! + after!;
  const between = bend < 0 ? (before! - after!) / (2 * bend) : 0;
  return top + between + shiftFrames;
}
