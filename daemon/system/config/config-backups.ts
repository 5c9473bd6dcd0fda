import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TactusError } from '../errors.ts';
import { reasonOf, writeFileAtomically } from '../files/atomic-file.ts';

/** What the configuration's file held once. */
export interface Backup {
  /** Its number and when it was put away: `41-2026-11-27T15-20-04Z`. */
  readonly id: string;
  /** ISO, UTC; of the machine's clock as it was then. */
  readonly at: string;
  /** It was undone; what was there before a change otherwise. */
  readonly isUndone: boolean;
}

/** Former contents of the configuration's file: the newest, numbered, since not every machine knows the time. */
export interface Backups {
  /** The newest first. */
  list(): Promise<readonly Backup[]>;
  /** Errors: TactusError `cannotCreate`, as all of these where the folder cannot be used. */
  keep(text: string, how: Pick<Backup, 'isUndone'>): Promise<void>;
  /** Errors: TactusError `usage` when there is none of this name. */
  read(id: string): Promise<string>;
  remove(id: string): Promise<void>;
}

const mostBackups = 20;
const namePattern =
  /^(?<id>(?<number>\d{1,9})-(?<date>\d{4}-\d\d-\d\d)T(?<time>\d\d-\d\d-\d\d)Z(?<undone>-undone)?)\.yaml$/;

export function createBackups(folder: string, wallSeconds: () => number): Backups {
  const entries = async () => {
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      const message = `The backups in ${folder} cannot be looked at: ${reasonOf(error)}`;
      throw new TactusError('cannotCreate', message, 'Nothing is changed without a backup.');
    });
    return names
      .flatMap((name) => {
        const { id, number, date, time, undone } = namePattern.exec(name)?.groups ?? {};
        if (id === undefined) return [];
        const at = `${date}T${time!.replaceAll('-', ':')}Z`;
        return [{ number: Number(number), backup: { id, at, isUndone: undone !== undefined } }];
      })
      .sort((one, other) => other.number - one.number);
  };
  const pathOf = (id: string): string => join(folder, `${id}.yaml`);

  return {
    list: async () => (await entries()).map(({ backup }) => backup),
    async keep(text, { isUndone }) {
      await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {}); // Writing tells what is wrong with it.
      const number = ((await entries())[0]?.number ?? 0) + 1;
      const time = new Date(wallSeconds() * 1000).toISOString().slice(0, 19).replaceAll(':', '-');
      // It may hold passwords, as the file itself.
      await writeFileAtomically(pathOf(`${number}-${time}Z${isUndone ? '-undone' : ''}`), text, {
        mode: 0o600,
      });
      for (const { backup } of (await entries()).slice(mostBackups))
        await rm(pathOf(backup.id), { force: true });
    },
    async read(id) {
      const known = (await entries()).some(({ backup }) => backup.id === id);
      if (known) return readFile(pathOf(id), 'utf8');
      throw new TactusError('usage', `There is no backup "${id}".`, 'See the list of backups.');
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}
