import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { TactusError } from '../../system/errors.ts';
import { packageRoot } from '../../system/files/package-root.ts';
import type { StationHealth } from '../../system/health.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import type { Clock } from '../../time/clock.ts';
import type { GridNote } from '../grid-note.ts';
import type { Precision } from '../models/manifest.ts';
import type { InstalledModel } from '../models/store.ts';
import { answerSchema, type ComposerAnswer, type ComposerCommand, type WriteRequest } from './protocol.ts';

/** Main's side of the composer process. */
export interface ComposerProcess {
  /** Settles once: when the model is loaded for the first time. Rejects with the TactusError of a bad model. */
  readonly ready: Promise<void>;
  /**
   * Writes a bar. Undefined: a newer request took its place, or the process was not there (it is on its way back). Never
   * rejects; what went wrong is in `health`.
   */
  write(
    request: WriteRequest,
  ): Promise<{ readonly notes: readonly GridNote[]; readonly checkpoint: number } | undefined>;
  health(): StationHealth;
  /** Undefined while it is not there. */
  pid(): number | undefined;
  /** Ends the process, for good. */
  close(): void;
}

export interface ComposerProcessOptions {
  readonly model: InstalledModel;
  readonly precision: Precision;
  readonly clock: Clock;
  /** Lower its priority, so that the sound goes first. Default true: for an offline render say false. */
  readonly background?: boolean;
}

/** Always the built one, also for callers that run from the sources. */
const entry = path.join(packageRoot, 'dist/daemon/composer/process/composer.process.js');

/** Silence for so long, while it should be writing, means that it hangs. */
const aliveWithinSeconds = 10;
/** Between a death and the next birth: doubling from the first to the last, back to the first once it has written. */
const firstBackOffSeconds = 0.25;
const lastBackOffSeconds = 8;
/**
 * Small heaps: its memory is the network's, not JavaScript's. A process that outgrows this is a fault, and is started
 * anew.
 */
export const nodeArguments: readonly string[] = ['--max-old-space-size=64', '--max-semi-space-size=2'];

