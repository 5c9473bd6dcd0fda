import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../system/errors.ts';
import { packageRoot } from '../system/files/package-root.ts';
import { lowerPriority } from '../system/low-priority.ts';
import type { Timers } from '../time/timers.ts';

export interface RenderChildJob {
  /** Behind `tactus`. */
  readonly args: readonly string[];
  /** What it writes: the folder is made. */
  readonly path: string;
  readonly mostSeconds: number;
  readonly timers: Timers;
  readonly onProgress: (done01: number) => void;
}

export interface RenderChild {
  /** Undefined when it is written, else why it is not. Never rejects. */
  readonly ended: Promise<string | undefined>;
  /** Asks it to end, and ends it if it does not. */
  end(): void;
}

const program = join(packageRoot, 'bin', 'tactus.js');
const memoryMegabytes = 512;
/** One that is asked to end has so long for it. */
const patienceSeconds = 5;
const longestWords = 2000;

const progressSchema = z.object({ done01: z.number().min(0).max(1) });

/** Runs a command of ours that makes sound in a process that gives way to every other. */
export function startRenderChild({
  args,
  path,
  mostSeconds,
  timers,
  onProgress,
}: RenderChildJob): RenderChild {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    return { ended: Promise.resolve(messageOf(error)), end: () => {} };
  }
  const child = spawn(process.execPath, [`--max-old-space-size=${memoryMegabytes}`, program, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let words = '';
  let failure: string | undefined;
  let cancelKill = (): void => {};
  const end = (why: string): void => {
    failure ??= why;
    child.kill('SIGTERM');
    cancelKill();
    cancelKill = timers.after(patienceSeconds, () => child.kill('SIGKILL'));
  };
  // What it starts itself inherits this.
  lowerPriority(child.pid);
  const cancelEnd = timers.after(mostSeconds, () => end(`It took more than ${mostSeconds} s.`));
  child.on('message', (message) => {
    const progress = progressSchema.safeParse(message);
    if (progress.success) onProgress(progress.data.done01);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-longestWords);
  });
  const ended = new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => {
      cancelEnd();
      cancelKill();
      const said = words.trim().replace(/^tactus: /gm, '');
      resolve(
        code === 0 ? undefined : (failure ?? (said || `It ended early (${signal ?? `exit code ${code}`}).`)),
      );
    });
  });
  return { ended, end: () => end('It was ended.') };
}
