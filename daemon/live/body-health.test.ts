import { expect, it } from 'vitest';
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
  const body = createBodyHealth({ conductor: conductor as never, clock: new ManualClock(), log });
  expect(body.nobody()).toBeUndefined();
  expect(body.health()).toMatchObject({ station: 'body', status: 'ok', detail: 'listens to who is there' });
  conductor.nobodySinceSeconds = 12;
  expect(body.nobody()).toMatchObject({ sinceSeconds: 12, music: 'play' });
  for (const _ of [1, 2])
    expect(body.health()).toMatchObject({ status: 'ok', detail: expect.stringContaining('tactus pair') });
  expect(lines).toHaveLength(1);
});
