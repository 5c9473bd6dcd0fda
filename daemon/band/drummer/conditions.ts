import { stepsPerBar } from '../../score/meter.ts';
import type { GrooveFamily } from '../../styles/style.ts';

/** In the network's order; one more is of grooves that no style of ours plays. */
export const families = ['rock', 'funk', 'four', 'swing', 'street'] as const satisfies readonly GrooveFamily[];

/** What the drummer is told of a bar. */
export interface ToldOfBar {
  readonly family: GrooveFamily;
  /** Quarter notes a minute. */
  readonly tempoBpm: number;
  readonly energy01: number;
  readonly fill: boolean;
  /** 0-7. */
  readonly barInPhrase: number;
  /** Steps (0-15) on which bass and lead begin notes; absent: nobody knows, or nobody plays. */
  readonly bassSteps?: ReadonlySet<number>;
  readonly leadSteps?: ReadonlySet<number>;
}

const placesCount = 4;
/** Family, tempo, energy, fill, whether one can step to it, whether people played it: what the latent numbers depend on. */
export const priorToldCount = families.length + 1 + 5;
export const toldCount = priorToldCount + placesCount + 2 * (1 + stepsPerBar);

/**
 * As numbers, in the order of tools/training/drummer.py. People who were recorded had no lead beside them, so what one changes is
 * known of written pieces only.
 */
export function conditionsOf(told: ToldOfBar, as: 'people' | 'pieces'): Float32Array {
  const places = Array.from({ length: placesCount }, (_, place) => Number(told.barInPhrase % placesCount === place));
  return Float32Array.from([
    ...families.map((family) => Number(family === told.family)),
    0,
    Math.min(1.5, Math.max(-1.5, Math.log2(told.tempoBpm / 100))),
    2 * told.energy01 - 1,
    Number(told.fill),
    Number(!told.fill),
    Number(as === 'people'),
    ...places,
    ...heard(told.bassSteps),
    ...heard(as === 'people' ? undefined : told.leadSteps),
  ]);
}

function heard(steps: ReadonlySet<number> | undefined): number[] {
  return [Number(steps !== undefined), ...Array.from({ length: stepsPerBar }, (_, step) => Number(steps?.has(step)))];
}
