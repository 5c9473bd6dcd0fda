import { type PlayState, playStates } from '../../score/play-state.ts';
import { SharedSnapshot } from '../../system/shared-memory.ts';

/** What the player says of itself, once a block: which beat is heard at which second, and what is being played. */
export interface PlayerClock {
  readonly state: PlayState;
  /** Frames rendered so far. */
  readonly frame: number;
  /** Music's beat at `frame`, as the bars count it. Stands still while nothing is played. */
  readonly beat: number;
  /** When `frame` is heard at the reference ear, monotonic seconds. */
  readonly heardAtSeconds: number;
  readonly tempoBpm: number;
  /** The bar being played; undefined before the first and while stopped. */
  readonly barIndex: number | undefined;
  readonly barGeneration: number | undefined;
  /** The bar that the player will want next. */
  readonly nextBarIndex: number;
  /** How far the beat is from the foot, beats, -0.5 to 0.5; 0 without a phase to follow. */
  readonly phaseErrorBeats: number;
  /** Bars that were not there when their time came. */
  readonly lateBars: number;
  readonly activeVoices: number;
  /** Since the last tenth of a second; 1 is full scale. */
  readonly peakLeft: number;
  readonly peakRight: number;
  readonly rms: number;
  /** Largest gain reduction of the limiter in the same time, dB, 0 or more. */
  readonly limitedDb: number;
}

/** Places in the snapshot. */
export const clockSlots = {
  state: 0,
  frame: 1,
  beat: 2,
  heardAtSeconds: 3,
  tempoBpm: 4,
  barIndex: 5,
  barGeneration: 6,
  nextBarIndex: 7,
  phaseErrorBeats: 8,
  lateBars: 9,
  activeVoices: 10,
  peakLeft: 11,
  peakRight: 12,
  rms: 13,
  limitedDb: 14,
  length: 15,
} as const;

export function createClockSnapshot(buffer?: SharedArrayBuffer): SharedSnapshot {
  return new SharedSnapshot(clockSlots.length, buffer);
}

/** A reader of the player's clock, for any thread. */
export class ClockReader {
  readonly #snapshot: SharedSnapshot;

  constructor(buffer: SharedArrayBuffer) {
    this.#snapshot = createClockSnapshot(buffer);
  }

  read(): PlayerClock {
    this.#snapshot.refresh(100);
    const at = (slot: number): number => this.#snapshot.values[slot] ?? 0;
    const barIndex = at(clockSlots.barIndex);
    const hasBar = barIndex >= 0 && at(clockSlots.state) >= 2;
    return {
      state: playStates[at(clockSlots.state)] ?? 'stopped',
      frame: at(clockSlots.frame),
      beat: at(clockSlots.beat),
      heardAtSeconds: at(clockSlots.heardAtSeconds),
      tempoBpm: at(clockSlots.tempoBpm),
      barIndex: hasBar ? barIndex : undefined,
      barGeneration: hasBar ? at(clockSlots.barGeneration) : undefined,
      nextBarIndex: at(clockSlots.nextBarIndex),
      phaseErrorBeats: at(clockSlots.phaseErrorBeats),
      lateBars: at(clockSlots.lateBars),
      activeVoices: at(clockSlots.activeVoices),
      peakLeft: at(clockSlots.peakLeft),
      peakRight: at(clockSlots.peakRight),
      rms: at(clockSlots.rms),
      limitedDb: at(clockSlots.limitedDb),
    };
  }
}

/** The music's beat that is heard at a moment near the clock's own, by its tempo. */
export function beatHeardAt(clock: PlayerClock, atSeconds: number): number {
  if (clock.state === 'stopped' || clock.state === 'starting') return clock.beat;
  return clock.beat + ((atSeconds - clock.heardAtSeconds) * clock.tempoBpm) / 60;
}
