import type { BarPlan } from '../composer/plan.ts';
import { stepsPerBar } from '../score/meter.ts';
import { unit } from '../system/numbers.ts';
import { createRandom, deriveSeed, type Random } from '../time/random.ts';
import { type DrumBar, type DrumHit, drumKeys } from './drum-hit.ts';
import type { AskedOfDrummer, Drummer } from './drummer/drummer.ts';
import type { Ensemble } from './ensemble.ts';
import { createGrooveBank, fillHalfDb, type GrooveBank, grooveDb, grooveLevels } from './groove-bank.ts';

/** Where grooves and fills come from. */
export interface DrumHands {
  readonly groove: () => DrumBar;
  readonly fill: () => DrumBar;
}

/** What the drummer hears of the others in a bar. */
export type HeardByDrummer = Pick<AskedOfDrummer, 'bassSteps'>;

/** In half feel. */
export const stepsPerFoot = 2;
/** Where a runner's steps fall in half feel. */
const footSteps: readonly number[] = Array.from(
  { length: stepsPerBar / stepsPerFoot },
  (_, index) => index * stepsPerFoot,
);

const bank: GrooveBank = createGrooveBank();

/** At the bottom of a level this share of its quietest hits is left out, so that density rises without steps. */
const thinnestShare = 0.17;
/** From one end of the bias to the other. */
const levelsOfBias = 4;

/** How busy the groove is, in levels of the groove bank. */
function busyLevel({ energy01, drumming }: BarPlan, { style }: Ensemble): number {
  const [lowest, highest] = style.drums.levels;
  const asked = lowest + (highest - lowest) * energy01 + levelsOfBias * (drumming?.busy ?? 0);
  return Math.min(grooveLevels - 0.001, Math.max(0, asked));
}

/** Bars that people played, as they were recorded. */
export function openBook(plan: BarPlan, ensemble: Ensemble, random: Random): DrumHands {
  const position = busyLevel(plan, ensemble);
  const level = Math.floor(position);
  const looseness = 1 + 2 * (plan.drumming?.loose ?? 0);
  return {
    groove() {
      const patterns = bank.patterns(ensemble.style.drums.family[plan.feel], level);
      const seed = deriveSeed(ensemble.seed, 'groove', grooveOwner(plan), level);
      const pattern = patterns[createRandom(seed).index(patterns.length)];
      const bar = pattern?.bars[plan.barInPhrase % 2] ?? [];
      const thinned = thin(bar, (1 - (position - level)) * thinnestShare, random);
      return thinned.map((hit) => ({ ...hit, offsetSteps: looseness * hit.offsetSteps }));
    },
    fill() {
      const spread = Math.max(1, Math.round(bank.fills.length * 0.4));
      const first = Math.round((bank.fills.length - spread) * plan.energy01);
      return bank.fills[first + random.index(spread)]!;
    },
  };
}

/** Hits a bar at the beginnings of the levels of the groove bank, and at the end of the last. */
const hitsAtLevel = [7.5, 11.5, 14, 17, 20.5, 27] as const;

/** Grooves and fills of one who has learnt from people, and listens. */
export function askDrummer(
  drummer: Drummer,
  plan: BarPlan,
  ensemble: Ensemble,
  heard: HeardByDrummer,
  random: Random,
): DrumHands {
  const { style, seed } = ensemble;
  const position = busyLevel(plan, ensemble);
  const level = Math.floor(position);
  const [fewest, most] = [hitsAtLevel[level]!, hitsAtLevel[level + 1]!];
  const [slowest, fastest] = style.likesTempoBpm;
  const asked: AskedOfDrummer = {
    ...heard,
    family: style.drums.family[plan.feel],
    // How fast a bar will be played nobody knows when it is written.
    tempoBpm: (slowest + fastest) / 2,
    energy01: plan.energy01,
    fill: false,
    barInPhrase: plan.barInPhrase,
    hits: fewest + (most - fewest) * (position - level),
    loose01: unit(looseness01(seed) + (plan.drumming?.loose ?? 0)),
    wantedDb: grooveDb(position - 0.5),
    marks: plan.feel === 'half' ? footSteps : [],
    seed: deriveSeed(seed, 'drummer', grooveOwner(plan)),
  };
  return {
    groove: () => drummer.play(asked, random),
    fill: () =>
      drummer.play(
        { ...asked, fill: true, wantedDb: fillHalfDb, seed: deriveSeed(plan.seed, 'fill') },
        random,
      ),
  };
}

/** Every song has a drummer of its own, who is a little looser or straighter than most. */
const looseness01 = (songSeed: number): number =>
  createRandom(deriveSeed(songSeed, 'looseness')).between(0.25, 0.75);

/** A verse and the sections that lead to it share a groove, so does an outro with the chorus before it. */
function grooveOwner(plan: BarPlan): string {
  if (plan.section === 'intro' || plan.section === 'break') return 'verse';
  return plan.section === 'outro' ? 'chorus' : plan.section;
}

/** Leaves out the quietest hits; what carries the step and the backbeat stays. */
function thin(bar: DrumBar, share: number, random: Random): DrumBar {
  const wanted = bar.length * share;
  const dropped = Math.floor(wanted) + (random.next() < wanted % 1 ? 1 : 0);
  const loose = bar.filter((hit) => !carries(hit)).sort((a, b) => a.velocity01 - b.velocity01);
  const out = new Set(loose.slice(0, dropped));
  return bar.filter((hit) => !out.has(hit));
}

function carries(hit: DrumHit): boolean {
  if (hit.key === drumKeys.kick) return hit.step % 8 === 0;
  return (hit.key === drumKeys.snare || hit.key === drumKeys.rim) && hit.step % 8 === 4;
}
