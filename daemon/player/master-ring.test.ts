import { describe, expect, it } from 'vitest';
import { createMasterRing, MasterRingReader, MasterRingWriter, masterRingFrames } from './master-ring.ts';

const block = 256;

/** Writes blocks whose left samples count the frames and whose right ones are their negatives. */
function counting(buffers = createMasterRing()) {
  const writer = new MasterRingWriter(buffers);
  let frame = 0;
  const write = (blocks: number): void => {
    for (let i = 0; i < blocks; i += 1, frame += block) {
      const left = Float32Array.from({ length: block }, (_, k) => frame + k);
      writer.write(
        left,
        left.map((value) => -value),
        block,
      );
    }
  };
  return { buffers, write };
}

describe('the master ring', () => {
  it('gives every reader all frames in order, over its end too', () => {
    const { buffers, write } = counting();
    const reader = new MasterRingReader(buffers);
    const out = new Float32Array(2 * 300);
    let next = 0;
    for (let round = 0; round < (1.5 * masterRingFrames) / block; round += 1) {
      write(1);
      while (reader.read(out, 300)) {
        for (let i = 0; i < 300; i += 1, next += 1) {
          if (out[2 * i] !== next || out[2 * i + 1] !== -next) throw new Error(`${out[2 * i]} at ${next}`);
        }
      }
    }
    expect(next).toBeGreaterThan(1.4 * masterRingFrames);
    expect(reader.overruns).toBe(0);
  });

  it('counts what a slow reader lost, and lets it go on', () => {
    const { buffers, write } = counting();
    const reader = new MasterRingReader(buffers);
    write((2 * masterRingFrames) / block);
    const out = new Float32Array(2 * block);
    expect(reader.read(out, block)).toBe(true);
    expect(reader.overruns).toBe(1);
    expect(out[0]).toBe(1.5 * masterRingFrames);
  });

  it('goes to where the music is', () => {
    const { buffers, write } = counting();
    write(40);
    const reader = new MasterRingReader(buffers);
    expect(reader.available()).toBe(0);
    reader.seekBehind(1000);
    expect(reader.position).toBe(40 * block - 1000);
    expect(reader.available()).toBe(1000);
  });

  it('counts on beyond 32 bits', () => {
    const buffers = createMasterRing();
    const counters = new Int32Array(buffers.counters);
    // As after a day of music: the low half near its end.
    counters[0] = -512;
    const reader = new MasterRingReader(buffers);
    expect(reader.position).toBe(2 ** 32 - 512);
    counters[1] = 1;
    counters[0] = 256;
    expect(reader.available()).toBe(768);
    reader.seekBehind(0);
    expect(reader.position).toBe(2 ** 32 + 256);
  });
});
