import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { configurationSchema } from '../configuration.ts';
import type { HeardCommand, SessionEvents } from '../session/events.ts';
import { createSession } from '../session/session.ts';
import { createStyleBook } from '../styles/style-book.ts';
import { openStateKeeper } from '../system/files/state-keeper.ts';
import { createLog } from '../system/log.ts';
import { ManualTime } from '../time/timers.ts';
import { openTaste } from './open-taste.ts';
import { replayWishes } from './recorded-wishes.ts';
import { type Concert, perform } from './testing/concert.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-taste-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const log = createLog({ level: 'error', format: 'json' });
const skipsSeconds = [8, 16, 24, 32, 40];
const steps = Array.from({ length: 480 }, (_, step) => step / 10);
const heard = ({ played }: Concert) =>
  played.map(({ bar }) => [bar.song, bar.choice, bar.styleWeights, bar.instruments, bar.notes]);

it('chooses songs, and a replay of what was wished plays the same ones without it', async () => {
  const time = new ManualTime();
  const session = createSession({ clock: time, log });
  const state = await openStateKeeper(folder, { clock: time, timers: time, log });
  const wishes: { atSeconds: number; wish: HeardCommand }[] = [];
  let atSeconds = 0;
  session.listen('journal', {
    command: (wish: SessionEvents['command']) => void wishes.push({ atSeconds, wish }),
  });
  const first = perform(undefined, session.tell);
  const configuration = configurationSchema.parse({ taste: { learns: true }, conductor: { seed: 3 } });
  await openTaste(configuration, {
    ...{ house: first.house, session, state, styles: createStyleBook() },
    runner: { isRecorded: () => false, source: { kind: 'live', name: 'sensors' } },
  });
  first.house.command({ style: 'auto' });
  first.house.play();
  for (atSeconds of steps) {
    if (skipsSeconds.includes(atSeconds)) first.house.command({ cue: 'skip' });
    await first.playUntil(atSeconds);
  }
  const choices = first.played.map(({ bar }) => bar.choice);
  expect(new Set(choices.map((choice) => choice?.style)).size).toBeGreaterThan(2);
  for (const { bar } of first.played) expect(bar.styleWeights).toEqual({ [bar.choice!.style!]: 1 });

  const again = perform(undefined);
  const replay = replayWishes({ wishes: JSON.parse(JSON.stringify(wishes)) }, again.house, log);
  replay(0);
  again.house.play();
  for (const step of steps) {
    replay(step);
    await again.playUntil(step);
  }
  expect(heard(again)).toEqual(heard(first));
}, 120_000);
