import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { TactusError } from '../system/errors.ts';
import { stateFolderPath } from '../system/files/state-folder.ts';
import { parseTaste, tasteFile } from '../taste/kept-taste.ts';
import { leaningsOf, type Taste } from '../taste/taste.ts';
import { readKeptFile } from './kept-file.ts';
import { findDaemon, type Which, withWhich } from './running-daemon.ts';
import { settleState } from './whose-state.ts';

export function tasteCommand(): Command {
  const taste = new Command('taste').description('What was learnt of what somebody likes (taste.learns).');
  taste.option('--json', 'all that is known, as JSON').action(show);
  withWhich(taste.command('forget').description('Erases it, also of the daemon that runs.')).action(forget);
  return taste;
}

function show({ json }: { readonly json?: true }): void {
  settleState('taste');
  const taste = readKeptFile(tasteFile, parseTaste);
  if (json) process.stdout.write(`${JSON.stringify({ taste: taste ?? null }, null, 2)}\n`);
  else process.stdout.write(tasteText(taste));
}

async function forget(options: Which): Promise<void> {
  const { client } = await findDaemon(options, 'taste forget');
  const isRunning = await client.ask(z.looseObject({}), 'POST', '/intent', { taste: 'forget' }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof TactusError && error.kind === 'unavailable') return false;
      throw error;
    },
  );
  if (!isRunning) rmSync(join(stateFolderPath(), tasteFile), { force: true });
  process.stdout.write('Nothing is known of what you like any more.\n');
}

/** For people. */
export function tasteText(taste: Taste | undefined): string {
  const leanings = taste === undefined ? [] : leaningsOf(taste);
  const named = (isMore: boolean): string =>
    leanings
      .filter(({ liking }) => liking > 0 === isMore)
      .map(({ matter, way }) => `${matter} ${way}`)
      .join(', ');
  const lines = [
    ...(named(true) === '' ? [] : [`More of: ${named(true)}`]),
    ...(named(false) === '' ? [] : [`Less of: ${named(false)}`]),
  ];
  if (lines.length === 0)
    return 'Nothing is known yet. Likes and skips are learnt from where taste.learns is true (docs/taste.md).\n';
  return `${lines.join('\n')}\n`;
}
