import { type FSWatcher, readdirSync, watch } from 'node:fs';
import type { Timers } from '../../time/timers.ts';

/** A folder, and what may come or go in it that brings or takes sound. */
export interface WatchedFolder {
  readonly path: string;
  readonly names: RegExp;
}

/** Cards, and the sockets of sound servers. Each folder may itself come later: the one above it is watched, too. */
export function soundFolders(): readonly WatchedFolder[] {
  const { XDG_RUNTIME_DIR, PIPEWIRE_RUNTIME_DIR } = process.env;
  const runtime = new Set([XDG_RUNTIME_DIR ?? '', PIPEWIRE_RUNTIME_DIR ?? '', ...sessions()]);
  runtime.delete('');
  return [
    { path: '/dev', names: /^snd$/ },
    { path: '/dev/snd', names: /^pcm/ },
    { path: '/run', names: /^(pipewire|pulse)$/ },
    { path: '/run/user', names: /^\d+$/ },
    ...['/run/pipewire', ...runtime].map((path) => ({ path, names: /^(pipewire-\d+|pulse)$/ })),
    ...['/run/pulse', ...[...runtime].map((path) => `${path}/pulse`)].map((path) => ({
      path,
      names: /^native$/,
    })),
  ];
}

/** The folders of those who are logged in, or linger. */
function sessions(): readonly string[] {
  try {
    return readdirSync('/run/user').map((id) => `/run/user/${id}`);
  } catch {
    return [];
  }
}

/** Whoever plugs in a card makes several files, whose rights are set one after the other. */
const settlingSeconds = 0.05;

export interface SoundWatchDependencies {
  /** Asked again whenever something came or went. */
  readonly folders: () => readonly WatchedFolder[];
  readonly timers: Timers;
  /** There may be more to play to than before, or less. */
  readonly onChange: () => void;
}

/** Tells when sound cards or sound servers come or go: the kernel says so (inotify), nothing is polled. */
export function watchSound({ folders, timers, onChange }: SoundWatchDependencies): { close(): void } {
  const watchers = new Map<string, FSWatcher>();
  let stopSettling: (() => void) | undefined;
  let isClosed = false;
  const forget = (path: string): void => {
    watchers.get(path)?.close();
    watchers.delete(path);
  };
  const tell = (): void => {
    stopSettling ??= timers.after(settlingSeconds, () => {
      stopSettling = undefined;
      // A folder that went and came again is another one.
      for (const path of [...watchers.keys()]) forget(path);
      watchAll();
      onChange();
    });
  };
  const watchAll = (): void => {
    for (const { path, names } of folders()) {
      if (watchers.has(path) || isClosed) continue;
      try {
        const watcher = watch(path, { persistent: false }, (_, name) => {
          if (name === null || names.test(name)) tell();
        });
        watcher.on('error', () => forget(path));
        watchers.set(path, watcher);
      } catch {
        // It is not there, or not for us.
      }
    }
  };
  watchAll();
  return {
    close() {
      isClosed = true;
      stopSettling?.();
      for (const path of [...watchers.keys()]) forget(path);
    },
  };
}
