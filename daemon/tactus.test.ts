import { describe, expect, it } from 'vitest';
import type { GridNote } from './composer/grid-note.ts';
import type { NoteWriter } from './composer/look-ahead/look-ahead.ts';
import type { WriteRequest } from './composer/process/protocol.ts';
import { configurationSchema } from './configuration.ts';
import { Player } from './player/player.ts';

import { createPlayerControls } from './player/shared/controls.ts';
import type { Bar } from './score/bar.ts';
import type { PlayState } from './score/play-state.ts';
import { createStyleBook } from './styles/style-book.ts';
import { createHouse, type House, tickSeconds } from './tactus.ts';

/** One bass note a bar, for every bar that has a bass. */
function notesOf({ plan }: WriteRequest): GridNote[] {
  if (plan.density01.bass === null) return [];
  const note = { role: 'bass', pitchMidi: 36, startStep: 0, lengthSteps: 8, velocity01: 0.6 } as const;
  return [{ ...note, tied: false, source: 'model' }];
}

interface Played {
  readonly bar: Bar;
  readonly atSeconds: number;
  /** Notes that the player began in it. */
  notes: number;
}

interface Concert {
  readonly house: House;
  readonly played: Played[];
  /** When the music came to its end. */
  readonly endsSeconds: number[];
  readonly state: PlayState;
  /** Beats until the bar being played ends. */
  readonly beatsLeft: number;
  playUntil(seconds: number): Promise<void>;
}

/**
 * The real house and player at 120 beats a minute, on a clock of the test's. The writer needs `delaySeconds` for a bar,
 * as live; undefined: it is waited for, as offline; infinite: it never answers.
 */
function perform(delaySeconds: number | undefined): Concert {
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
  const house = createHouse({
    styles: createStyleBook(),
    configuration,
    writer,
    player: { mailbox: controls.mailbox, bars: controls.bars, clock: () => controls.clock.read() },
    waitsForWriter: delaySeconds === undefined,
  });
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const block = new Float32Array(256);
  const played: Played[] = [];
  const endsSeconds: number[] = [];
  let ticks = 0;

  const hearPlayer = (): void => {
    for (const event of controls.events.read()) {
      const bar = event.kind === 'bar' ? house.barOf(event.barIndex) : undefined;
      if (bar) played.push({ bar, atSeconds: event.atSeconds, notes: 0 });
      if (event.kind === 'note') {
        const inBar = played.findLast((one) => one.bar.index === event.barIndex);
        if (inBar) inBar.notes += 1;
      }
      if (event.kind === 'stopped') endsSeconds.push(event.atSeconds);
    }
  };

  return {
    house,
    played,
    endsSeconds,
    get state() {
      return house.playState;
    },
    get beatsLeft() {
      const { barIndex, beat } = controls.clock.read();
      const bar = barIndex === undefined ? undefined : house.barOf(barIndex);
      return bar === undefined ? Number.NaN : bar.startBeat + bar.lengthBeats - beat;
    },
    async playUntil(seconds) {
      while (now() < seconds) {
        const due = owed.filter(({ atSeconds }) => atSeconds <= now());
        owed = owed.filter((one) => !due.includes(one));
        for (const { answer } of due) answer(true);
        if (due.length > 0) await settle();
        if (now() >= ticks * tickSeconds) {
          const written = house.tick(ticks * tickSeconds);
          await (delaySeconds === undefined ? written : settle());
          ticks += 1;
        }
        player.renderBlock(block, block, now());
        hearPlayer();
      }
    },
  };
}

const barSeconds = 2;

