import { loadLibrary } from './native-library.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What systemd hears of us. Harmless where there is no systemd. */
export interface ServiceManager {
  /** Someone listens. */
  readonly isPresent: boolean;
  /** Sound flows: what is ordered after us may begin. */
  ready(status: string): void;
  /** One line for `systemctl status`. */
  status(text: string): void;
  /** Begins anew, until the next `ready`. */
  reloading(): void;
  stopping(): void;
  /**
   * Feeds the watchdog, if the unit asks for one, as long as `isAlive` says so. It is asked from main's own loop, so a
   * main that hangs feeds nothing either. Once stopping, the unit's TimeoutStopSec keeps the watch instead. Gives back what ends it.
   */
  watch(isAlive: () => boolean): () => void;
}

/** How often a life is looked for within the time that the watchdog allows. */
const checksPerInterval = 4;

/** Connects through libsystemd, without a helper process and from the main pid, as `NotifyAccess=main` wants it. */
export function connectServiceManager(environment: Environment = process.env): ServiceManager {
  const notify = environment.NOTIFY_SOCKET ? loadNotify() : undefined;
  const send = (...lines: readonly string[]): void => {
    notify?.(0, lines.join('\n'));
  };
  const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
  let isStopping = false;
  return {
    isPresent: notify !== undefined,
    ready: (status) => send('READY=1', `STATUS=${oneLine(status)}`),
    status: (text) => send(`STATUS=${oneLine(text)}`),
    reloading: () =>
      send('RELOADING=1', `MONOTONIC_USEC=${process.hrtime.bigint() / 1000n}`, 'STATUS=Begins anew'),
    stopping: () => {
      isStopping = true;
      send('STOPPING=1');
    },
    watch: (isAlive) => {
      const intervalSeconds = watchdogSeconds(environment);
      if (!notify || intervalSeconds === undefined) return () => undefined;
      const timer = setInterval(
        () => {
          if (isStopping || isAlive()) send('WATCHDOG=1');
        },
        (intervalSeconds * 1000) / checksPerInterval,
      );
      // A daemon that has nothing else to do any more may end.
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}

/** After so many seconds without food systemd kills us; undefined when it does not watch this process. */
export function watchdogSeconds(environment: Environment, pid: number = process.pid): number | undefined {
  const microseconds = Number(environment.WATCHDOG_USEC);
  if (!Number.isFinite(microseconds) || microseconds <= 0) return undefined;
  const isForAnother = environment.WATCHDOG_PID !== undefined && Number(environment.WATCHDOG_PID) !== pid;
  return isForAnother ? undefined : microseconds / 1e6;
}

/** The first descriptor that systemd hands over. */
const firstSocket = 3;

/** A listening socket that systemd has opened for us, by its FileDescriptorName; undefined when there is none. */
export function inheritedSocket(
  name: string,
  environment: Environment = process.env,
  pid: number = process.pid,
): number | undefined {
  if (Number(environment.LISTEN_PID) !== pid) return undefined;
  const count = Number(environment.LISTEN_FDS);
  const index = (environment.LISTEN_FDNAMES ?? '').split(':').indexOf(name);
  return index >= 0 && index < count ? firstSocket + index : undefined;
}

/** fcntl's F_DUPFD_CLOEXEC. */
const duplicateForUs = 1030;

/**
 * The same under a number of its own, not for child processes: systemd hands over its own only once in the life of a process,
 * and who has closed that has no other. Errors: Error where there is no such descriptor.
 */
export function duplicateDescriptor(fd: number): number {
  const copy: number = loadLibrary('libc.so.6').func('int fcntl(int fd, int command, ...)')(
    fd,
    duplicateForUs,
    'int',
    firstSocket,
  );
  if (copy < 0) throw new Error(`descriptor ${fd} is not there`);
  return copy;
}

function loadNotify(): ((unsetEnvironment: number, state: string) => number) | undefined {
  try {
    return loadLibrary('libsystemd.so.0').func('int sd_notify(int unset_environment, const char *state)');
  } catch {
    return undefined;
  }
}
