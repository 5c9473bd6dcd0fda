import { clockRecord, type PlayerClock } from './shared/clock.ts';
import { type MasterRingBuffers, MasterRingReader, MasterRingWriter } from './shared/master-ring.ts';

/** Where a player begins. */
export interface PlayerStart {
  readonly frame: number;
  /** Music's beat while nothing is played. */
  readonly beat: number;
  readonly nextBarIndex: number;
  /** Counted so far. */
  readonly lateBars: number;
}

export const theBeginning: PlayerStart = { frame: 0, beat: 0, nextBarIndex: 0, lateBars: 0 };

const blockFrames = 256;
/** More than any device holds: whoever plays the end of the ring again and again plays silence. */
const silentSeconds = 1;

/**
 * Puts in order what a player left that died, and gives where the next one is to begin: frames, beats and bars go on.
 * Nothing else may be writing to the ring and the clock. Outputs get silence, and the clock says that nothing is played,
 * so that bars are written anew from there. `last` is what was last read of the clock: the dead one may have stopped in
 * the middle of saying the next.
 */
export function resumeAfter(
  master: MasterRingBuffers,
  clockBuffer: SharedArrayBuffer,
  last: PlayerClock,
): PlayerStart {
  const silentFrames = Math.ceil((silentSeconds * master.sampleRateHz) / blockFrames) * blockFrames;
  const { position } = new MasterRingReader(master);
  const ring = new MasterRingWriter(master, position);
  const silence = new Float32Array(blockFrames);
  for (let frame = 0; frame < silentFrames; frame += blockFrames) ring.write(silence, silence, blockFrames);

  const { nextBarIndex, lateBars } = last;
  const start = { frame: position + silentFrames, beat: Math.round(last.beat), nextBarIndex, lateBars };
  const resting: Partial<PlayerClock> = {
    ...start,
    state: 'stopped',
    barIndex: undefined,
    activeVoices: 0,
    peakLeft: 0,
    peakRight: 0,
    rms: 0,
    limitedDb: 0,
  };
  const clock = clockRecord.open(clockBuffer);
  clock.takeOver();
  Object.assign(clock.fields, resting);
  clock.publish();
  return start;
}
