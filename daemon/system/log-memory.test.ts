import { expect, it } from 'vitest';
import { TactusError } from './errors.ts';
import { createLog, type LogTarget } from './log.ts';
import { createLogMemory, rememberedLines } from './log-memory.ts';

const nowhere: LogTarget = { write: () => {}, isTerminal: false, isJournal: false };
const all = { after: 0, level: 'trace', limit: rememberedLines } as const;

it('keeps what is said for who asks later: as people read it, and without secrets', () => {
  const memory = createLogMemory();
  const log = createLog({ level: 'debug', format: 'json' }, nowhere, memory);
  log.info({ station: 'panel', port: 7272, mqtt: { password: 'hunter2' } }, 'listening');
  log.warn({ station: 'ble', fix: 'Wear it.' }, 'out of reach');
  log.error({ err: new TactusError('unavailable', 'Port 1 is in use.', 'Take another.') }, 'No panel');
  log.trace('unheard');
  log.error({ err: new Error('oops') });
  const lines = memory.read(all);
  expect(lines).toMatchObject([
    { number: 1, level: 'info', station: 'panel', message: 'listening', at: expect.stringMatching(/Z$/) },
    { number: 2, level: 'warn', message: 'out of reach', fix: 'Wear it.' },
    { number: 3, level: 'error', message: 'No panel: Port 1 is in use.', fix: 'Take another.' },
    { number: 4, level: 'error', message: 'oops', more: expect.stringContaining('log-memory.test') },
  ]);
  expect(lines[0]?.more).toContain('port=7272');
  expect(JSON.stringify(lines)).not.toContain('hunter2');
});

it('is asked for what is new, and for what matters', () => {
  const memory = createLogMemory();
  const log = createLog({ level: 'debug', format: 'json' }, nowhere, memory);
  for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level](level);
  const read = (query: object) => memory.read({ ...all, ...query }).map(({ message }) => message);
  expect(read({ after: 2 })).toEqual(['warn', 'error']);
  expect(read({ level: 'info', limit: 2 })).toEqual(['warn', 'error']);
  expect(read({ level: 'error' })).toEqual(['error']);
  expect(read({ after: 4 })).toEqual([]);
  // By who knew the daemon before it was started anew.
  expect(read({ after: 900 })).toHaveLength(4);
});

it('has an end, in lines and in each of them', () => {
  const memory = createLogMemory();
  const log = createLog({ level: 'info', format: 'json' }, nowhere, memory);
  for (let count = 0; count < rememberedLines + 5; count += 1) log.info('x'.repeat(5000));
  const lines = memory.read(all);
  expect([lines.length, lines[0]?.number, memory.count]).toEqual([rememberedLines, 6, rememberedLines + 5]);
  expect(Math.max(...lines.map(({ message }) => message.length))).toBe(2000);
});
