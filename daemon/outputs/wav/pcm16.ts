/** Whole numbers that no two samples of a sound share: four draws a frame. */
const drawsPerFrame = 4;
const seed = 0x7ac705;

/**
 * Writes frames as interleaved 16-bit samples, dithered (triangular). What a sample is dithered by follows from its place in the
 * sound alone, so that a part of it gives the same bytes wherever writing began. `firstFrame`: the place of the first.
 */
export function createPcm16(
  firstFrame = 0,
): (left: Float32Array, right: Float32Array, frames: number, into: Buffer) => void {
  let frame = firstFrame;
  return (left, right, frames, into) => {
    for (let i = 0; i < frames; i += 1) {
      const draw = frame * drawsPerFrame;
      into.writeInt16LE(dithered(left[i]!, draw), i * 4);
      into.writeInt16LE(dithered(right[i]!, draw + 2), i * 4 + 2);
      frame += 1;
    }
  };
}

function dithered(sample: number, draw: number): number {
  const dither = noise(draw) + noise(draw + 1) - 1;
  return Math.min(32767, Math.max(-32768, Math.round(sample * 32767 + dither)));
}

/** 0 to 1, evenly: the finaliser of MurmurHash3 (Appleby 2011) of a count. */
function noise(draw: number): number {
  let bits = (draw + seed) | 0;
  bits ^= bits >>> 16;
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  bits ^= bits >>> 16;
  return (bits >>> 0) / 2 ** 32;
}
