import { heartRateZonesOf } from '../body/zones.ts';
import type { Configuration } from '../configuration.ts';
import type { LivePlayer } from '../player/live-player.ts';
import type { House } from '../tactus.ts';
import { type Announcer, type AnnouncerDependencies, createAnnouncer } from './announcements/announcer.ts';
import { createRunWatch } from './announcements/run-watch.ts';
import { createSpeech } from './announcements/speech.ts';
import type { Closers } from './closers.ts';

export interface OpenAnnouncerDependencies
  extends Pick<AnnouncerDependencies, 'announcements' | 'session' | 'clock'> {
  readonly house: Pick<House, 'conductor'>;
  readonly player: Pick<LivePlayer, 'master'>;
}

/** What is said over the music of this run. */
export function openAnnouncer(
  { voice: options, body }: Pick<Configuration, 'voice' | 'body'>,
  { house, player, clock, ...others }: OpenAnnouncerDependencies,
  closers: Pick<Closers, 'add'>,
): Announcer {
  const { sampleRateHz } = player.master;
  const ending = new AbortController();
  const announcer = createAnnouncer({
    ...{ ...others, options, sampleRateHz, clock },
    watch: createRunWatch({ zonesBpm: heartRateZonesOf(body), workout: () => house.conductor.workout }),
    speech: createSpeech({ sampleRateHz, clock, signal: ending.signal }),
  });
  closers.add(() => {
    announcer.close();
    ending.abort();
  });
  return announcer;
}
