import type { Session } from '../session/session.ts';
import type { StationHealth } from '../system/health.ts';
import { type House, tickSeconds } from '../tactus.ts';
import type { Clock } from '../time/clock.ts';
import type { Runner } from './runner.ts';

export interface PulseDependencies {
  readonly clock: Clock;
  readonly runner: Pick<Runner, 'take' | 'hasEnded'>;
  readonly house: Pick<House, 'tick' | 'stop' | 'sound'>;
  readonly session: Pick<Session, 'tell'>;
  readonly health: () => readonly StationHealth[];
}

/** What the daemon does by itself, for as long as it runs. */
export interface Pulse {
  /** When a recording has been played and its music has come to its close; never for a live body. */
  readonly ended: Promise<void>;
  stop(): void;
}

/** How often it is told how the stations are doing. */
const healthSeconds = 1;
const endCheckSeconds = 0.5;
/** After a recording's end the music may take so long to close. */
const closingSeconds = 30;

export function startPulse({ clock, runner, house, session, health }: PulseDependencies): Pulse {
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });

  const tick = (): void => {
    const nowSeconds = clock.nowSeconds();
    // The look-ahead works on by itself; live, nobody waits for it.
    void house.tick(nowSeconds, runner.take(nowSeconds));
  };
  const checkEnd = (): void => {
    const nowSeconds = clock.nowSeconds();
    if (!runner.hasEnded(nowSeconds)) return;
    const { playing } = house.sound;
    // Once: a second stop would not wait for the close.
    if (playing === 'playing' || playing === 'starting') house.stop();
    if (house.sound.playing === 'stopped' || runner.hasEnded(nowSeconds - closingSeconds)) end();
  };

  const timers = [
    setInterval(tick, tickSeconds * 1000),
    setInterval(() => session.tell('health', health()), healthSeconds * 1000),
    setInterval(checkEnd, endCheckSeconds * 1000),
  ];
  return {
    ended,
    stop() {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
