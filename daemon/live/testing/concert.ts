import type { GridNote } from '../../composer/grid-note.ts';
import type { NoteWriter } from '../../composer/look-ahead/look-ahead.ts';
import type { WriteRequest } from '../../composer/process/protocol.ts';
import { configurationSchema } from '../../configuration.ts';
import { Player } from '../../player/player.ts';
import { createPlayerControls } from '../../player/shared/controls.ts';
import type { Bar } from '../../score/bar.ts';
import type { PlayState } from '../../score/play-state.ts';
import type { SessionEvents, Tell } from '../../session/events.ts';
import { createStyleBook } from '../../styles/style-book.ts';
import { createHouse, type House, tickSeconds } from '../../tactus.ts';

/** One bass note a bar, for every bar that has a bass. */
function notesOf({ plan }: WriteRequest): GridNote[] {
  if (plan.density01.bass === null) return [];
  const note = { role: 'bass', pitchMidi: 36, startStep: 0, lengthSteps: 8, velocity01: 0.6 } as const;
  return [{ ...note, tied: false, source: 'model' }];
}

export interface Recital {
  readonly bar: Bar;
  readonly atSeconds: number;
  /** Notes that the player began in it. */
  notes: number;
}

export interface Concert {
  readonly house: House;
  readonly played: Recital[];
  /** When the music came to its end. */
  readonly endsSeconds: number[];
  readonly state: PlayState;
  /** Beats until the bar being played ends. */
  readonly beatsLeft: number;
  /** Events of the player that were told. */
  readonly events: number;
  /** Those that nobody read in time. */
  readonly droppedEvents: number;
  playUntil(seconds: number): Promise<void>;
}

/**
 * The real house and player at 120 beats a minute, on a clock of the test's. The writer needs `delaySeconds` for a bar,
 * as live; undefined: it is waited for, as offline; infinite: it never answers.
 * `tell` hears of it, too.
 */
export function perform(delaySeconds: number | undefined, tell?: Tell): Concert {
  const configuration = configurationSchema.parse({
    conductor: { follow: 'manual', manualTempoBpm: 120, feel: 'full' },
  });
  const controls = createPlayerControls({});
  const player = new Player(null, controls.buffers, configuration.player);
  const now = (): number => player.frame / 48_000;
  let owed: { readonly atSeconds: number; readonly answer: (isWanted: boolean) => void }[] = [];
  let checkpoint = 0;
  const writer: NoteWriter = {
    write(request) {
      const written = { notes: notesOf(request), checkpoint: ++checkpoint };
      if (delaySeconds === undefined) return Promise.resolve(written);
      for (const { answer } of owed.splice(0)) answer(false); // The newest wins.
      return new Promise((resolve) =>
        owed.push({
          atSeconds: now() + delaySeconds,
          answer: (isWanted) => resolve(isWanted ? written : undefined),
        }),
      );
    },
  };
  const played: Recital[] = [];
  const endsSeconds: number[] = [];
  let events = 0;
  const hear = ({ event, bar }: SessionEvents['played']): void => {
    events += 1;
    if (event.kind === 'bar' && bar) played.push({ bar, atSeconds: event.atSeconds, notes: 0 });
    if (event.kind === 'note') {
      const inBar = played.findLast((one) => one.bar.index === event.barIndex);
      if (inBar) inBar.notes += 1;
    }
    if (event.kind === 'stopped') endsSeconds.push(event.atSeconds);
  };
  const house = createHouse({
    configuration,
    styles: createStyleBook(),
    model: { name: 'test', styles: [] },
    writer,
    waitsForWriter: delaySeconds === undefined,
    player: controls,
    volume: controls.desk,
    tell: (name, event) => {
      if (name === 'played') hear(event as SessionEvents['played']);
      tell?.(name, event);
    },
  });
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const block = new Float32Array(256);
  let ticks = 0;

  return {
    house,
    played,
    endsSeconds,
    get state() {
      return house.sound.playing;
    },
    get events() {
      return events;
    },
    get droppedEvents() {
      return controls.events.dropped;
    },
    get beatsLeft() {
      const { barIndex, beat } = controls.clock.read();
      const bar = house.recentBars().find(({ index }) => index === barIndex);
      return bar === undefined ? Number.NaN : bar.startBeat + bar.lengthBeats - beat;
    },
    async playUntil(seconds) {
      while (now() < seconds) {
        const due = owed.filter(({ atSeconds }) => atSeconds <= now());
        owed = owed.filter((one) => !due.includes(one));
        for (const { answer } of due) answer(true);
        if (due.length > 0) await settle();
        if (now() >= ticks * tickSeconds) {
          house.hear(ticks * tickSeconds, []);
          const written = house.tick(ticks * tickSeconds);
          await (delaySeconds === undefined ? written : settle());
          ticks += 1;
        }
        player.renderBlock(block, block, now());
      }
    },
  };
}

export const barSeconds = 2;
