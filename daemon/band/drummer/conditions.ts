import type { GrooveFamily } from '../../styles/style.ts';

/** In the network's order; one more is of grooves that no style of ours plays. */
export const families = [
  'rock',
  'funk',
  'four',
  'swing',
  'street',
] as const satisfies readonly GrooveFamily[];

/** What the drummer is told of a bar. */
export interface ToldOfBar {
  readonly family: GrooveFamily;
  /** Quarter notes a minute. */
  readonly tempoBpm: number;
  readonly energy01: number;
  readonly fill: boolean;
  /** 0-7. */
  readonly barInPhrase: number;
}

const placesCount = 4;
/** Family, tempo, energy, fill, whether one can step to it: what the latent numbers depend on. */
export const priorToldCount = families.length + 1 + 4;
export const toldCount = priorToldCount + placesCount;

/** As numbers, in the order of tools/training/drummer.py. */
export function conditionsOf(told: ToldOfBar): Float32Array {
  const places = Array.from({ length: placesCount }, (_, place) =>
    Number(told.barInPhrase % placesCount === place),
  );
  return Float32Array.from([
    ...families.map((family) => Number(family === told.family)),
    0,
    Math.min(1.5, Math.max(-1.5, Math.log2(told.tempoBpm / 100))),
    2 * told.energy01 - 1,
    Number(told.fill),
    Number(!told.fill),
    ...places,
  ]);
}
