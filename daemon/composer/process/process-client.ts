import { type ChildProcess, fork } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';
import path from 'node:path';
import { TactusError } from '../../system/errors.ts';
import { packageRoot } from '../../system/files/package-root.ts';
import type { StationHealth } from '../../system/health.ts';
import { readProcessState } from '../../system/process-state.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import { createSupervisor, type Life, type Witness } from '../../system/supervisor.ts';
import { createBackoff } from '../../time/backoff.ts';
import type { Clock } from '../../time/clock.ts';
import type { Timers } from '../../time/timers.ts';
import type { GridNote } from '../grid-note.ts';
import { type InstalledModel, precisionsOf } from '../models/installed-model.ts';
import { answerSchema, type ComposerAnswer, type ComposerCommand, type WriteRequest } from './protocol.ts';
import { startVigil } from './vigil.ts';

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
  /** From now on this model writes; until it is loaded nothing does. One that writes already goes on. */
  use(model: InstalledModel): void;
  health(): StationHealth;
  /** Undefined while it is not there. */
  pid(): number | undefined;
  /** Ends the process, for good. Resolves when it is gone. */
  close(): Promise<void>;
}

export interface ComposerProcessOptions {
  readonly model: InstalledModel;
  /** Where the model comes in several. */
  readonly precision: string;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Lower its priority, so that the sound goes first. Default true: for an offline render say false. */
  readonly background?: boolean;
}

/** Always the built one, also for callers that run from the sources. */
const entry = path.join(packageRoot, 'dist/daemon/composer/process/composer.process.js');

/** Live, the sound goes first. */
const niceness = 5;
/** Between a death and the next birth. */
const restart = { firstSeconds: 0.25, mostSeconds: 8 };
/** What dies so often before its model was ever loaded is not to be had. */
const firstTries = 6;
/**
 * Small heaps: its memory is a network's, not JavaScript's (favouring size gives back 10 MB, and costs no time that can be
 * measured). A process that outgrows this is a fault, and is started anew.
 */
export const nodeArguments: readonly string[] = [
  '--max-old-space-size=64',
  '--max-semi-space-size=2',
  '--optimize-for-size',
];

export function startComposerProcess(options: ComposerProcessOptions): ComposerProcess {
  const { clock, precision } = options;
  let { model } = options;

  type Pending = {
    readonly resolve: (answer: Extract<ComposerAnswer, { kind: 'written' }> | undefined) => void;
  };
  const pending = new Map<number, Pending>();
  const counters = { bars: 0, stale: 0, failed: 0 };
  const gauges = { rssBytes: 0, stepMicroseconds: 0 };
  const texts = (): Record<string, string> => {
    const { name, version } = model.manifest;
    // Some leave no choice.
    return { model: name, version, ...(precisionsOf(model).length > 0 && { precision }) };
  };
  let child: ChildProcess | undefined;
  let loaded = false;
  let lastRequest = 0;
  let lastCheckpoint = -1;
  const keeper = createStatusKeeper('composer', clock, `loading the model ${model.manifest.name}`);
  const supervisor = createSupervisor({
    subject: 'the composer process',
    bear,
    keeper,
    clock,
    timers: options.timers,
    backoff: createBackoff(restart),
    firstTries,
    whileDead: 'degraded',
  });

  const setOk = (): void => {
    const { model: name, version, precision: computes } = texts();
    keeper.set('ok', `model ${name} ${version}${computes === undefined ? '' : `, ${computes}`}`);
  };

  function settle(requestId: number, answer?: Extract<ComposerAnswer, { kind: 'written' }>): void {
    pending.get(requestId)?.resolve(answer);
    pending.delete(requestId);
  }

  function settleAll(): void {
    loaded = false;
    for (const requestId of [...pending.keys()]) settle(requestId);
  }

  function hear(message: unknown, witness: Witness): void {
    const parsed = answerSchema.safeParse(message);
    if (!parsed.success) {
      supervisor.restart('it said something that cannot be understood');
      return;
    }
    const answer = parsed.data;
    switch (answer.kind) {
      case 'ready':
        loaded = true;
        setOk();
        witness.ready();
        return;
      case 'alive':
        gauges.rssBytes = answer.rssBytes;
        return;
      case 'written':
        counters.bars++;
        lastCheckpoint = answer.checkpoint;
        gauges.stepMicroseconds = Math.round(answer.stepMs * 1000);
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
        witness.fatal(new TactusError(answer.errorKind, answer.message, answer.fix));
    }
  }

  /** Errors: Error where the system has no room for another process and says so at once. */
  function bear(witness: Witness): Life {
    const born = fork(entry, [], {
      serialization: 'advanced',
      execArgv: [...nodeArguments],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child = born;
    const vigil = startVigil({
      timers: options.timers,
      isLoaded: () => loaded,
      state: () => (born.pid === undefined ? undefined : readProcessState(born.pid)),
      onStandstill: (why) => {
        if (witness.isHeard) supervisor.restart(why);
      },
    });
    const over = (how: string): void => {
      vigil.end();
      child = undefined;
      settleAll();
      witness.over(how);
    };
    born.on('message', (message) => {
      vigil.hear();
      if (witness.isHeard) hear(message, witness);
    });
    born.on('error', (error) => {
      // Where it never lived no exit follows.
      if (born.pid === undefined) over(String(error));
    });
    born.once('exit', (code, signal) => over(signal ?? `exit code ${code}`));
    const { folder, origin } = model;
    const firstCheckpoint = lastCheckpoint + 1;
    if (born.pid !== undefined) {
      if (options.background ?? true) stepBack(born.pid);
      send({ kind: 'load', folder, origin, precision, firstCheckpoint });
    }
    return {
      end() {
        // Disconnecting lets it end by itself, a signal while it loads.
        if (born.connected) born.disconnect();
        born.kill('SIGTERM');
      },
      kill: () => void born.kill('SIGKILL'),
    };
  }

  function send(command: ComposerCommand): void {
    if (child?.connected) child.send(command, () => {}); // A failed send is followed by the exit.
  }

  supervisor.start();
  return {
    ready: supervisor.ready,
    write(request) {
      if (!loaded) return Promise.resolve(undefined);
      const requestId = ++lastRequest;
      return new Promise((resolve) => {
        pending.set(requestId, { resolve });
        send({ kind: 'write', requestId, request });
      });
    },
    use(next) {
      if (next.folder === model.folder) return;
      model = next;
      supervisor.restart(`the model ${next.manifest.name} takes its place`);
    },
    health: () =>
      keeper.health({
        counters: { ...counters, restarts: supervisor.restarts },
        gauges: { ...gauges },
        texts: texts(),
      }),
    pid: () => child?.pid,
    close() {
      settleAll();
      keeper.set('failed', 'stopped');
      return supervisor.stop();
    },
  };
}

/** From its birth on: what it loads must not take the processor from the first sound. */
function stepBack(pid: number): void {
  try {
    setPriority(pid, Math.max(niceness, getPriority()));
  } catch {
    // Not allowed here, or gone already: it works all the same.
  }
}
