import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { packageRoot } from '../system/files/package-root.ts';
import type { RealtimeCounts, RealtimeJob } from './realtime-player.ts';

export interface RealtimeOrder extends RealtimeJob {
  readonly plays: 'music' | 'ramp';
}

export type RealtimeWord =
  | { readonly kind: 'counts'; readonly counts: RealtimeCounts }
  /** The ramp is on its way to the device. */
  | { readonly kind: 'flows' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly why: string };

const entryOf = (name: string): string => path.join(packageRoot, `dist/daemon/cli/${name}.process.js`);

/**
 * Plays in a process of its own, beside one that keeps a core busy. Settles when it has played.
 *
 * Errors: Error when it fails or dies.
 */
export async function playAside(
  order: RealtimeOrder,
  env: NodeJS.ProcessEnv,
  hear: (word: RealtimeWord) => void,
): Promise<void> {
  const busy = fork(entryOf('busy'), { stdio: 'ignore' });
  const player = fork(entryOf('realtime-player'), { env });
  const played = new Promise<void>((resolve, reject) => {
    player.on('message', (word: RealtimeWord) => {
      hear(word);
      if (word.kind === 'done') resolve();
      if (word.kind === 'failed') reject(new Error(word.why));
    });
    player.once('exit', (code, signal) => reject(new Error(`the player ended (${signal ?? code})`)));
    player.send(order);
  });
  try {
    await played;
  } finally {
    await Promise.all([busy, player].map(end));
  }
}

/** At once: it holds nothing that anybody needs. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
}
