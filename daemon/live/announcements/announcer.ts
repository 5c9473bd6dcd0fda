import type { AnnouncementWriter } from '../../player/shared/announcements.ts';
import type { Session } from '../../session/session.ts';
import type { StationHealth } from '../../system/health.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import type { Clock } from '../../time/clock.ts';
import { type Announcement, optionOf } from './announcement.ts';
import type { VoiceOptions } from './options.ts';
import { createAnnouncementQueue } from './queue.ts';
import type { RunWatch } from './run-watch.ts';
import { sentenceOf } from './sentences.ts';
import { type Speech, speaker } from './speech.ts';
import { soundOfTones, tonesOf } from './tones.ts';

/** Says over the music what happens in the run: in words where they can be spoken, else by tones. */
export interface Announcer {
  /** What is to be said, and in which language, from now on. */
  set(options: VoiceOptions): void;
  /** As soon as music plays, also where what happens in the run is not said; unless its own option forbids it. */
  say(announcement: Announcement): void;
  /** None while nothing is to be said. */
  health(): readonly StationHealth[];
  close(): void;
}

export interface AnnouncerDependencies {
  readonly options: VoiceOptions;
  readonly watch: RunWatch;
  readonly speech: Speech;
  /** Where it is heard. */
  readonly announcements: Pick<AnnouncementWriter, 'isFree' | 'put'>;
  readonly sampleRateHz: number;
  readonly session: Pick<Session, 'listen'>;
  readonly clock: Clock;
}

export function createAnnouncer(dependencies: AnnouncerDependencies): Announcer {
  const { watch, speech, announcements, sampleRateHz, session, clock } = dependencies;
  const keeper = createStatusKeeper('voice', clock, `looks for ${speaker}`);
  const queue = createAnnouncementQueue();
  let { options } = dependencies;
  let isBusy = false;
  let isClosed = false;
  let spoken = 0;
  let sounded = 0;

  const soundOf = async (announcement: Announcement): Promise<Float32Array> => {
    const { language } = options;
    const words = await speech.say(sentenceOf(announcement, language), language);
    if (words === undefined) sounded += 1;
    else spoken += 1;
    return words ?? soundOfTones(tonesOf(announcement), sampleRateHz);
  };

  /** One after the other; the next moment asks again. */
  const sayNext = async (): Promise<void> => {
    if (isBusy || !announcements.isFree) return;
    const due = queue.take(clock.nowSeconds());
    if (due === undefined) return;
    isBusy = true;
    try {
      const sound = await soundOf(due);
      if (!isClosed) announcements.put(sound);
    } finally {
      isBusy = false;
    }
  };

  const unlisten = session.listen('voice', {
    ...watch.listener,
    moment(moment) {
      // Also while nothing is said: whoever has it said from now on is told the right kilometre.
      const news = watch.look(moment);
      const { playing, muted } = moment.sound;
      if (playing === 'stopped' || muted) return undefined;
      if (options.enabled)
        for (const each of news) if (options[optionOf[each.kind]]) queue.add(each, moment.body.atSeconds);
      return sayNext();
    },
  });
  if (options.enabled) void speech.look();

  return {
    set(next) {
      const begins = next.enabled && !options.enabled;
      options = next;
      if (begins) void speech.look();
    },
    say(announcement) {
      if (options[optionOf[announcement.kind]]) queue.add(announcement, clock.nowSeconds());
    },
    health() {
      if (!options.enabled) return [];
      const { state } = speech;
      if (state.is === 'speaks') keeper.set('ok', `${speaker} speaks`);
      if (state.is === 'absent')
        keeper.set('ok', `${speaker} is not installed: tones (Debian: apt install ${speaker})`);
      if (state.is === 'fails')
        keeper.set(
          'degraded',
          `${speaker} fails, tones take its place: ${state.because}`,
          `See whether \`${speaker} hello\` speaks, or install it anew.`,
        );
      return [
        keeper.health({
          counters: { spoken, sounded, dropped: queue.dropped },
          texts: { voice: state.is === 'speaks' ? speaker : 'tones' },
        }),
      ];
    },
    close() {
      isClosed = true;
      unlisten();
    },
  };
}
