import type { BarPlan } from '../composer/plan.ts';
import { stepsPerBar } from '../score/meter.ts';
import type { Random } from '../time/random.ts';
import { askDrummer, type DrumHands, type HeardByDrummer, openBook, stepsPerFoot } from './drum-hands.ts';
import { type DrumBar, type DrumHit, drumKeys } from './drum-hit.ts';
import type { Drummer } from './drummer/drummer.ts';
import { allOutFromEnergy01, type Ensemble } from './ensemble.ts';

const fillFromEnergy01 = 0.2;
const crashFromEnergy01 = 0.35;
/** All out a hat fills every sixteenth that nothing else does, but in a style whose drums keep back. */
const allOutLevel = 4;
const allOutTickVelocity01 = 0.4;
/** A chorus is struck harder, by a decibel: its groove is its own, and was a little softer than the verse's in some songs. */
const chorusGain = 1.06;

/**
 * What the drummer plays in a bar, before it is placed in beats. A section keeps its groove, which returns with it; every bar is
 * played a little differently. Without a `drummer` recorded bars are played, a pattern for each level of energy. Empty when the
 * plan wants no drums.
 */
export function playDrums(
  plan: BarPlan,
  ensemble: Ensemble,
  random: Random,
  drummer?: Drummer,
  heard: HeardByDrummer = {},
): DrumBar {
  const hands = drummer
    ? askDrummer(drummer, plan, ensemble, heard, random)
    : openBook(plan, ensemble, random);
  return [...playGroove(plan, ensemble, hands, random), ...count(plan)];
}

/** Like a drummer with his sticks: one, three; then one, two, three, four. */
const countSteps: Readonly<Record<1 | 2, readonly number[]>> = { 2: [0, 8], 1: [0, 4, 8, 12] };

/** What nobody can miss, whatever else plays: how many bars are left before a workout's next step. */
function count({ barsToChange, countIn }: BarPlan): DrumBar {
  const steps = barsToChange === undefined || !countIn ? [] : countSteps[barsToChange];
  return steps.map((step) => ({
    step,
    key: drumKeys.woodBlock,
    velocity01: step === 0 ? 1 : 0.85,
    offsetSteps: 0,
  }));
}

function playGroove(plan: BarPlan, ensemble: Ensemble, { groove, fill }: DrumHands, random: Random): DrumBar {
  if (!plan.drums) return [];
  const energy01 = plan.energy01;
  const { drums, level: loudness } = ensemble.style;
  let hits = groove();
  if (plan.closing) hits = closing(hits, plan.chords.at(-1)?.startStep ?? 0);
  else {
    if (plan.section === 'break') hits = undertone(hits);
    // Up to the fill, too.
    if (energy01 >= allOutFromEnergy01 && drums.levels[1] >= allOutLevel && plan.section !== 'break')
      hits = withTicks(hits, 1, allOutTickVelocity01);
    if (plan.rolls) hits = withRoll(hits);
    else if (plan.fill && energy01 >= fillFromEnergy01) hits = withFill(hits, energy01, fill());
    if (plan.barInPhrase === 0 && energy01 >= crashFromEnergy01 && plan.section !== 'break')
      hits = withCrash(hits);
    if (plan.feel === 'half') hits = withTicks(hits, stepsPerFoot, tickVelocity01);
  }
  const section = plan.section === 'chorus' ? chorusGain : 1;
  const gain = (0.77 + 0.23 * energy01) * section * drums.gain * loudness;
  return hits.map((hit) => human(hit, gain, random));
}

/** In a break only the pulse goes on. */
function undertone(bar: DrumBar): DrumBar {
  const quiet = new Set<number>([drumKeys.closedHat, drumKeys.ride, drumKeys.kick]);
  return bar.filter((hit) => quiet.has(hit.key) && hit.step % 4 === 0);
}

/** The drummer leaves the groove: at high energy for the second half of the bar, else for its last beat. */
function withFill(bar: DrumBar, energy01: number, fill: DrumBar): DrumBar {
  const from = energy01 > 0.5 ? 8 : 12;
  return [...bar.filter((hit) => hit.step < from), ...fill.filter((hit) => hit.step >= from)];
}

/** A roll through a bar: eighths, then sixteenths, from soft to loud; its second half is without the kick, whose next blow all wait for. */
function withRoll(bar: DrumBar): DrumBar {
  const softest = 0.3;
  const loudest = 0.9;
  const half = stepsPerBar / 2;
  const roll = Array.from({ length: stepsPerBar }, (_, step) => step)
    .filter((step) => step >= half || step % 2 === 0)
    .map(
      (step): DrumHit => ({
        ...{ step, key: drumKeys.snare, offsetSteps: 0 },
        velocity01: softest + ((loudest - softest) * step) / stepsPerBar,
      }),
    );
  const stays = ({ step, key }: DrumHit): boolean =>
    key !== drumKeys.snare && (step < half || key !== drumKeys.kick);
  return [...bar.filter(stays), ...roll];
}

const tickVelocity01 = 0.3;

/**
 * In half feel two of the runner's steps fall on each beat that the drummer counts: where nothing marks one of them, a soft
 * tick does. (A mark at each step is steadier to walk to than one at each stride: Brain Sciences 10:273, 2020.)
 */
function withTicks(bar: DrumBar, everySteps: number, velocity01: number): DrumBar {
  const ticks = Array.from({ length: stepsPerBar / everySteps }, (_, index) => index * everySteps)
    .filter((step) => !bar.some((hit) => hit.step === step))
    .map((step): DrumHit => ({ step, key: drumKeys.closedHat, velocity01, offsetSteps: 0 }));
  return [...bar, ...ticks];
}

function withCrash(bar: DrumBar): DrumBar {
  const rest = bar.filter((hit) => hit.step > 0 || hit.key === drumKeys.kick);
  const crash: DrumHit = { step: 0, key: drumKeys.crash, velocity01: 0.7, offsetSteps: 0 };
  return [crash, ...rest];
}

/** Groove up to the last chord, one blow, silence. */
function closing(bar: DrumBar, restStep: number): DrumBar {
  const blow = (key: number, velocity01: number): DrumHit => ({
    step: restStep,
    key,
    velocity01,
    offsetSteps: 0,
  });
  return [...bar.filter((hit) => hit.step < restStep), blow(drumKeys.kick, 0.85), blow(drumKeys.crash, 0.72)];
}

/** No stroke is twice the same. */
function human(hit: DrumHit, gain: number, random: Random): DrumHit {
  const velocity01 = Math.min(1, Math.max(0.06, hit.velocity01 * gain * random.normal(1, 0.05)));
  const offsetSteps = hit.offsetSteps + random.normal(0, 0.03);
  const earliest = hit.step === 0 ? 0 : -0.5;
  return { ...hit, velocity01, offsetSteps: Math.min(0.5, Math.max(earliest, offsetSteps)) };
}

/** Steps at which the kick falls, with its offset: what the bass locks to. */
export function kickOffsets(bar: DrumBar): readonly (number | undefined)[] {
  const offsets: (number | undefined)[] = new Array(stepsPerBar).fill(undefined);
  for (const hit of bar) if (hit.key === drumKeys.kick) offsets[hit.step] = hit.offsetSteps;
  return offsets;
}
