import type { z } from 'zod';
import type { instrumentsSchema } from '../conductor/options.ts';
import type { plainSchemas } from '../conductor/plain-schemas.ts';
import type { PlainSetting } from '../conductor/plain-settings.ts';
import type { OutputLevelsDb } from '../player/shared/output-levels.ts';
import type { GainChanges } from '../player/shared/part-gains.ts';
import type { SongChoice } from '../score/bar.ts';

/** What persons say happens in the run. */
export const commandCues = ['skip', 'lap', 'coolDown'] as const;

type PlainWishes = {
  readonly [Name in PlainSetting]?: z.output<(typeof plainSchemas)[Name]> | undefined;
};

/** Wishes that a person may have; any number of them at once, none needed. */
export interface Command extends PlainWishes {
  /** Begin on the next beat, or come to an end within two bars. */
  readonly playing?: boolean | undefined;
  /** Loudness, a share of the ceiling. */
  readonly volume01?: number | undefined;
  /** Silence at once; the music goes on unheard. */
  readonly muted?: boolean | undefined;
  /** One style, from the next bar that can still be changed; `auto`: the band chooses one for each song that begins. */
  readonly style?: string | undefined;
  /** What songs that begin are to be, of what is left to the band. */
  readonly nextSong?: SongChoice | undefined;
  /** A mixture of styles instead of one; scaled to a sum of 1. */
  readonly styleWeights?: Readonly<Record<string, number>> | undefined;
  /** How much louder than usual each part is, dB; those not named stay as they are. */
  readonly partGainsDb?: GainChanges | undefined;
  /** How much softer than the music each device of this machine plays, dB, by its name; those not named stay as they are. */
  readonly outputLevelsDb?: OutputLevelsDb | undefined;
  /** Who plays each part, from the next bar that can still be changed; `auto`: whoever the style casts. */
  readonly instruments?: Readonly<z.infer<typeof instrumentsSchema>> | undefined;
  /** Several of these at once, by the name that the configuration gives them; what is said beside it comes first. */
  readonly scene?: string | undefined;
  /** The scene after the one chosen last, unless one is named. */
  readonly nextScene?: true | undefined;
  /** How long what can glide takes to it: energy, density, brightness, tempo, loudness; default: at once, of a scene as it says. */
  readonly glideSeconds?: number | undefined;
  /** What is heard now is liked. */
  readonly like?: true | undefined;
  /** What was learnt of what somebody likes is erased. */
  readonly taste?: 'forget' | undefined;
  /** From its beginning, by its name; `none`: an end of the one that goes on. */
  readonly workout?: string | undefined;
  /** Something happens in the run. */
  readonly cue?: (typeof commandCues)[number] | undefined;
}
