import type { followModes } from '../conductor/options.ts';

/** What persons say happens in the run. */
export const commandCues = ['skip', 'lap', 'coolDown'] as const;

/** Wishes that a person may have; any number of them at once, none needed. */
export interface Command {
  /** Begin on the next beat, or come to an end within two bars. */
  readonly playing?: boolean | undefined;
  /** Loudness, a share of the ceiling. */
  readonly volume01?: number | undefined;
  /** Silence at once; the music goes on unheard. */
  readonly muted?: boolean | undefined;
  /** What the tempo follows. */
  readonly follow?: (typeof followModes)[number] | undefined;
  /** Tempo for `follow: manual`. */
  readonly manualTempoBpm?: number | undefined;
  /** One style, from the next bar that can still be changed. */
  readonly style?: string | undefined;
  /** A mixture of styles instead of one; scaled to a sum of 1. */
  readonly styleWeights?: Readonly<Record<string, number>> | undefined;
  /** Added to the energy that the body gives. */
  readonly energyBias?: number | undefined;
  /** Several of these at once, by the name that the configuration gives them; what is said beside it comes first. */
  readonly scene?: string | undefined;
  /** The scene after the one chosen last, unless one is named. */
  readonly nextScene?: true | undefined;
  /** What is heard now is liked. */
  readonly like?: true | undefined;
  /** Something happens in the run. */
  readonly cue?: (typeof commandCues)[number] | undefined;
}
