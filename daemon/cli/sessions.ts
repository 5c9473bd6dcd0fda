import { join } from 'node:path';
import { Command } from 'commander';
import { endedSchema } from '../panel/sessions.ts';
import type { ExportFormat } from '../recorder/exports/export-kinds.ts';
import { exportSession } from '../recorder/exports/export-session.ts';
import { writeExport } from '../recorder/exports/write-export.ts';
import { digestJournal, listSessionIds, sessionFiles, sessionsFolder } from '../recorder/session-folder.ts';
import { createSessionStore, type SessionStore } from '../recorder/session-store.ts';
import type { Summary } from '../recorder/summary.ts';
import { TactusError } from '../system/errors.ts';
import { reasonOf } from '../system/files/atomic-file.ts';
import { isHeld } from '../system/files/leftovers.ts';
import { stateFolderPath } from '../system/files/state-folder.ts';
import { findDaemon, type Which, withWhich } from './running-daemon.ts';
import { sessionLine, sessionText } from './session-text.ts';
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
    .option('--json', 'as JSON, with curves, track, laps and likes')
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
  sessions
    .command('export')
    .description('Writes files of one.')
    .argument('<id>', 'as it is listed')
    .option('--fit <file>', 'an activity as sport watches write it, with tempo and lock')
    .option('--gpx <file>', 'the track, with heart rate and cadence')
    .option('--tcx <file>', 'laps and track, with heart rate and cadence')
    .option('--midi <file>', 'the notes that were heard, with a tempo map')
    .option('--csv <file>', 'a line a second')
    .option('--journal <file>', 'all that happened, a line of JSON each, packed by gzip')
    .action(exportFiles);
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
  const details = summary.running
    ? (await digestJournal(store.folder, id)).details()
    : await store.details(id);
  process.stdout.write(`${JSON.stringify({ summary, ...details }, null, 2)}\n`);
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

type WantedExports = Readonly<Partial<Record<ExportFormat, string>>>;

async function exportFiles(id: string, wanted: WantedExports): Promise<void> {
  const files = Object.entries(wanted) as [ExportFormat, string][];
  if (files.length === 0)
    throw new TactusError(
      'usage',
      'Nothing to write.',
      'Name a file: --fit, --gpx, --tcx, --midi, --csv or --journal FILE.',
    );
  const { store, running } = await openStore('export');
  const { startedAt } = found(id, store, running);
  for (const [format, file] of files) {
    const content = await exportSession(format, { folder: store.folder, id, startedAt, trimMeters: 0 });
    if (content === undefined)
      throw new TactusError(
        'noInput',
        `The session ${id} has no ${lacks[format]}.`,
        'Nothing was written for it.',
      );
    await guarded(() => writeExport(file, content));
    process.stdout.write(`wrote ${file}\n`);
  }
}

const lacks: Readonly<Record<ExportFormat, string>> = {
  ...{ fit: 'figures', gpx: 'track', tcx: 'figures', midi: 'notes', csv: 'figures', journal: 'journal' },
};

/** Those that have ended, and one that a daemon writes now, as far as it has come. */
async function openStore(
  command: string,
): Promise<{ readonly store: SessionStore; readonly running: readonly Summary[] }> {
  settleState(`sessions ${command}`);
  const store = createSessionStore(sessionsFolder(stateFolderPath()));
  const running: Summary[] = [];
  await guarded(async () => {
    await store.load();
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

/** Errors: TactusError `cannotCreate` in the place of the file system's. */
async function guarded<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof TactusError) throw error;
    const fix = 'Check its permissions, and that the disk is not full.';
    throw new TactusError('cannotCreate', `The folder cannot be used: ${reasonOf(error)}`, fix, {
      cause: error,
    });
  }
}