export function startComposerProcess(options: ComposerProcessOptions): ComposerProcess {
  const { clock, model, precision } = options;

  type Pending = {
    readonly resolve: (answer: Extract<ComposerAnswer, { kind: 'written' }> | undefined) => void;
  };
  const pending = new Map<number, Pending>();
  const counters = { bars: 0, stale: 0, failed: 0, restarts: 0 };
  const gauges = { rssBytes: 0, stepMicroseconds: 0 };
  const texts = { model: model.manifest.name, version: model.manifest.version, precision };
  let child: ChildProcess | undefined;
  let closed = false;
  let loaded = false;
  let hasLived = false;
  /** Why the process is about to end, where that is known. */
  let lastWords: string | undefined;
  let lastRequest = 0;
  let lastAliveSeconds = clock.nowSeconds();
  let backOffSeconds = firstBackOffSeconds;
  let rebirth: NodeJS.Timeout | undefined;
  const keeper = createStatusKeeper('composer', clock, `loading the model ${model.manifest.name}`);
  let resolveReady!: () => void;
  let rejectReady!: (error: Error) => void;
  const ready = new Promise<void>((resolve, reject) => {
    resolveReady = resolve;
    rejectReady = reject;
  });
  ready.catch(() => {}); // Who does not await it reads the health.

  const setOk = (): void =>
    keeper.set('ok', `model ${model.manifest.name} ${model.manifest.version}, ${precision}`);

  function settle(requestId: number, answer?: Extract<ComposerAnswer, { kind: 'written' }>): void {
    pending.get(requestId)?.resolve(answer);
    pending.delete(requestId);
  }

  function hear(message: unknown): void {
    const parsed = answerSchema.safeParse(message);
    lastAliveSeconds = clock.nowSeconds();
    if (!parsed.success) {
      kill('it said something that cannot be understood');
      return;
    }
    const answer = parsed.data;
    switch (answer.kind) {
      case 'ready':
        loaded = true;
        hasLived = true;
        setOk();
        resolveReady();
        return;
      case 'alive':
        gauges.rssBytes = answer.rssBytes;
        return;
      case 'written':
        counters.bars++;
        gauges.stepMicroseconds = Math.round(answer.stepMs * 1000);
        backOffSeconds = firstBackOffSeconds;
        setOk();
        settle(answer.requestId, answer);
        return;
      case 'stale':
        counters.stale++;
        settle(answer.requestId);
        return;
      case 'failed':
        counters.failed++;
        keeper.set('degraded', `a bar could not be written: ${answer.message}`);
        settle(answer.requestId);
        return;
      case 'fatal':
        lastWords = answer.message;
        // It could be loaded before: what is in its way now (memory, a disk) may pass.
        if (hasLived) return;
        // The model is bad: starting again would end the same way.
        closed = true;
        keeper.set('failed', answer.message);
        rejectReady(new TactusError(answer.errorKind, answer.message, answer.fix));
    }
  }

  function birth(): void {
    rebirth = undefined;
    lastWords = undefined;
    lastAliveSeconds = clock.nowSeconds();
    try {
      child = bear();
    } catch (error) {
      death(String(error));
      return;
    }
    const { background = true } = options;
    if (child.pid !== undefined)
      send({ kind: 'load', folder: model.folder, origin: model.origin, precision, background });
  }

  /** Errors: Error where the system has no room for another process and says so at once. */
  function bear(): ChildProcess {
    const born = fork(entry, [], {
      serialization: 'advanced',
      execArgv: [...nodeArguments],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const whileOurs = (act: () => void): void => {
      if (born === child) act();
    };
    born.on('message', (message) => whileOurs(() => hear(message)));
    born.on('error', (error) => {
      // Where it never lived no exit follows.
      if (born.pid === undefined) whileOurs(() => death(String(error)));
    });
    born.once('exit', (code, signal) => whileOurs(() => death(signal ?? `exit code ${code}`)));
    return born;
  }

  function send(command: ComposerCommand): void {
    if (child?.connected) child.send(command, () => {}); // A failed send is followed by the exit.
  }

  function death(how: string): void {
    child = undefined;
    loaded = false;
    for (const requestId of [...pending.keys()]) settle(requestId);
    if (closed) {
      rejectReady(new TactusError('unavailable', 'The composer process was stopped.', 'Start tactus again.'));
      return;
    }
    counters.restarts++;
    keeper.set('degraded', `the composer process ended (${lastWords ?? how}); starting it again`);
    rebirth = setTimeout(birth, backOffSeconds * 1000);
    rebirth.unref();
    backOffSeconds = Math.min(lastBackOffSeconds, 2 * backOffSeconds);
  }

  function kill(why: string): void {
    lastWords = why;
    keeper.set('degraded', `the composer process is started anew: ${why}`);
    child?.kill('SIGKILL');
  }

  birth();
  return {
    ready,
    write(request) {
      if (!loaded) return Promise.resolve(undefined);
      const requestId = ++lastRequest;
      return new Promise((resolve) => {
        pending.set(requestId, { resolve });
        send({ kind: 'write', requestId, request });
      });
    },
    health() {
      if (pending.size > 0 && clock.nowSeconds() - lastAliveSeconds > aliveWithinSeconds) {
        lastAliveSeconds = clock.nowSeconds();
        kill('it does not answer');
      }
      return keeper.health({ counters: { ...counters }, gauges: { ...gauges }, texts });
    },
    pid: () => child?.pid,
    close() {
      closed = true;
      clearTimeout(rebirth);
      for (const requestId of [...pending.keys()]) settle(requestId);
      keeper.set('failed', 'stopped');
      // Disconnecting lets it end by itself; killing makes sure.
      if (child?.connected) child.disconnect();
      child?.kill('SIGTERM');
    },
  };
}
