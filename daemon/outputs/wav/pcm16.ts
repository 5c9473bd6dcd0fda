import { createRandom } from '../../time/random.ts';

const ditherSeed = 0x7ac705;

/** Writes frames as interleaved 16-bit samples, dithered (triangular, seeded: the same sound gives the same bytes). */
export function createPcm16(): (
  left: Float32Array,
  right: Float32Array,
  frames: number,
  into: Buffer,
) => void {
  const random = createRandom(ditherSeed);
  const dithered = (sample: number): number => {
    const dither = random.next() + random.next() - 1;
    return Math.min(32767, Math.max(-32768, Math.round(sample * 32767 + dither)));
  };
  return (left, right, frames, into) => {
    for (let i = 0; i < frames; i += 1) {
      into.writeInt16LE(dithered(left[i]!), i * 4);
      into.writeInt16LE(dithered(right[i]!), i * 4 + 2);
    }
  };
}
