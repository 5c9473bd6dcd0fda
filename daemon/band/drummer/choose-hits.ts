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
const tomKeys: readonly number[] = [drumKeys.highTom, drumKeys.lowTom, drumKeys.floorTom];
const backKeys: readonly number[] = [drumKeys.snare, drumKeys.rim];
const timeKeys: readonly number[] = [drumKeys.closedHat, drumKeys.openHat, drumKeys.ride];
const mostToms = 2;
/** What makes a fill, as in tools/training/drummer.py: toms, and toms and snare, in its second half. */
const leastToms = 2;
const leastFilled = 5;
/** Hi-hats and rides: without them there is nothing bright in the music, and nothing that counts along. */
const leastTimes = 4;
const hands = 2;
/** What is less likely than this is played by nobody, however busy the bar is to be. */
const leastLogit = -4;

/** Drums of which a hand plays only one on a step: a hi-hat is open or closed, a stroke is on the head or the rim. */
const rivalKeys: readonly (readonly [number, number])[] = [
  [drumKeys.closedHat, drumKeys.openHat],
  [drumKeys.snare, drumKeys.rim],
];

/**
 * Which cells are struck, likeliest first: 1 struck, 0 not. What carries the step is struck whatever was likely: the kick on one,
 * the backbeat, something on each beat, hi-hats or a ride; in the second half of a fill snare and toms.
 */
export function chooseHits(
  logits: Float32Array,
  keys: readonly number[],
  { family, fill, count }: HitsWanted,
): Float32Array {
  const struck = new Float32Array(logits.length);
  const drumsOf = (wanted: readonly number[]): readonly number[] =>
    wanted.map((key) => keys.indexOf(key)).filter((drum) => drum >= 0);
  const [kick = 0] = drumsOf([drumKeys.kick]);
  const [crash = -1] = drumsOf([drumKeys.crash]);
  const [backs, times, tomDrums] = [backKeys, timeKeys, tomKeys].map(drumsOf) as [Drums, Drums, Drums];
  const rivals = rivalKeys.map(drumsOf);
  const drums: Drums = keys.map((_, drum) => drum);
  const likeliest = logitOrder(logits);
  let left = count;
  let tomsLeft = fill ? Number.POSITIVE_INFINITY : mostToms;

  const isStruck = (drum: number, step: number): boolean => struck[drum * stepsPerBar + step] === 1;
  const handsAt = (step: number): number =>
    drums.reduce((sum, drum) => sum + (drum !== kick && isStruck(drum, step) ? 1 : 0), 0);
  const fits = (drum: number, step: number): boolean => {
    if (drum === kick) return true;
    // The band's own crash begins a phrase; a groove has none.
    if (drum === crash || (tomsLeft <= 0 && tomDrums.includes(drum)) || handsAt(step) >= hands) return false;
    return !rivals.some((pair) => pair.includes(drum) && pair.some((other) => isStruck(other, step)));
  };
  const strike = (drum: number, step: number): void => {
    if (isStruck(drum, step)) return;
    struck[drum * stepsPerBar + step] = 1;
    left -= 1;
    if (tomDrums.includes(drum)) tomsLeft -= 1;
  };
  /** So many strokes of these drums at these steps, the likeliest; those that are struck already count. */
  const insist = (wanted: Drums, at: readonly number[], strokes = 1): void => {
    let missing =
      strokes - wanted.reduce((sum, drum) => sum + at.filter((step) => isStruck(drum, step)).length, 0);
    for (const cell of likeliest) {
      if (missing <= 0) return;
      const [drum, step] = [Math.floor(cell / stepsPerBar), cell % stepsPerBar];
      if (!wanted.includes(drum) || !at.includes(step) || isStruck(drum, step) || !fits(drum, step)) continue;
      strike(drum, step);
      missing -= 1;
    }
  };

  strike(kick, 0);
  if (fill) {
    insist(tomDrums, secondHalf, leastToms);
    insist([...tomDrums, ...backs], secondHalf, leastFilled);
  } else {
    if (family === 'four') for (const step of beats) strike(kick, step);
    if (family !== 'street') for (const step of backbeats) insist(backs, [step]);
    insist(times, steps, leastTimes);
  }
  for (const step of beats) insist(drums, [step]);
  for (const cell of likeliest) {
    if (left <= 0 || logits[cell]! < leastLogit) break;
    const [drum, step] = [Math.floor(cell / stepsPerBar), cell % stepsPerBar];
    if (!isStruck(drum, step) && fits(drum, step)) strike(drum, step);
  }
  return struck;
}

type Drums = readonly number[];
const steps: readonly number[] = Array.from({ length: stepsPerBar }, (_, step) => step);
const secondHalf = steps.slice(stepsPerBar / 2);

const logitOrder = (logits: Float32Array): readonly number[] =>
  Array.from(logits, (_, cell) => cell).sort((a, b) => logits[b]! - logits[a]!);
