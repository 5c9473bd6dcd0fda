import { stepsPerBar } from '../../score/meter.ts';
import type { GrooveFamily } from '../../styles/style.ts';
import { drumKeys } from '../drum-hit.ts';

/** A bar that a runner can step to and two hands can play. */
export interface HitsWanted {
  readonly family: GrooveFamily;
  readonly fill: boolean;
  /** So many, or a few less where no more are likely at all. */
  readonly count: number;
}

const beats = [0, 4, 8, 12] as const;
const backbeats = [4, 12] as const;
const toms = new Set<number>([drumKeys.highTom, drumKeys.lowTom, drumKeys.floorTom]);
const backs: readonly number[] = [drumKeys.snare, drumKeys.rim];
const times: readonly number[] = [drumKeys.closedHat, drumKeys.openHat, drumKeys.ride];
const mostToms = 2;
const hands = 2;
/** What is less likely than this is played by nobody, however busy the bar is to be. */
const leastLogit = -4;

/** Drums of which a hand plays only one on a step: a hi-hat is open or closed, a stroke is on the head or the rim. */
const rivals: readonly (readonly [number, number])[] = [
  [drumKeys.closedHat, drumKeys.openHat],
  [drumKeys.snare, drumKeys.rim],
];

/**
 * Which cells are struck, likeliest first: 1 struck, 0 not. What carries the step is struck whatever was likely: the kick on one,
 * the backbeat, something on each beat, a hi-hat or cymbal.
 */
export function chooseHits(
  logits: Float32Array,
  keys: readonly number[],
  { family, fill, count }: HitsWanted,
): Float32Array {
  const struck = new Float32Array(logits.length);
  const cellOf = (key: number, step: number): number => keys.indexOf(key) * stepsPerBar + step;
  const isStruck = (key: number, step: number): boolean =>
    keys.includes(key) && struck[cellOf(key, step)] === 1;
  const handsAt = (step: number): number =>
    keys.filter((key) => key !== drumKeys.kick && isStruck(key, step)).length;
  const tomsStruck = (): number =>
    keys.filter((key) => toms.has(key)).flatMap((key) => steps.filter((step) => isStruck(key, step))).length;
  let left = count;

  const fits = (key: number, step: number): boolean => {
    if (key === drumKeys.kick) return true;
    if (handsAt(step) >= hands) return false;
    // The band's own crash begins a phrase; a groove has none.
    if (key === drumKeys.crash || (!fill && toms.has(key) && tomsStruck() >= mostToms)) return false;
    return !rivals.some((pair) => pair.includes(key) && pair.some((other) => isStruck(other, step)));
  };
  const strike = (key: number, step: number): void => {
    if (isStruck(key, step)) return;
    struck[cellOf(key, step)] = 1;
    left -= 1;
  };
  /** The likeliest of these drums at one of these steps, unless one of them is struck there. */
  const insist = (drums: readonly number[], at: readonly number[]): void => {
    const places = drums
      .filter((key) => keys.includes(key))
      .flatMap((key) => at.map((step) => [key, step] as const));
    if (places.some(([key, step]) => isStruck(key, step))) return;
    const open = places.filter(([key, step]) => fits(key, step));
    const [first] = open.sort((a, b) => logits[cellOf(...b)]! - logits[cellOf(...a)]!);
    if (first) strike(...first);
  };

  strike(drumKeys.kick, 0);
  if (family === 'four' && !fill) for (const step of beats) strike(drumKeys.kick, step);
  if (family !== 'street' && !fill)
    for (const step of backbeats) insist(family === 'swing' ? [...backs, ...times] : backs, [step]);
  for (const step of beats) insist(keys, [step]);
  insist(times, steps);

  const places = keys.flatMap((key) => steps.map((step) => [key, step] as const));
  places.sort((a, b) => logits[cellOf(...b)]! - logits[cellOf(...a)]!);
  for (const [key, step] of places) {
    if (left <= 0 || logits[cellOf(key, step)]! < leastLogit) break;
    if (!isStruck(key, step) && fits(key, step)) strike(key, step);
  }
  return struck;
}

const steps: readonly number[] = Array.from({ length: stepsPerBar }, (_, step) => step);
