import { usualSampleRateHz } from '../../player/options.ts';
import {
  createMasterRing,
  type MasterRingBuffers,
  MasterRingWriter,
  masterRingFrames,
} from '../../player/shared/master-ring.ts';
import { monotonicClock } from '../../time/clock.ts';

/** A rendering in real time without a player. */
export interface Tone {
  readonly ring: MasterRingBuffers;
  /** Rendered so far. */
  frames(): number;
  /** Twice as much at once as the ring holds. */
  flood(): void;
  close(): void;
}

const blockFrames = 256;

/** 440 Hz at half of full scale, for outputs to play. */
export function playTone(sampleRateHz: number = usualSampleRateHz): Tone {
  const ring = createMasterRing(sampleRateHz);
  const writer = new MasterRingWriter(ring);
  const block = new Float32Array(blockFrames);
  const beginSeconds = monotonicClock.nowSeconds();
  let frames = 0;
  let flooded = 0;
  const renderUntil = (due: number): void => {
    for (; frames < due; frames += blockFrames) {
      for (let i = 0; i < blockFrames; i += 1)
        block[i] = 0.5 * Math.sin((2 * Math.PI * 440 * (frames + i)) / sampleRateHz);
      writer.write(block, block, blockFrames);
    }
  };
  const timer = setInterval(() => {
    renderUntil((monotonicClock.nowSeconds() - beginSeconds) * sampleRateHz + flooded);
  }, 5);
  return {
    ring,
    frames: () => frames,
    flood() {
      flooded += 2 * masterRingFrames;
      renderUntil(frames + 2 * masterRingFrames);
    },
    close: () => clearInterval(timer),
  };
}
