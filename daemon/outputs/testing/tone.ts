import {
  createMasterRing,
  type MasterRingBuffers,
  MasterRingWriter,
} from '../../player/shared/master-ring.ts';
import { sampleRateHz } from '../../player/synth/synth.ts';
import { monotonicClock } from '../../time/clock.ts';

/** A rendering in real time without a player. */
export interface Tone {
  readonly ring: MasterRingBuffers;
  /** Rendered so far. */
  frames(): number;
  close(): void;
}

const blockFrames = 256;

/** 440 Hz at half of full scale, for outputs to play. */
export function playTone(): Tone {
  const ring = createMasterRing();
  const writer = new MasterRingWriter(ring);
  const block = new Float32Array(blockFrames);
  const beginSeconds = monotonicClock.nowSeconds();
  let frames = 0;
  const render = (): void => {
    const due = (monotonicClock.nowSeconds() - beginSeconds) * sampleRateHz;
    for (; frames < due; frames += blockFrames) {
      for (let i = 0; i < blockFrames; i += 1)
        block[i] = 0.5 * Math.sin((2 * Math.PI * 440 * (frames + i)) / sampleRateHz);
      writer.write(block, block, blockFrames);
    }
  };
  const timer = setInterval(render, 5);
  return { ring, frames: () => frames, close: () => clearInterval(timer) };
}
