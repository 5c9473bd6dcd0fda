import type { BeatEvent } from '../../player/shared/event-ring.ts';
import type { EventScheduler } from '../events/scheduler.ts';

export interface MidiClockDependencies {
  readonly scheduler: Pick<EventScheduler, 'at'>;
  readonly send: (bytes: readonly number[]) => unknown;
}

/** 24 clocks a beat, the first of them on it; start, continue and stop. */
export interface MidiClock {
  beat(event: BeatEvent): void;
  stopAt(atSeconds: number): void;
  /** Whoever listens knows nothing of what was said before: it is told with the next beat. */
  restart(): void;
  /** Says stop, if something goes. */
  end(): void;
}

const clocksPerBeat = 24;
/** A song position counts sixteenths, in 14 bits; what is beyond is as far into a bar. */
const positionsPerBeat = 4;
const positions = 0x4000;
const message = { position: 0xf2, clock: 0xf8, start: 0xfa, goOn: 0xfb, stop: 0xfc };

interface Tick {
  readonly atSeconds: number;
  cancel: () => void;
}

export function createMidiClock({ scheduler, send }: MidiClockDependencies): MidiClock {
  /** As it was last said. */
  let goes = false;
  let isKnown = false;
  let lastBeat: number | undefined;
  /** When the last clock was. */
  let before = 0;
  let lastSeconds = 0;
  /** Of the beat that was told last, what is yet to come: it moves when the next is told. */
  let coming: Tick[] = [];

  const say = (...bytes: readonly number[]): void => void send(bytes);
  const stop = (): void => {
    if (goes) say(message.stop);
    goes = false;
  };
  const begin = (beat: number): void => {
    stop();
    if (beat === 0) say(message.start);
    else {
      const position = (((beat * positionsPerBeat) % positions) + positions) % positions;
      say(message.position, position & 0x7f, position >> 7);
      say(message.goOn);
    }
    goes = true;
    isKnown = true;
  };
  const forget = (own: Tick): void => {
    coming = coming.filter((other) => other !== own);
  };
  const tick = (atSeconds: number): void => {
    before = atSeconds;
    if (goes) say(message.clock);
  };
  const tickAt = (atSeconds: number): void => {
    const own: Tick = { atSeconds, cancel: () => {} };
    coming.push(own);
    const cancel = scheduler.at(atSeconds, () => {
      forget(own);
      tick(atSeconds);
    });
    if (cancel) own.cancel = cancel;
    else forget(own);
  };
  /** What is left of the beat before is spread as far as the next one, which comes when it comes. */
  const spread = (untilSeconds: number): void => {
    const fromSeconds = Math.max(before, lastSeconds);
    const room = Math.max(0, untilSeconds - fromSeconds) / (coming.length + 1);
    for (const [i, { cancel }] of coming.entries()) {
      const atSeconds = Math.min(untilSeconds, fromSeconds + (i + 1) * room);
      cancel();
      scheduler.at(atSeconds, () => tick(atSeconds));
    }
    coming = [];
  };

  return {
    beat({ beat, atSeconds, tempoBpm }) {
      const follows = beat === (lastBeat ?? Number.NaN) + 1;
      lastBeat = beat;
      spread(atSeconds);
      lastSeconds = atSeconds;
      scheduler.at(atSeconds, () => {
        if (!follows || !isKnown || !goes) begin(beat);
        before = atSeconds;
        say(message.clock);
      });
      const seconds = 60 / tempoBpm / clocksPerBeat;
      for (let clock = 1; clock < clocksPerBeat; clock += 1) tickAt(atSeconds + clock * seconds);
    },
    stopAt(atSeconds) {
      for (const own of coming) if (own.atSeconds >= atSeconds) own.cancel();
      coming = coming.filter(({ atSeconds: own }) => own < atSeconds);
      lastBeat = undefined;
      if (!scheduler.at(atSeconds, stop)) stop();
    },
    restart() {
      isKnown = false;
    },
    end: stop,
  };
}
