import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EndedSession } from '../../outputs/mqtt/mqtt-publisher.ts';
import { firstLineOf } from '../../system/errors.ts';
import { reasonOf } from '../../system/files/atomic-file.ts';
import type { StateKeeper } from '../../system/files/state-keeper.ts';
import type { StationHealth } from '../../system/health.ts';
import type { Log } from '../../system/log.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import type { Clock } from '../../time/clock.ts';
import type { Timers } from '../../time/timers.ts';
import type { Summary } from '../summary.ts';
import type { DeliveryOptions } from './options.ts';
import { runCommand } from './run-command.ts';
import type { SessionFiles } from './session-files.ts';
import { createUndelivered, type Way } from './undelivered.ts';

export interface DeliveryDependencies {
  readonly options: DeliveryOptions;
  /** Of all sessions. */
  readonly sessionsFolder: string;
  /** Undefined of one that is not kept any more. */
  readonly find: (id: string) => Promise<Summary | undefined>;
  readonly state: Pick<StateKeeper, 'path' | 'read' | 'keep' | 'settled' | 'whenBack'>;
  /** Tells the broker, and whether it could; undefined where there is none. */
  readonly tellBroker: ((ended: EndedSession) => boolean) | undefined;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Pick<Log, 'debug' | 'warn'>;
}

/** Brings sessions that have ended to where they are wanted, one at a time, in order. Nothing here throws. */
export interface Delivery {
  /**
   * One is about to be summed up: settles when it is remembered, or cannot be now, so that it is delivered after the next start if we are
   * ended in between.
   */
  expect(id: string): Promise<void>;
  /** One that has ended and is kept. After `close` it is remembered for the next start. */
  deliver(summary: Pick<Summary, 'id'>): void;
  /** From now on they are delivered, also what an earlier daemon left. */
  begin(): void;
  /** All that waits was tried. */
  settled(): Promise<void>;
  health(): StationHealth;
  /** What is under way is ended, and is delivered after the next start. */
  close(): Promise<void>;
}

/** Beside those that wait here, others wait for the next start. */
const mostWaiting = 16;
const mostTries = 3;
const commandSeconds = 600;
/** A broker is there some time after we are. */
const brokerSeconds = 30;
/** Longer than a command that is asked to end may take for it. */
const closeSeconds = 8;

