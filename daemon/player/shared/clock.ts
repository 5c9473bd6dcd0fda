import { type PlayState, playStates } from '../../score/play-state.ts';
import { defineRecord, indexOrNone, number, oneOf } from '../../system/shared-record.ts';

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
  /** The master's, of volume, energy and mute, at `frame`. */
  readonly gain: number;
}

export const clockRecord = defineRecord<PlayerClock>({
  state: oneOf(playStates),
  frame: number,
  beat: number,
  heardAtSeconds: number,
  tempoBpm: number,
  barIndex: indexOrNone,
  barGeneration: indexOrNone,
  nextBarIndex: number,
  phaseErrorBeats: number,
  lateBars: number,
  activeVoices: number,
  peakLeft: number,
  peakRight: number,
  rms: number,
  limitedDb: number,
  gain: number,
});

/** The music's beat that is heard at a moment near the clock's own, by its tempo. */
export function beatHeardAt(
  clock: Pick<PlayerClock, 'state' | 'beat' | 'heardAtSeconds' | 'tempoBpm'>,
  atSeconds: number,
): number {
  if (clock.state === 'stopped' || clock.state === 'starting') return clock.beat;
  return clock.beat + ((atSeconds - clock.heardAtSeconds) * clock.tempoBpm) / 60;
}
