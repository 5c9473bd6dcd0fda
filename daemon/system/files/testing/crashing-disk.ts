import { basename, dirname } from 'node:path';

/** What chance decides at a crash: a number from 0 to below 1. */
export type Chance = () => number;

/** What a file holds: what is on the disk for good, and what was written since. */
interface Inode {
  content: Uint8Array;
  /** Undefined: never synced. */
  durable: Uint8Array | undefined;
  mode: number;
}

/** A folder's names as they are, and what was done to them since they were last synced, in order. */
interface Folder {
  durable: ReadonlyMap<string, Inode>;
  readonly done: ((names: Map<string, Inode>) => void)[];
  readonly names: Map<string, Inode>;
}

interface OpenFile {
  stat(): Promise<{ readonly size: number; readonly mode: number }>;
  readFile(encoding?: string): Promise<string | Uint8Array>;
  writeFile(content: string | Uint8Array): Promise<void>;
  chmod(mode: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

class MissingError extends Error {
  readonly code = 'ENOENT';
}

/**
 * A disk in memory that keeps to what file systems promise and to nothing more: what was not synced may be lost when the power
 * fails, whole or in part, or be zeros; of names, those last changed first; a file's own sync says nothing of its name. It stands in
 * for `node:fs/promises`.
 */
export class CrashingDisk {
  readonly #folders = new Map<string, Folder>();
  /** How many operations there were: each is a moment at which the power may fail. */
  operations = 0;
  /** The power fails before this operation; all later ones fail. */
  failsAt = Number.POSITIVE_INFINITY;
  hasFailed = false;

  /** After a crash, as `chance` has it. */
  afterCrash(chance: Chance): CrashingDisk {
    const after = new CrashingDisk();
    const survivors = new Map<Inode, Inode>();
    for (const [path, { durable, done }] of this.#folders) {
      const names = new Map(durable);
      const kept = Math.floor(chance() * (done.length + 1));
      for (const change of done.slice(0, kept)) change(names);
      const left = new Map<string, Inode>();
      for (const [name, inode] of names) {
        const content = survivors.get(inode)?.content ?? contentAfterCrash(inode, chance);
        const survivor = survivors.get(inode) ?? { content, durable: content, mode: inode.mode };
        survivors.set(inode, survivor);
        left.set(name, survivor);
      }
      after.#folders.set(path, { durable: new Map(left), done: [], names: left });
    }
    return after;
  }

  /** All names in all folders, for who looks at what is left. */
  list(): readonly string[] {
    return [...this.#folders].flatMap(([path, { names }]) =>
      [...names.keys()].map((name) => `${path}/${name}`),
    );
  }

  readonly promises = {
    open: async (path: string, flags: string, mode = 0o644) => {
      if (this.#folders.has(path)) return this.#openFolder(path);
      const isNew = flags.startsWith('w') && !this.#find(path);
      if (isNew) this.#change(path, { content: new Uint8Array(), durable: undefined, mode });
      return this.#openFile(this.#need(path));
    },
    readFile: async (path: string, encoding?: string) => {
      const { content } = this.#need(path);
      return encoding ? new TextDecoder().decode(content) : content;
    },
    stat: async (path: string) => {
      const { content, mode } = this.#need(path);
      return { size: content.length, mode, isFile: () => true };
    },
    realpath: async (path: string) => {
      this.#need(path);
      return path;
    },
    mkdir: async (path: string) => void this.#folder(path),
    readdir: async (path: string) => {
      if (!this.#folders.has(path)) throw new MissingError(path);
      return [...this.#folder(path).names.keys()];
    },
    rename: async (from: string, to: string) => {
      const inode = this.#need(from);
      this.#tick();
      const [old, next] = [basename(from), basename(to)];
      // Both at once: file systems promise that.
      this.#note(dirname(from), (names) => {
        names.delete(old);
        names.set(next, inode);
      });
    },
    rm: async (path: string, { force = false } = {}) => {
      if (!this.#find(path)) {
        if (force) return;
        throw new MissingError(path);
      }
      this.#tick();
      const name = basename(path);
      this.#note(dirname(path), (names) => void names.delete(name));
    },
  };

  #tick(): void {
    this.hasFailed ||= this.operations >= this.failsAt;
    if (this.hasFailed) throw new Error('the power has failed');
    this.operations += 1;
  }
  #folder(path: string): Folder {
    const found = this.#folders.get(path) ?? { durable: new Map(), done: [], names: new Map() };
    this.#folders.set(path, found);
    return found;
  }
  #find(path: string): Inode | undefined {
    return this.#folders.get(dirname(path))?.names.get(basename(path));
  }
  #need(path: string): Inode {
    const found = this.#find(path);
    if (!found) throw new MissingError(path);
    return found;
  }
  #note(path: string, change: (names: Map<string, Inode>) => void): void {
    const folder = this.#folder(path);
    folder.done.push(change);
    change(folder.names);
  }
  #change(path: string, inode: Inode): void {
    this.#tick();
    const name = basename(path);
    this.#note(dirname(path), (names) => void names.set(name, inode));
  }
  #openFolder(path: string): OpenFile {
    return {
      ...this.#openFile({ content: new Uint8Array(), durable: undefined, mode: 0o700 }),
      sync: async () => {
        this.#tick();
        const folder = this.#folder(path);
        folder.durable = new Map(folder.names);
        folder.done.length = 0;
      },
      close: async () => {},
    };
  }
  #openFile(inode: Inode): OpenFile {
    return {
      stat: async () => ({ size: inode.content.length, mode: inode.mode }),
      readFile: async (encoding?: string) =>
        encoding ? new TextDecoder().decode(inode.content) : inode.content,
      writeFile: async (content: string | Uint8Array) => {
        this.#tick();
        inode.content = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      },
      chmod: async (mode: number) => {
        this.#tick();
        inode.mode = mode;
      },
      sync: async () => {
        this.#tick();
        inode.durable = inode.content;
      },
      close: async () => {},
    };
  }
}

function contentAfterCrash({ content, durable }: Inode, chance: Chance): Uint8Array {
  if (durable === content) return content;
  const half = content.slice(0, Math.floor(chance() * content.length));
  const kinds = [
    content,
    durable ?? new Uint8Array(),
    new Uint8Array(),
    half,
    new Uint8Array(content.length),
  ];
  return kinds[Math.floor(chance() * kinds.length)]!;
}
