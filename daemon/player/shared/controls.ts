import type { SharedRecord } from '../../system/shared-record.ts';
import { type BarStoreBuffers, BarStoreWriter } from './bar-store.ts';
import { createBeatMarks } from './beat-marks.ts';
import { clockRecord, type PlayerClock } from './clock.ts';
import { createDesk, type Desk } from './desk.ts';
import { createEventQueue, EventReader } from './event-ring.ts';
import type { PlayerTarget } from './mailbox.ts';

/** The shared memory between main and the player. */
export interface PlayerBuffers {
  readonly mailbox: SharedArrayBuffer;
  readonly clock: SharedArrayBuffer;
  readonly bars: BarStoreBuffers;
  readonly events: SharedArrayBuffer;
  /** How loud each device plays it; see `OutputLevels`. */
  readonly gains: SharedArrayBuffer;
  /** See `BeatMarks`. */
  readonly beats: SharedArrayBuffer;
  /** What is said over the music, if anything is (`AnnouncementWriter`). */
  readonly announcements?: SharedArrayBuffer | undefined;
  /** Where it is written down all that the sound is told, if it is (`SoundLogWriter`). */
  readonly soundLog?: SharedArrayBuffer | undefined;
}

/** Main's hands on a player, in this thread or another: the same offline and live. */
export interface PlayerControls {
  /** To construct the `Player` with. */
  readonly buffers: PlayerBuffers;
  /** What the player is to do: tempo, phase, volume, play. */
  readonly desk: Desk;
  /** What it is to play. */
  readonly bars: BarStoreWriter;
  /** Where it is. */
  readonly clock: Pick<SharedRecord<PlayerClock>, 'read'>;
  /** What it did. Only one may read it. */
  readonly events: EventReader;
}

export function createPlayerControls(initial: Partial<PlayerTarget> = {}): PlayerControls {
  const { desk, mailbox, gains } = createDesk(initial);
  const bars = new BarStoreWriter();
  const clock = clockRecord.open();
  const events = createEventQueue();
  return {
    buffers: {
      mailbox,
      clock: clock.buffer,
      bars: bars.buffers,
      events: events.buffer,
      gains,
      beats: createBeatMarks(),
    },
    desk,
    bars,
    clock,
    events: new EventReader(events),
  };
}
