import { join } from 'node:path';
import { Command } from 'commander';
import { endedSchema } from '../panel/sessions.ts';
import { digestJournal, listSessionIds, sessionFiles, sessionsFolder } from '../recorder/session-folder.ts';
import { createSessionStore, type SessionStore } from '../recorder/session-store.ts';
import type { Details, Summary } from '../recorder/summary.ts';
import { TactusError } from '../system/errors.ts';
import { isHeld } from '../system/files/leftovers.ts';
import { stateFolderPath } from '../system/files/state-folder.ts';
import { findDaemon, type Which, withWhich } from './running-daemon.ts';
import { sessionLine, sessionText } from './session-text.ts';
import { exportCommand, guarded } from './sessions-export.ts';
import { replayCommand } from './sessions-replay.ts';
import { settleState } from './whose-state.ts';

export function sessionsCommand(): Command {
  const sessions = new Command('sessions').description(
    'The sessions that were recorded, also while one goes on.',
  );
  sessions
    .command('list')
    .description('All of them, the latest first.')
    .option('--json', 'as JSON')
    .action(list);
  sessions
    .command('show')
    .description('What is known of one.')
    .argument('<id>', 'as it is listed')
    .option('--json', 'as JSON, with curves, track, laps, likes and skips')
    .action(show);
  withWhich(sessions.command('end'))
    .description('Ends the one that goes on; the music plays on, and what comes then is another.')
    .action(end);
  sessions
    .command('delete')
    .description('Takes one away with all that belongs to it.')
    .argument('<id>', 'as it is listed')
    .action(remove);
  sessions.addCommand(
    replayCommand(async (id) => {
      const { store, running } = await openStore('replay');
      return { folder: store.folder, summary: found(id, store, running) };
    }),
  );
  sessions.addCommand(
    exportCommand(async (id) => {
      const { store, running } = await openStore('export');
      const summary = found(id, store, running);
      return { folder: store.folder, summary, details: () => detailsOf(store, summary) };
    }),
  );
  sessions
    .command('import')
    .description('Makes sessions of recorded runs (FIT, TCX, GPX, NMEA log) and of journals from elsewhere.')
    .argument('<file...>', 'a file each')
    .action(async (files: readonly string[]) => {
      // Only here: nothing else needs all that reads recordings.
      const { importSessions } = await import('./sessions-import.ts');
      await importSessions(files);
    });
  return sessions;
}

async function list({ json }: { readonly json?: true }): Promise<void> {
  const { store, running } = await openStore('list');
  const all = [...running, ...store.list()];
  if (json) process.stdout.write(`${JSON.stringify({ sessions: all }, null, 2)}\n`);
  else if (all.length === 0) process.stdout.write('No sessions yet.\n');
  else process.stdout.write(all.map((each) => `${sessionLine(each)}\n`).join(''));
}

async function show(id: string, { json }: { readonly json?: true }): Promise<void> {
  const { store, running } = await openStore('show');
  const summary = found(id, store, running);
  if (!json) {
    process.stdout.write(sessionText(summary));
    return;
  }
  process.stdout.write(`${JSON.stringify({ summary, ...(await detailsOf(store, summary)) }, null, 2)}\n`);
}

async function end(options: Which): Promise<void> {
  const { client } = await findDaemon(options, 'sessions end');
  const { id, kept } = await client.ask(endedSchema, 'POST', '/sessions/current/end');
  process.stdout.write(`${id} has ended${kept ? '' : ', and is not kept'}\n`);
}

async function remove(id: string): Promise<void> {
  const { store, running } = await openStore('delete');
  if (found(id, store, running).running)
    throw new TactusError(
      'unavailable',
      `The session ${id} goes on.`,
      'End it first: `tactus sessions end`.',
    );
  await guarded(() => store.remove(id));
  process.stdout.write(`${id} is gone\n`);
}

const detailsOf = async (store: SessionStore, { running, id }: Summary): Promise<Details | undefined> =>
  running ? (await digestJournal(store.folder, id)).details() : store.details(id);

/** Those that have ended, and one that a daemon writes now, as far as it has come. */
async function openStore(
  command: string,
): Promise<{ readonly store: SessionStore; readonly running: readonly Summary[] }> {
  settleState(`sessions ${command}`);
  const store = createSessionStore(sessionsFolder(stateFolderPath()));
  const running: Summary[] = [];
  await guarded(async () => {
    await store.look();
    for (const id of await listSessionIds(store.folder)) {
      if (store.find(id) || !isHeld(join(store.folder, id, sessionFiles.journal))) continue;
      const digest = await digestJournal(store.folder, id);
      const summary = digest.summary();
      const bytes = 0;
      if (summary) running.push({ id, running: true, ...summary, bytes, hasSound: false });
    }
  });
  return { store, running };
}

function found(id: string, store: SessionStore, running: readonly Summary[]): Summary {
  const summary = running.find((each) => each.id === id || id === 'current') ?? store.find(id);
  if (summary) return summary;
  throw new TactusError('noInput', `There is no session ${id}.`, 'See `tactus sessions list`.');
}
