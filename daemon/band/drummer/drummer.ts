import { stepsPerBar } from '../../score/meter.ts';
import { joined } from '../../system/learnt-layers.ts';
import { createRandom, deriveSeed, type Random } from '../../time/random.ts';
import { type DrumBar, type DrumHit, drumKeys } from '../drum-hit.ts';
import { levelled } from '../groove-levels.ts';
import { chooseHits } from './choose-hits.ts';
import { conditionsOf, type ToldOfBar } from './conditions.ts';
import type { LearntDrummer } from './drummer-file.ts';
import { normalScore, rankAmong } from './ranks.ts';

/** A bar as the band wants it drummed. */
export interface AskedOfDrummer extends ToldOfBar {
  /** Of a groove: so many hits, on average. */
  readonly hits: number;
  /** How loose the timing is, as a rank among the family's drummers: 0 straight, 1 as loose as the loosest. */
  readonly loose01: number;
  /** How loud the bar (of a fill, its second half) is, dB of `loudnessDb`; absent: as it comes from the drummer's hands. */
  readonly wantedDb?: number;
  /** Steps (0-15) on which the bass begins notes; absent: nobody knows, or nobody plays. */
  readonly bassSteps?: ReadonlySet<number>;
  /** Steps (0-15) that a soft tick marks where nothing else does. */
  readonly marks: readonly number[];
  /** Of the song and the section: with the same one the groove is the same, but for how each bar is played. */
  readonly seed: number;
}

/** A drummer who listens. Pure: the same asked and the same chance give the same bar. */
export interface Drummer {
  play(asked: AskedOfDrummer, random: Random): DrumBar;
}

/** Of where a groove lies among those of drummers: what call and answer have in common, what sets them apart, how far a bar strays. */
const shared = 0.98;
const apart = Math.sqrt(1 - shared ** 2);
const barStray = 0.2;
/** Where people drum what one can step to, they are ahead by 0.04 steps; in all that they drum by 0.07: so much more. */
const leadSteps = 0.03;
/** How far a runner's beats may lie from the grid, steps: more pulls the foot. */
const mostOnBeatSteps = 0.35;
/** The likeliest strokes are chosen, none is drawn: so a bass that is only a little in the likelihoods must count for more. */
const attention = 2;
const tickVelocity01 = 0.3;
/** Bars of a groove differ by so many hits (a standard deviation). */
const countStray = 0.7;
/**
 * What carries whoever runs is not much softer than it is meant (standard deviations), and a kick on one or three rather harder.
 */
const weakestOf = (key: number, step: number): number => {
  if (key === drumKeys.kick && step % 8 === 0) return 0.5;
  return step % 4 === 0 ? -1 : Number.NEGATIVE_INFINITY;
};
const mostHits = 34;
const noSteps: ReadonlySet<number> = new Set();

export function createDrummer({ network, keys, freeSize, hitsByRank, bassEar }: LearntDrummer): Drummer {
  const draw = (random: Random): Float32Array =>
    Float32Array.from({ length: freeSize }, () => random.normal(0, 1));
  const cellOf = (key: number, step: number): number => keys.indexOf(key) * stepsPerBar + step;

  /** In written pieces strokes are likelier or less likely beside notes of a bass: so much is added to what people play. */
  const besideBass = (logits: Float32Array, bassSteps: ReadonlySet<number>): Float32Array =>
    logits.map((logit, cell) => {
      const step = cell % stepsPerBar;
      const changes = bassEar[Math.floor(cell / stepsPerBar)]!;
      return (
        logit +
        attention * changes.reduce((sum, by, near) => sum + (bassSteps.has(step + 1 - near) ? by : 0), 0)
      );
    });

  /** One bar, before it is levelled. `strays`: how this bar differs from its like. */
  const playOnce = (
    asked: AskedOfDrummer,
    strays: Float32Array,
    random: Random,
  ): { readonly bar: DrumBar; readonly ticks: DrumBar } => {
    const { family, fill, seed, marks, loose01 } = asked;
    const conditions = conditionsOf(asked);
    const busy01 = fill ? 0.35 + 0.45 * asked.energy01 : rankAmong(asked.hits, hitsByRank[family]);
    const axes = Float32Array.of(normalScore(busy01), normalScore(loose01));
    const { means, deviations } = network.prior(conditions, axes);
    const groove = draw(createRandom(deriveSeed(seed, 'groove')));
    const side = draw(createRandom(deriveSeed(seed, 'side', asked.barInPhrase % 2)));
    const free = means.map(
      (mean, i) => mean + deviations[i]! * (shared * groove[i]! + apart * side[i]! + barStray * strays[i]!),
    );
    const given = joined(axes, free, conditions);
    const logits = besideBass(network.logits(given), asked.bassSteps ?? noSteps);
    const count = fill
      ? Math.round(logits.reduce((sum, logit) => sum + 1 / (1 + Math.exp(-logit)), 0))
      : Math.floor(asked.hits + random.next() + random.normal(0, countStray));
    const struck = chooseHits(logits, keys, { family, fill, count: Math.min(mostHits, count) });
    const ticked = new Float32Array(struck);
    const unmarked = marks.filter((step) => keys.every((key) => struck[cellOf(key, step)] === 0));
    for (const step of unmarked) ticked[cellOf(drumKeys.closedHat, step)] = 1;
    const { velocities01, offsetsSteps, velocityStrays, offsetStrays } = network.feel(ticked, given);

    const bar: DrumHit[] = [];
    const ticks: DrumHit[] = [];
    keys.forEach((key, drum) => {
      for (let step = 0; step < stepsPerBar; step += 1) {
        const cell = drum * stepsPerBar + step;
        if (ticked[cell] === 0) continue;
        const most = step % 4 === 0 ? mostOnBeatSteps : 0.5;
        const late = offsetsSteps[cell]! - leadSteps + offsetStrays[drum]! * random.normal(0, 1);
        const offsetSteps = Math.min(most, Math.max(-most, late));
        const weakest = weakestOf(key, step);
        const force = Math.max(weakest, random.normal(0, 1));
        const velocity = velocities01[cell]! + velocityStrays[drum]! * force;
        const isTick = struck[cell] === 0;
        const velocity01 = isTick ? tickVelocity01 : Math.min(1, Math.max(0.06, velocity));
        (isTick ? ticks : bar).push({ step, key, velocity01, offsetSteps });
      }
    });
    return { bar, ticks };
  };

  return {
    play(asked, random) {
      const { bar, ticks } = playOnce(asked, draw(random), random);
      if (asked.wantedDb === undefined) return [...bar, ...ticks];
      if (asked.fill) return levelled([bar], asked.wantedDb, stepsPerBar / 2)[0]!;
      // Beside its neighbour, so that it keeps a part of what it is louder or softer.
      const neighbour = { ...asked, barInPhrase: asked.barInPhrase ^ 1 };
      const still = createRandom(deriveSeed(asked.seed, 'neighbour', neighbour.barInPhrase));
      const beside = playOnce(neighbour, new Float32Array(freeSize), still).bar;
      return [...levelled([bar, beside], asked.wantedDb)[0]!, ...ticks];
    },
  };
}