describe.each([
  ['live', 0.04],
  ['live, with a slow composer', 0.6],
  ['live, with a composer that is gone', Number.POSITIVE_INFINITY],
  ['offline', undefined],
])('a stop, %s', (_name, delaySeconds) => {
  it.each([0.1, 0.3, 0.6, 1, 1.4, 1.7, 1.95])(
    'is heard as a closing bar, then silence, %f s into a bar',
    async (into) => {
      const concert = perform(delaySeconds);
      concert.house.play();
      await concert.playUntil(12);
      const toLineSeconds = concert.beatsLeft / 2;
      const stopSeconds = 12 + toLineSeconds + into;
      await concert.playUntil(stopSeconds);
      concert.house.stop();
      expect(concert.state).toBe('stopping');
      const before = concert.played.length;
      await concert.playUntil(stopSeconds + 8);
      const after = concert.played.slice(before);
      expect(after.length).toBeLessThanOrEqual(2);
      expect(after.map(({ bar }) => bar.closing)).toEqual(after.map((_, i) => i === after.length - 1));
      expect(after.at(-1)!.notes).toBeGreaterThan(0);
      expect(concert.endsSeconds).toHaveLength(1);
      expect(concert.endsSeconds[0]).toBeCloseTo(after.at(-1)!.atSeconds + barSeconds, 1);
      expect(concert.state).toBe('stopped');
    },
  );

  it('is taken back by play, whenever that comes: a song goes on or begins, with a bar of rest at most', async () => {
    for (const [into, wait] of [
      [0.3, 0.1],
      [0.3, 0.5],
      [0.3, 2.5],
      [1, 0.2],
      [1, 1.5],
      [1, 2.8],
      [1.8, 1],
      [1.8, 3],
    ] as const) {
      const concert = perform(delaySeconds);
      concert.house.play();
      await concert.playUntil(12);
      const stopSeconds = 12 + concert.beatsLeft / 2 + into;
      await concert.playUntil(stopSeconds);
      concert.house.stop();
      await concert.playUntil(stopSeconds + wait);
      concert.house.play();
      await concert.playUntil(stopSeconds + wait + 12);
      expect(concert.state).toBe('playing');
      const sounding = concert.played.filter(({ notes }) => notes > 0);
      const gaps = sounding.slice(1).map(({ atSeconds }, i) => atSeconds - sounding[i]!.atSeconds);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * barSeconds + 0.6);
      expect(sounding.at(-1)!.atSeconds).toBeGreaterThan(stopSeconds + wait + 9);
      expect(concert.endsSeconds.length).toBeLessThanOrEqual(1);
    }
  });

  it('ends the music even when it comes while the music has closed already', async () => {
    for (const wait of [0.2, 1, 2, 3, 4, 5]) {
      const concert = perform(delaySeconds);
      concert.house.play();
      await concert.playUntil(12.5);
      concert.house.stop();
      await concert.playUntil(12.5 + wait);
      concert.house.play();
      await concert.playUntil(12.5 + wait + 0.3);
      concert.house.stop();
      await concert.playUntil(12.5 + wait + 0.3 + 3 * barSeconds);
      expect(concert.state).toBe('stopped');
    }
  });

  it('before the first beat is forgotten when play comes', async () => {
    for (const [stopSeconds, playSeconds] of [
      [0, 0],
      [0.05, 0.06],
      [0.15, 0.35],
      [0.15, 3],
      [0.35, 0.45],
      [0.35, 5],
    ] as const) {
      const concert = perform(delaySeconds);
      concert.house.play();
      await concert.playUntil(stopSeconds);
      if (concert.played.length > 0) continue; // Offline the first beat falls at once.
      concert.house.stop();
      await concert.playUntil(playSeconds);
      concert.house.play();
      await concert.playUntil(playSeconds + 16);
      expect(concert.played.filter(({ bar }) => bar.closing)).toEqual([]);
      expect(concert.played.slice(-4).every(({ notes }) => notes > 0)).toBe(true);
      expect(concert.state).toBe('playing');
    }
  });
});

it('hears a skip that another cue follows before its bar is written', async () => {
  for (const into of [0.2, 0.7, 1.2, 1.7]) {
    const concert = perform(0.04);
    concert.house.play();
    await concert.playUntil(12);
    const skipSeconds = 12 + concert.beatsLeft / 2 + into;
    await concert.playUntil(skipSeconds);
    const { key } = concert.played.at(-1)!.bar;
    concert.house.conductor.cue('skip');
    await concert.playUntil(skipSeconds + 0.5);
    concert.house.conductor.cue('lap');
    await concert.playUntil(skipSeconds + 3 * barSeconds);
    expect(concert.played.at(-1)!.bar.key).not.toEqual(key);
  }
});
