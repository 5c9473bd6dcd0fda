import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '../system/files/atomic-file.ts';
import { sweepUnfinished } from '../system/files/leftovers.ts';
import { type Kit, kitSchema } from './kit.ts';

/** Of the state folder. */
export const testsFolder = 'listening-tests';

/** Kits on the disk, a folder each. Errors: of the file system. */
export interface KitStore {
  /** Known ones, the latest first. */
  list(): Promise<readonly Kit[]>;
  find(id: string): Promise<Kit | undefined>;
  keep(kit: Kit): Promise<void>;
  remove(id: string): Promise<void>;
  /** Which of its excerpts are there. */
  made(id: string): Promise<ReadonlySet<string>>;
  /** What a kit keeps under this name. */
  pathOf(id: string, name: string): string;
}

const kitFile = 'kit.json';
const mp3 = /^([0-9a-f]{12})\.mp3$/;

export function createKitStore(stateFolder: string): KitStore {
  const folder = join(stateFolder, testsFolder);
  let loading: Promise<Map<string, Kit>> | undefined;
  const pathOf = (id: string, name: string): string => join(folder, id, name);
  const namesIn = (path: string): Promise<readonly string[]> => readdir(path).catch(() => []);
  const load = async (): Promise<Map<string, Kit>> => {
    const kits = new Map<string, Kit>();
    for (const name of await namesIn(folder)) {
      sweepUnfinished(join(folder, name));
      const text = await readFile(pathOf(name, kitFile), 'utf8').catch(() => undefined);
      const kit = text === undefined ? undefined : parsed(text);
      if (kit?.id === name) kits.set(name, kit);
    }
    return kits;
  };
  const kits = (): Promise<Map<string, Kit>> => {
    loading ??= load();
    return loading;
  };
  return {
    async list() {
      return [...(await kits()).values()].sort((one, other) => other.createdAt.localeCompare(one.createdAt));
    },
    find: async (id) => (await kits()).get(id),
    async keep(kit) {
      await mkdir(join(folder, kit.id), { recursive: true, mode: 0o700 });
      await writeFileAtomically(pathOf(kit.id, kitFile), JSON.stringify(kit), { mode: 0o600 });
      (await kits()).set(kit.id, kit);
    },
    async remove(id) {
      (await kits()).delete(id);
      // First: what is half removed is no kit any more.
      await rm(pathOf(id, kitFile), { force: true });
      await rm(join(folder, id), { recursive: true, force: true });
    },
    async made(id) {
      const names = await namesIn(join(folder, id));
      return new Set(names.flatMap((name) => mp3.exec(name)?.[1] ?? []));
    },
    pathOf,
  };
}

function parsed(text: string): Kit | undefined {
  try {
    return kitSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
