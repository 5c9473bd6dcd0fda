import { expect, it } from 'vitest';
import type { Lock } from '../conductor/foot-lock.ts';
import { createLog } from '../system/log.ts';
import { ManualClock } from '../time/clock.ts';
import { createBodyHealth } from './body-health.ts';

it('says what to do when nobody is heard, in the log once', () => {
  const lines: string[] = [];
  const log = createLog(
    { level: 'info', format: 'json' },
    { write: (text) => lines.push(text), isTerminal: false, isJournal: false },
  );
  const conductor = { settings: { idle: 'play' }, nobodySinceSeconds: undefined as number | undefined };
  const lock = () => undefined;
  const body = createBodyHealth({ conductor: conductor as never, lock, clock: new ManualClock(), log });
  expect(body.nobody()).toBeUndefined();
  expect(body.health()).toMatchObject({ station: 'body', status: 'ok', detail: 'listens to who is there' });
  conductor.nobodySinceSeconds = 12;
  expect(body.nobody()).toMatchObject({ sinceSeconds: 12, music: 'play' });
  for (const _ of [1, 2])
    expect(body.health()).toMatchObject({ status: 'ok', detail: expect.stringContaining('tactus pair') });
  expect(lines).toHaveLength(1);
});

it('tells how beats and feet are together, in the log when that has lasted', () => {
  const lines: string[] = [];
  const log = createLog(
    { level: 'info', format: 'json' },
    { write: (text) => lines.push(text), isTerminal: false, isJournal: false },
  );
  let lock: Lock | undefined;
  const conductor = { settings: { idle: 'play' } } as never;
  const clock = new ManualClock();
  const body = createBodyHealth({ conductor, lock: () => lock, clock, log });
  expect(body.health().texts).toEqual({ lock: 'silent' });
  const lasts = (next: Lock | undefined, seconds: number): void => {
    lock = next;
    for (let second = 0; second <= seconds; second += 1) {
      expect(body.health().texts).toEqual({ lock: next ?? 'silent' });
      clock.advanceTo(clock.nowSeconds() + 1);
    }
  };
  lasts('followingTempo', 4);
  lasts('locked', 30);
  for (let minute = 0; minute < 60; minute += 1) {
    lasts('free', 3);
    lasts('locked', 50);
  }
  lasts(undefined, 11);
  expect(lines.map((line) => JSON.parse(line).lock)).toEqual(['locked', 'silent']);
});

it('tells it once, also to a log whose writer asks for the health again, as a terminal with a live line does', () => {
  const told: unknown[] = [];
  let lock: Lock | undefined;
  const clock = new ManualClock();
  const body = createBodyHealth({
    conductor: { settings: { idle: 'play' }, nobodySinceSeconds: 12 } as never,
    lock: () => lock,
    clock,
    log: {
      info(fields: unknown) {
        told.push(fields);
        body.health();
      },
    } as never,
  });
  lock = 'locked';
  body.health();
  clock.advanceTo(clock.nowSeconds() + 10);
  body.health();
  expect(told).toEqual([{ station: 'body' }, { station: 'body', lock: 'locked' }]);
});
