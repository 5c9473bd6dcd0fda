import type { Arrival, Unheard } from './arrival.ts';

/** What the listening process is told: first to open its ears, then what was to be heard when. */
export type ListenerJob =
  | { readonly kind: 'open'; readonly device: string; readonly mostSeconds: number }
  | { readonly kind: 'find'; readonly chirps: readonly Expected[] };

/** Of one output: when each of its chirps is believed to be heard, monotonic seconds. */
export interface Expected {
  readonly name: string;
  readonly atSeconds: readonly number[];
}

export interface HeardChirps {
  readonly name: string;
  readonly arrival: Arrival | Unheard;
}

export type ListenerAnswer =
  | { readonly kind: 'hears' }
  | { readonly kind: 'found'; readonly heard: readonly HeardChirps[] }
  | { readonly kind: 'failed'; readonly message: string; readonly fix: string };
