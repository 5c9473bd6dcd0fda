import type { Session } from '../session/session.ts';
import type { StationHealth } from '../system/health.ts';
import { type House, tickSeconds } from '../tactus.ts';
import type { Clock } from '../time/clock.ts';
import type { Timers } from '../time/timers.ts';
import type { Runner } from './runner.ts';

export interface PulseDependencies {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly runner: Pick<Runner, 'take' | 'onReading' | 'nextSeconds' | 'hasEnded'>;
  readonly house: Pick<House, 'hear' | 'hearPlayer' | 'tick' | 'hurries' | 'stop' | 'sound'>;
  readonly session: Pick<Session, 'tell' | 'listen'>;
  readonly health: () => readonly StationHealth[];
  /** Somebody passes on what is played, on time. */
  readonly tellsEvents?: boolean;
}

/** What the daemon does by itself, for as long as it runs. */
export interface Pulse {
  /** When a recording has been played and its music has come to its close; never for a live body. */
  readonly ended: Promise<void>;
  stop(): void;
}

/** What is said within so long is taken up together. An accelerometer says something a hundred times a second. */
const heedSeconds = 0.008;
/** While the tempo turns it is told more often: it is to go there without a halt. So is the first beat looked for. */
const hurrySeconds = 0.02;
/** A timer may come by so much too early. */
const earlySeconds = 0.001;
/** How often it is told what was played where it is passed on: well before it is heard. */
const playedSeconds = 0.02;
/** How often it is told how the stations are doing. */
const healthSeconds = 1;
const endCheckSeconds = 0.5;
/** After a recording's end the music may take so long to close. */
const closingSeconds = 30;

/** Ticks ten times a second; and when a sensor says something new, or a person wishes for something, at once. */
export function startPulse(dependencies: PulseDependencies): Pulse {
  const { clock, timers, runner, house, session, health, tellsEvents = false } = dependencies;
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });

  let lookedSeconds = Number.NEGATIVE_INFINITY;
  let tickAtSeconds = clock.nowSeconds();
  let lookAtSeconds = Number.POSITIVE_INFINITY;
  let cancelLook = (): void => {};

  const lookAt = (wantedSeconds: number): void => {
    const atSeconds = Math.max(wantedSeconds, lookedSeconds + heedSeconds);
    if (atSeconds >= lookAtSeconds) return;
    cancelLook();
    lookAtSeconds = atSeconds;
    const inSeconds = atSeconds - clock.nowSeconds();
    if (inSeconds > 0) cancelLook = timers.after(inSeconds, look);
    else {
      // All that is said in this turn of the loop, and no timer's millisecond later.
      const soon = setImmediate(look);
      cancelLook = () => clearImmediate(soon);
    }
  };
  const look = (): void => {
    const nowSeconds = clock.nowSeconds();
    lookedSeconds = nowSeconds;
    // Who says something while it is looked is heard already.
    lookAtSeconds = Number.NEGATIVE_INFINITY;
    const isNew = house.hear(nowSeconds, runner.take(nowSeconds));
    const lateSeconds = nowSeconds - tickAtSeconds;
    if (isNew || lateSeconds >= -earlySeconds) {
      // The look-ahead works on by itself; live, nobody waits for it.
      void house.tick(nowSeconds);
      // What comes a little late does not move those that follow.
      const fromSeconds = Math.abs(lateSeconds) < heedSeconds ? tickAtSeconds : nowSeconds;
      // A turn's first step is no longer than the time since the look before: its second is not waited for.
      const hurriedSeconds = isNew ? heedSeconds : hurrySeconds;
      tickAtSeconds = fromSeconds + (house.hurries ? hurriedSeconds : tickSeconds);
    }
    lookAtSeconds = Number.POSITIVE_INFINITY;
    lookNext();
  };
  const lookNext = (): void => lookAt(Math.min(tickAtSeconds, runner.nextSeconds + earlySeconds));
  const tickSoon = (): void => {
    tickAtSeconds = clock.nowSeconds();
    lookAt(tickAtSeconds);
  };
  runner.onReading(() => lookAt(clock.nowSeconds()));
  const stopListening = session.listen('pulse', { command: tickSoon });
  lookNext();

  const checkEnd = (): void => {
    const nowSeconds = clock.nowSeconds();
    if (!runner.hasEnded(nowSeconds)) return;
    const { playing } = house.sound;
    // Once: a second stop would not wait for the close.
    if (playing === 'playing' || playing === 'starting') house.stop();
    if (house.sound.playing === 'stopped' || runner.hasEnded(nowSeconds - closingSeconds)) end();
  };
  const intervals = [
    setInterval(() => session.tell('health', health()), healthSeconds * 1000),
    setInterval(checkEnd, endCheckSeconds * 1000),
    ...(tellsEvents ? [setInterval(house.hearPlayer, playedSeconds * 1000)] : []),
  ];
  return {
    ended,
    stop() {
      runner.onReading(() => {});
      stopListening();
      cancelLook();
      for (const interval of intervals) clearInterval(interval);
    },
  };
}
