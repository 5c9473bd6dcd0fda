import { expect, it } from 'vitest';
import type { Moment } from '../session/events.ts';
import { ManualTime } from '../time/timers.ts';
import type { JournalLine } from './journal-lines.ts';
import { createScribe } from './scribe.ts';

const momentAt = (atSeconds: number): Moment => ({
  body: { atSeconds, activity: 'unknown', effort01: 0.5, confidence01: 1, sources: {}, ageSeconds: {} },
  intent: {
    ...{ tempoBpm: 180, feel: 'full', energy01: 0.6, density01: 0.5, brightness01: 0.5, section: 'verse' },
    ...{ styleWeights: { folk: 1 }, key: { tonic: 9, mode: 'minor' }, seed: 7 },
  },
  sound: { playing: 'playing', volume01: 0.5, muted: false },
  settings: {} as Moment['settings'],
});

it('tells of every whole second once, however late ticks come: a curve and a table of seconds have no holes', () => {
  const lines: JournalLine[] = [];
  const scribe = createScribe((line) => lines.push(line), new ManualTime(), 0);
  // Ticks of a busy board: every 100 ms, and some 7 ms later than they were meant.
  for (let tick = 0; tick < 600; tick += 1) scribe.moment(momentAt(tick * 0.107));
  const seconds = lines.flatMap((line) => (line.kind === 'body' ? [Math.floor(line.atSeconds)] : []));
  expect(seconds).toEqual(Array.from({ length: 65 }, (_, second) => second));
});
