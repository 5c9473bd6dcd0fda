import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** The files of a package, by where they will lie (`usr/bin/tactus`). */
export interface Tree {
  /** Errors: Error where something lies there already. */
  copy(from: string, to: string, mode?: FileMode): void;
  /** As `copy`, but of a file on the same disk that nobody needs elsewhere: it costs nothing. */
  take(from: string, to: string, mode?: FileMode): void;
  write(to: string, content: string, mode?: FileMode): void;
  /** Sorted. */
  readonly files: readonly string[];
  /** Absolute. */
  at(file: string): string;
  read(file: string): Buffer;
  /** Of all files, each in whole KiB. */
  readonly kib: number;
}

type FileMode = 0o644 | 0o755;

/** Lays it down in an empty folder. Whatever umask the builder has and whatever rights the sources had, these are its own. */
export function createTree(root: string): Tree {
  chmodSync(root, 0o755);
  const files = new Set<string>();
  /** With those above it. */
  const makeFolder = (folder: string): void => {
    const absolute = path.join(root, folder);
    if (existsSync(absolute)) return;
    makeFolder(path.dirname(folder));
    mkdirSync(absolute);
    chmodSync(absolute, 0o755);
  };
  const place = (to: string): string => {
    if (files.has(to)) throw new Error(`${to} comes twice`);
    files.add(to);
    makeFolder(path.dirname(to));
    return path.join(root, to);
  };
  const tree: Tree = {
    copy(from, to, mode = 0o644) {
      const file = place(to);
      copyFileSync(from, file);
      chmodSync(file, mode);
    },
    take(from, to, mode = 0o644) {
      const file = place(to);
      linkSync(from, file);
      chmodSync(file, mode);
    },
    write(to, content, mode = 0o644) {
      const file = place(to);
      writeFileSync(file, content);
      chmodSync(file, mode);
    },
    get files() {
      return [...files].sort();
    },
    at: (file) => path.join(root, file),
    read: (file) => readFileSync(path.join(root, file)),
    get kib() {
      return [...files].reduce(
        (sum, file) => sum + Math.ceil(statSync(path.join(root, file)).size / 1024),
        0,
      );
    },
  };
  return tree;
}
