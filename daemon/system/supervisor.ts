import { type Backoff, createBackoff } from '../time/backoff.ts';
import type { Clock } from '../time/clock.ts';
import type { Timers } from '../time/timers.ts';
import { messageOf, TactusError } from './errors.ts';
import type { StatusKeeper } from './status-keeper.ts';

/** One life of something that works beside us and may die: a worker thread, a process. */
export interface Life {
  /** Asks it to come to its end by itself. */
  end(): void;
  /** Ends it, whatever it is doing. */
  kill(): void;
}

/** Whom a life tells how it goes. */
export interface Witness {
  /** False once it is over, or is to be: nobody wants to hear it any more. */
  readonly isHeard: boolean;
  /** It works. */
  ready(): void;
  /** Something that it will not survive; its end is still to come. */
  fault(why: string): void;
  /**
   * It cannot do what it is for, and starting it again would end the same way. Of one that could do it before this is a
   * fault like any other: what is in its way now (memory, a disk) may pass.
   */
  fatal(error: Error): void;
  /** Nothing of it runs any more. */
  over(how: string): void;
}

export interface SupervisorDependencies {
  /** What it is, as a sentence begins: "the writer". */
  readonly subject: string;
  /** Errors: whatever keeps it from being started at all; that is tried again too. */
  readonly bear: (witness: Witness) => Life;
  /** Told when it has died, and when it is given up; that all is well its user says. */
  readonly keeper: Pick<StatusKeeper, 'set'>;
  readonly clock: Clock;
  readonly timers: Timers;
  /** How long it stays dead. Default 1 s, 2 s ... 30 s. */
  readonly backoff?: Backoff;
  /** How grave it is that it is dead. Default `failed`. */
  readonly whileDead?: 'degraded' | 'failed';
  /** How long it may take to end by itself, and again by force. Default 1. */
  readonly patienceSeconds?: number;
  /** So often it may die before it was ever ready, then it is given up. Default: it never is. */
  readonly firstTries?: number;
  /** It has died, and nothing of it runs: what it left may be put in order for the next. */
  readonly onDeath?: () => void;
}

/** Keeps one thing alive: started, watched, started again when it dies, ended with bounded patience. */
export interface Supervisor {
  /** Settles once: when it is ready for the first time. Rejects when it is given up, or stopped, before that. */
  readonly ready: Promise<void>;
  /** Times that it was started again. Only grows. */
  readonly restarts: number;
  /** May be called at any time; what is alive is left alone, what is being stopped begins anew afterwards. */
  start(): void;
  /** For one that does not do what it should: ended by force, and started again after the back-off. */
  restart(why: string): void;
  /**
   * Ends it; resolves when it is gone. What has not ended by itself when patience is out is ended by force, and what has
   * not ended by that either (it hangs in native code) is left to itself.
   */
  stop(): Promise<void>;
}

/** What lived so long was in good health: the next wait is short again. */
const settledSeconds = 10;

interface Living {
  readonly bornSeconds: number;
  life: Life | undefined;
  fault: string | undefined;
  /** Told to end. */
  isStopping: boolean;
  /** Of those who wait for its end. */
  readonly mourners: (() => void)[];
}

export function createSupervisor(dependencies: SupervisorDependencies): Supervisor {
  const { subject, bear, keeper, clock, timers, patienceSeconds = 1 } = dependencies;
  const {
    backoff = createBackoff(),
    whileDead = 'failed',
    firstTries = Number.POSITIVE_INFINITY,
  } = dependencies;
  let wanted = false;
  let givenUp = false;
  let hasBeenReady = false;
  let deaths = 0;
  let living: Living | undefined;
  let cancelRebirth: (() => void) | undefined;
  let stopping: Promise<void> | undefined;
  let resolveReady!: () => void;
  let rejectReady!: (error: Error) => void;
  const ready = new Promise<void>((resolve, reject) => {
    resolveReady = resolve;
    rejectReady = reject;
  });
  ready.catch(() => {}); // Who does not await it reads the health.

  const giveUp = (error: Error): void => {
    givenUp = true;
    keeper.set('failed', error.message, error instanceof TactusError ? error.fix : undefined);
    rejectReady(error);
  };

  const witnessOf = (mine: Living): Witness => ({
    get isHeard() {
      return living === mine && !mine.isStopping;
    },
    ready() {
      if (living !== mine || mine.isStopping) return;
      hasBeenReady = true;
      resolveReady();
    },
    fault(why) {
      mine.fault ??= why;
    },
    fatal(error) {
      mine.fault ??= error.message;
      if (living === mine && !mine.isStopping && !hasBeenReady) giveUp(error);
    },
    over(how) {
      if (living === mine) mourn(mine, how);
    },
  });

  function birth(): void {
    cancelRebirth = undefined;
    const mine: Living = {
      bornSeconds: clock.nowSeconds(),
      life: undefined,
      fault: undefined,
      isStopping: false,
      mourners: [],
    };
    living = mine;
    try {
      mine.life = bear(witnessOf(mine));
    } catch (error) {
      mourn(mine, messageOf(error));
    }
  }

  function mourn(mine: Living, how: string): void {
    living = undefined;
    for (const tell of mine.mourners) tell();
    if (mine.isStopping) {
      if (wanted) birth();
      return;
    }
    dependencies.onDeath?.();
    if (givenUp) return;
    deaths += 1;
    const why = mine.fault ?? how;
    if (!hasBeenReady && deaths >= firstTries) {
      giveUp(new TactusError('unavailable', `${capital(subject)} cannot be started: ${why}.`, reportIt));
      return;
    }
    if (clock.nowSeconds() - mine.bornSeconds >= settledSeconds) backoff.reset();
    const waitSeconds = backoff.nextSeconds();
    keeper.set(whileDead, `${subject} ended (${why}); it is started again after ${waitSeconds} s`);
    cancelRebirth = timers.after(waitSeconds, birth);
  }

  /** Resolves once it is over, or after so many seconds. */
  function gone(mine: Living, seconds: number): Promise<void> {
    if (living !== mine) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = timers.after(seconds, resolve);
      mine.mourners.push(() => {
        cancel();
        resolve();
      });
    });
  }

  async function end(mine: Living): Promise<void> {
    mine.isStopping = true;
    mine.life?.end();
    await gone(mine, patienceSeconds);
    if (living !== mine) return;
    mine.life?.kill();
    await gone(mine, patienceSeconds);
  }

  return {
    ready,
    get restarts() {
      return deaths;
    },
    start() {
      wanted = true;
      if (!living && !cancelRebirth && !givenUp) birth();
    },
    restart(why) {
      if (!living || living.isStopping) return;
      living.fault ??= why;
      keeper.set(whileDead, `${subject} is started anew: ${why}`);
      living.life?.kill();
    },
    stop() {
      wanted = false;
      cancelRebirth?.();
      cancelRebirth = undefined;
      rejectReady(new TactusError('unavailable', `${capital(subject)} was stopped.`, 'Start tactus again.'));
      if (!living) return Promise.resolve();
      if (!living.isStopping) stopping = end(living);
      return stopping ?? Promise.resolve();
    },
  };
}

const reportIt = 'Start tactus again; if it stays so, please report it with what TACTUS_DEBUG=1 says.';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
