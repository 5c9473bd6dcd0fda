import { expect, it } from 'vitest';
import { TactusError } from './errors.ts';
import { createLog, type LogTarget } from './log.ts';

const collect = (isTerminal = false, isJournal = false): LogTarget & { lines: string[] } => {
  const lines: string[] = [];
  return { lines, isTerminal, isJournal, write: (text) => lines.push(text) };
};

it('writes JSON lines where nobody looks, and hides secrets at every depth', () => {
  const target = collect();
  createLog({ level: 'info', format: 'auto' }, target).warn(
    { token: 'abc', mqtt: { password: 'p', deep: { secret: 's' } }, port: 1 },
    'hello',
  );
  const entry = JSON.parse(target.lines[0] ?? '');
  expect(entry).toMatchObject({ level: 40, msg: 'hello', port: 1, token: '[not shown]' });
  expect(entry.mqtt).toEqual({ password: '[not shown]', deep: { secret: '[not shown]' } });
});

it('is brief at a terminal and gives the journal its priorities', () => {
  const human = collect(true);
  createLog({ level: 'debug', format: 'auto' }, human).info({ station: 'panel', port: 7272 }, 'listening');
  expect(human.lines[0]).toMatch(/\d\d:\d\d:\d\d.*info .*panel: listening port=7272\n$/);
  const journal = collect(false, true);
  const log = createLog({ level: 'info', format: 'auto' }, journal);
  log.debug('unheard');
  log.error(new TactusError('unavailable', 'Port 1 is in use.', 'Take another.'));
  expect(journal.lines).toEqual(['<3>Port 1 is in use. Take another.\n']);
});

it('shows the stack of a fault that is ours', () => {
  const target = collect();
  createLog({ level: 'info', format: 'human' }, target).error(new Error('oops'), 'It broke');
  expect(target.lines[0]).toMatch(/It broke \(oops\)\nError: oops\n {4}at /);
});
