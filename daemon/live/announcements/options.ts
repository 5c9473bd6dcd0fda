import { z } from 'zod';
import { atOnce } from '../../system/config/option-marks.ts';

/** What can be said in. */
const spokenLanguages = ['en', 'pt', 'de'] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

const told = (what: string) => z.boolean().default(true).describe(what).meta(atOnce);

export const voiceOptionsSchema = z.object({
  enabled: z
    .boolean()
    .default(false)
    .describe(
      'Says over the music what happens in the run, and the music steps aside: in words where espeak-ng is installed, else by tones.',
    )
    .meta(atOnce),
  language: z
    .enum(spokenLanguages)
    .default('en')
    .describe('What it speaks: English, Portuguese or German.')
    .meta(atOnce),
  sensors: told('Says when a sensor has been silent for 10 s, and when it is there again.'),
  laps: told('Says each lap of the lap button, and its time.'),
  zones: told('Says the zone of the heart rate, once that has been in it for 10 s.'),
  intervals: told('Says which step of a workout begins, how long it is and what it aims at.'),
  kilometres: told('Says each kilometre, and its time.'),
  welcome: told(
    'Says who plays and where the page is, once: when the service plays for the first time and has a network. It is said even where nothing else is.',
  ),
});

export type VoiceOptions = Readonly<z.infer<typeof voiceOptionsSchema>>;