export function createDelivery(dependencies: DeliveryDependencies): Delivery {
  const { options, sessionsFolder, find, state, tellBroker, clock, timers, log } = dependencies;
  const { command, folder, mqtt } = options;
  const keeper = createStatusKeeper('delivery', clock);
  const undelivered = createUndelivered(state);
  const workFolder = join(state.path, 'delivery');
  const wanted: readonly Way[] = [
    ...(folder === undefined ? [] : (['folder'] as const)),
    ...(mqtt && tellBroker ? (['mqtt'] as const) : []),
    ...(command.length === 0 ? [] : (['command'] as const)),
  ];
  const counters = { delivered: 0, failures: 0 };
  let trouble: string | undefined;
  let waiting = 0;
  let isClosed = false;
  /** Ends what is waited for. */
  let stop = (): void => {};
  /** Of this daemon's life: none is tried twice in it. */
  const queued = new Set<string>();
  let open = (): void => {};
  let work = new Promise<void>((resolve) => {
    open = resolve;
  });

  const pause = (seconds: number): Promise<void> =>
    new Promise((resolve) => {
      const cancel = timers.after(seconds, resolve);
      stop = () => {
        cancel();
        resolve();
      };
    });

  /** Where it goes; gives back why it did not get there. Errors: of the file system. */
  const send: Readonly<Record<Way, (files: SessionFiles, summary: Summary) => Promise<string | undefined>>> =
    {
      async folder(files, { id }) {
        const { copySessionFiles } = await import('./session-files.ts');
        await copySessionFiles(files, join(folder!, id));
        return undefined;
      },
      async mqtt({ names }, { id, startedAt, lengthSeconds, distanceMeters = null }) {
        const ended = { id, startedAt, seconds: lengthSeconds, distanceMeters, files: names };
        for (let second = 0; second < brokerSeconds && !isClosed; second += 1) {
          if (tellBroker?.(ended)) return undefined;
          await pause(1);
        }
        return 'there is no connection to the broker';
      },
      async command(files, { id }) {
        const environment = {
          TACTUS_SESSION_ID: id,
          TACTUS_SESSION_FOLDER: files.folder,
          TACTUS_SESSION_SUMMARY: files.summaryPath,
        };
        const running = runCommand({
          ...{ command: [...command, files.folder], folder: files.folder, environment },
          ...{ mostSeconds: commandSeconds, timers },
        });
        stop = running.end;
        const { failure, output } = await running.ended;
        if (output !== '') log.debug({ station: 'delivery', session: id, output }, 'What the command said');
        return failure;
      },
    };

  const make = async (summary: Summary): Promise<SessionFiles> => {
    const { makeSessionFiles } = await import('./session-files.ts');
    return makeSessionFiles({
      ...{ folder: join(workFolder, summary.id), summary, formats: options.files, sessionsFolder },
      onFailure: (format, error) =>
        log.warn(
          { station: 'delivery', session: summary.id },
          `Goes without its ${format}: ${firstLineOf(error)}`,
        ),
    });
  };
  const sendBy = async (way: Way, files: SessionFiles, summary: Summary): Promise<string | undefined> => {
    try {
      const failure = await send[way](files, summary);
      return failure === undefined ? undefined : `${way}: ${failure}`;
    } catch (error) {
      return `${way}: ${reasonOf((error as Error).cause ?? error)}`;
    }
  };
  const failed = (id: string, why: string): void => {
    counters.failures += 1;
    trouble = `session ${id} was not delivered (${why})`;
    log.warn({ station: 'delivery' }, `The session ${id} was not delivered (${why})`);
  };

  /** Errors: of the file system. */
  const attempt = async (id: string): Promise<void> => {
    const session = undelivered.find(id);
    const summary = session && (await find(id));
    const due = wanted.filter((way) => session?.left.includes(way));
    if (!session || !summary || due.length === 0) {
      undelivered.remove(id);
      return;
    }
    undelivered.set({ ...session, tries: session.tries + 1 });
    await undelivered.settled();
    const files = await make(summary);
    const left = new Set(due);
    const failures: string[] = [];
    for (const way of due) {
      if (isClosed) break;
      const failure = await sendBy(way, files, summary);
      if (failure === undefined) left.delete(way);
      // What is cut short by our own end is no fault of theirs.
      else if (!isClosed) failures.push(failure);
    }
    const tries = failures.length > 0 || left.size === 0 ? session.tries + 1 : session.tries;
    if (failures.length > 0) failed(id, failures.join('; '));
    if (left.size === 0) {
      counters.delivered += 1;
      trouble = undefined;
    }
    if (left.size === 0 || tries >= mostTries) undelivered.remove(id);
    else undelivered.set({ id, tries, left: [...left] });
    // At once: a daemon that is killed now delivers nothing twice.
    await undelivered.settled();
  };
  const later = (id: string): void => {
    if (isClosed || queued.has(id)) return;
    if (waiting >= mostWaiting) {
      log.warn({ station: 'delivery' }, `Too many sessions wait: ${id} is delivered after the next start`);
      return;
    }
    queued.add(id);
    waiting += 1;
    work = work.then(async () => {
      waiting -= 1;
      if (isClosed) return;
      try {
        await attempt(id);
      } catch (error) {
        failed(id, reasonOf((error as Error).cause ?? error));
      }
      stop = () => {};
      await rm(join(workFolder, id), { recursive: true, force: true }).catch(() => {}); // The next start does it.
    });
  };

  return {
    async expect(id) {
      await undelivered.load();
      undelivered.set({ id, tries: 0, left: [...wanted] });
      await undelivered.settled();
    },
    deliver({ id }) {
      undelivered.set({ id, tries: 0, left: [...wanted] });
      later(id);
    },
    begin() {
      work = work.then(async () => {
        await rm(workFolder, { recursive: true, force: true }).catch(() => {}); // It takes room, and does no harm.
        if (isClosed) return;
        await undelivered.load();
        for (const id of undelivered.ids()) later(id);
      });
      open();
    },
    async settled() {
      for (let last: Promise<void> | undefined; last !== work; await last) last = work;
    },
    health() {
      const where = wanted.length === 0 ? 'nothing' : wanted.join(', ');
      if (mqtt && !tellBroker)
        keeper.set('degraded', 'the broker is not told of sessions', 'Set sensors.mqtt.enabled: true.');
      else if (trouble === undefined) keeper.set('ok', `sessions that have ended go to: ${where}`);
      else {
        const fix = `It is tried ${mostTries} times, after each start. log.level: debug shows what a command says.`;
        keeper.set('degraded', trouble, fix);
      }
      return keeper.health({ counters, gauges: { waiting } });
    },
    async close() {
      isClosed = true;
      open();
      stop();
      await Promise.race([
        work.then(undelivered.settled),
        new Promise<void>((resolve) => timers.after(closeSeconds, resolve)),
      ]);
    },
  };
}
