import type { PlayerClock } from '../shared/clock.ts';
import type { Desk } from '../shared/desk.ts';
import type { MasterRingBuffers } from '../shared/master-ring.ts';
import { sampleRateHz } from '../synth/synth.ts';
import { duckFrames, tapRecord } from './tap-record.ts';
import { tapSequence } from './tap-sequence.ts';

/** A code tapped over the music, at the devices of this machine only. */
export interface Taps {
  /** Seconds that it takes, the second time included. */
  tap(code: string): number;
  /** Silences the taps; the music comes back. */
  stop(): void;
  /** The taps are as loud as the music, whatever somebody turns; muted they are over. */
  followVolume(): void;
  /** Of what is tapped now; 0 when nothing is. */
  readonly secondsLeft: number;
}

export interface TapsDependencies {
  readonly master: Pick<MasterRingBuffers, 'taps'>;
  /** Where the player is. */
  readonly clock: { read(): Pick<PlayerClock, 'frame'> };
  readonly desk: Pick<Desk, 'volume01' | 'volumeCeiling01' | 'muted'>;
}

/** At full volume. With what is left of the music (`tapped-ring.ts`) it stays under the limiter's ceiling. */
const loudest01 = 0.6;

export function createTaps({ master, clock, desk }: TapsDependencies): Taps {
  const record = tapRecord.open(master.taps);
  const { fields } = record;
  const framesLeft = (): number => Math.max(0, fields.endFrame - clock.read().frame);
  const settleLevel = (): void => {
    fields.level01 = loudest01 * (desk.volume01 * desk.volumeCeiling01) ** 2;
  };
  const stop = (): void => {
    // Taps end where the music begins to come back.
    fields.endFrame = Math.min(fields.endFrame, clock.read().frame + duckFrames);
    record.publish();
  };
  return {
    tap(code) {
      const { seconds } = tapSequence(code);
      fields.code = Number(code);
      fields.startFrame = clock.read().frame;
      fields.endFrame = fields.startFrame + Math.round(seconds * sampleRateHz) + duckFrames;
      settleLevel();
      record.publish();
      return seconds;
    },
    stop,
    followVolume() {
      if (framesLeft() === 0) return;
      if (desk.muted) return stop();
      settleLevel();
      record.publish();
    },
    get secondsLeft() {
      return framesLeft() / sampleRateHz;
    },
  };
}
