import { describe, expect, it, vi } from 'vitest';
import { createMasterRing, MasterRingReader, MasterRingWriter, masterRingFrames } from './master-ring.ts';

const block = 256;

/** Writes blocks whose left samples count the frames and whose right ones are their negatives. */
function counting(buffers = createMasterRing(48_000)) {
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
    // Between two frames nothing lies, and what is counted from there is no place in any wave.
    reader.seekBehind(999.7);
    expect(reader.position).toBe(40 * block - 1000);
  });

  it('counts on beyond 32 bits, and a seek between the two stores of the writer goes nowhere else', () => {
    for (const wrap of [2 ** 31, 2 ** 32, 3 * 2 ** 31, 2 ** 33]) {
      const buffers = createMasterRing(48_000);
      const writer = new MasterRingWriter(buffers, wrap - 3 * block);
      const reader = new MasterRingReader(buffers);
      const sound = new Float32Array(block);
      let written = wrap - 3 * block;
      writer.write(sound, sound, block);
      written += block;
      reader.seekBehind(0);
      expect(reader.position).toBe(written);
      const { store } = Atomics;
      const wrong: number[] = [];
      const spy = vi.spyOn(Atomics, 'store').mockImplementation(((
        counters: Int32Array,
        at: number,
        value: number,
      ) => {
        store(counters, at, value);
        reader.seekBehind(0);
        if (reader.position !== written && reader.position !== written + block) wrong.push(reader.position);
        return value;
      }) as typeof Atomics.store);
      for (let i = 0; i < 6; i += 1, written += block) writer.write(sound, sound, block);
      spy.mockRestore();
      expect(wrong).toEqual([]);
      expect(reader.position).toBe(wrap + 4 * block);
      expect(reader.available()).toBe(0);
      // A reader that was held up since before the wrap, with the old half in its hand.
      const counters = new Int32Array(buffers.counters);
      counters[1] = counters[1]! - 1;
      reader.seekBehind(0);
      expect(reader.position).toBe(wrap + 4 * block);
    }
  });
});
