import type { PlayerClock } from '../shared/clock.ts';
import type { Desk } from '../shared/desk.ts';
import type { MasterRingBuffers } from '../shared/master-ring.ts';
import { chirpAtSeconds, chirpsEach, chirpsSeconds } from './chirp.ts';
import { duckFrames, tapRecord } from './tap-record.ts';
import { tapSequence } from './tap-sequence.ts';

/** A code tapped over the music, clicks on its beats, or chirps for a microphone, at the devices of this machine only. */
export interface Taps {
  /** Seconds that it takes, the second time included. */
  tap(code: string): number;
  /**
   * Clicks on the beats instead, for so long, while music plays. Gives back on which: on each that this divides, as the
   * bars count them. Not while a code is tapped.
   */
  click(seconds: number): number;
  /**
   * Chirps instead, for a microphone, by the outputs with these slots among the ears, in turn. Gives back for each of them with which
   * frames they begin, as the player counts. Nothing else is tapped meanwhile.
   */
  chirp(outputs: readonly number[]): readonly (readonly number[])[];
  /** Silences the taps, clicks and chirps; the music comes back. */
  stop(): void;
  /** The taps are as loud as the music, whatever somebody turns; muted they are over. */
  followVolume(): void;
  /** What is tapped now, until the music is back. */
  readonly sounding: 'code' | 'clicks' | 'chirps' | undefined;
  /** Of the code that is tapped now; 0 when none is. */
  readonly secondsLeft: number;
}

export interface TapsDependencies {
  readonly master: Pick<MasterRingBuffers, 'taps' | 'sampleRateHz'>;
  /** Where the player is. */
  readonly clock: { read(): Pick<PlayerClock, 'frame' | 'tempoBpm'> };
  readonly desk: Pick<Desk, 'volume01' | 'volumeCeiling01' | 'muted'>;
}

/** At full volume. With what is left of the music (`tapped-ring.ts`) it stays under the limiter's ceiling. */
const loudest01 = 0.6;
/**
 * Of clicks people can tap along to those that are up to 1.8 s apart (Repp 2005, Sensorimotor synchronization: a review
 * of the tapping literature); a delay of less than half the time between two is told from one that is negative.
 */
const fewestClickSeconds = 0.6;

export function createTaps({ master, clock, desk }: TapsDependencies): Taps {
  const record = tapRecord.open(master.taps);
  const { fields } = record;
  const { sampleRateHz } = master;
  const framesLeft = (): number => Math.max(0, fields.endFrame - clock.read().frame);
  const settleLevel = (): void => {
    fields.level01 = loudest01 * (desk.volume01 * desk.volumeCeiling01) ** 2;
  };
  const stop = (): void => {
    // Taps end where the music begins to come back.
    fields.endFrame = Math.min(fields.endFrame, clock.read().frame + duckFrames);
    record.publish();
  };
  const begin = (seconds: number): void => {
    fields.startFrame = clock.read().frame;
    fields.endFrame = fields.startFrame + Math.round(seconds * sampleRateHz) + duckFrames;
    settleLevel();
    record.publish();
  };
  const sounding = (): Taps['sounding'] => {
    if (framesLeft() === 0) return undefined;
    if (fields.everyBeats > 0) return 'clicks';
    return fields.chirpTo > 0 ? 'chirps' : 'code';
  };
  return {
    tap(code) {
      const { seconds } = tapSequence(code);
      fields.code = Number(code);
      fields.everyBeats = 0;
      fields.chirpTo = 0;
      begin(seconds);
      return seconds;
    },
    click(seconds) {
      const { frame, tempoBpm } = clock.read();
      if (sounding() === 'clicks' && framesLeft() > duckFrames) {
        fields.endFrame = frame + Math.round(seconds * sampleRateHz) + duckFrames;
        record.publish();
        return fields.everyBeats;
      }
      fields.chirpTo = 0;
      fields.everyBeats = 1;
      while ((60 / tempoBpm) * fields.everyBeats < fewestClickSeconds) fields.everyBeats *= 2;
      // The music steps back before the first.
      begin(duckFrames / sampleRateHz + seconds);
      return fields.everyBeats;
    },
    chirp(outputs) {
      fields.everyBeats = 0;
      // Turns go by the numbers, whatever the order.
      const turns = outputs.toSorted((one, other) => one - other);
      fields.chirpTo = turns.reduce((bits, output) => bits | (1 << output), 0);
      begin(chirpsSeconds(turns.length));
      return outputs.map((output) =>
        Array.from({ length: chirpsEach }, (_, i) => {
          const index = i * turns.length + turns.indexOf(output);
          return fields.startFrame + Math.round(chirpAtSeconds(index) * sampleRateHz);
        }),
      );
    },
    stop,
    followVolume() {
      if (framesLeft() === 0) return;
      if (desk.muted) return stop();
      settleLevel();
      record.publish();
    },
    get sounding() {
      return sounding();
    },
    get secondsLeft() {
      return sounding() === 'code' ? framesLeft() / sampleRateHz : 0;
    },
  };
}
