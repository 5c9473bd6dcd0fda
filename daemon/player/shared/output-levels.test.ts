import { expect, it } from 'vitest';
import { TappedRing } from '../taps/tapped-ring.ts';
import { createMasterRing, MasterRingReader, MasterRingWriter } from './master-ring.ts';
import { createOutputGains, createOutputLevels, mostOutputLevels } from './output-levels.ts';

function setUp() {
  const buffer = createOutputGains();
  const gains = new Float32Array(buffer);
  return { levels: createOutputLevels(buffer), gainsDb: () => [...gains.slice(0, 3)].map(inDb) };
}
const inDb = (gain: number): number => Math.round(200 * Math.log10(gain)) / 10;

it('are those of the devices, by their names, whichever slots they have', () => {
  const { levels, gainsDb } = setUp();
  levels.plug(1, 'alsa:hall');
  levels.set({ 'alsa:hall': -6, headphones: -12 });
  expect(gainsDb()).toEqual([0, -6, 0]);
  expect(levels.levelsDb).toEqual({ 'alsa:hall': -6, headphones: -12 });
  levels.plug(2, 'headphones');
  expect(gainsDb()).toEqual([0, -6, -12]);
  levels.unplug(2);
  levels.set({ headphones: -20 });
  expect(gainsDb()).toEqual([0, -6, 0]);
  levels.plug(0, 'headphones');
  expect(gainsDb()).toEqual([-20, -6, 0]);
});

it('are within their limits, at the lowest silent, and come to what is set gradually', () => {
  const { levels, gainsDb } = setUp();
  levels.plug(0, 'alsa');
  levels.set({ alsa: -90 });
  expect(gainsDb()[0]).toBe(Number.NEGATIVE_INFINITY);
  levels.set({ alsa: 3 });
  expect(levels.levelsDb).toEqual({});
  levels.glide(10);
  levels.set({ alsa: -20 }, 4);
  expect(levels.levelsDb).toEqual({ alsa: -20 });
  expect(gainsDb()[0]).toBe(0);
  for (const [at, levelDb] of [
    [11, -5],
    [12, -10],
    [20, -20],
  ] as const) {
    levels.glide(at);
    expect(gainsDb()[0]).toBe(levelDb);
  }
});

it('of outputs that are gone wait for them, up to so many; of one that is open none is forgotten', () => {
  const { levels } = setUp();
  levels.plug(0, 'alsa');
  levels.set({ alsa: -1 });
  for (let i = 0; i < 3 * mostOutputLevels; i += 1) levels.set({ [`gone${i}`]: -2 });
  const names = Object.keys(levels.levelsDb);
  expect(names).toHaveLength(mostOutputLevels);
  expect(names).toContain('alsa');
  expect(names).toContain(`gone${3 * mostOutputLevels - 1}`);
});

it('are heard at the device alone, and come there without a step', () => {
  const gains = createOutputGains();
  const levels = createOutputLevels(gains);
  const { beats } = createMasterRing(48_000);
  const ring = createMasterRing(48_000, { beats, gains });
  const writer = new MasterRingWriter(ring);
  const readers = [new TappedRing(ring, 0), new TappedRing(ring, 1), new MasterRingReader(ring)];
  levels.plug(0, 'alsa:hall');
  levels.plug(1, 'alsa:foyer');
  const frames = 480;
  const full = new Float32Array(frames).fill(0.5);
  /** What each heard of so many blocks, left channel. */
  const hear = (blocks: number): number[][] => {
    const heard: number[][] = readers.map(() => []);
    const into = new Float32Array(2 * frames);
    for (let block = 0; block < blocks; block += 1) {
      writer.write(full, full, frames);
      for (const [index, reader] of readers.entries()) {
        expect(reader.read(into, frames)).toBe(true);
        heard[index]!.push(...into.filter((_, i) => i % 2 === 0));
      }
    }
    return heard;
  };
  expect(hear(2).every((each) => each.every((sample) => sample === 0.5))).toBe(true);
  levels.set({ 'alsa:hall': -20 });
  const [hall = [], foyer = [], stream = []] = hear(60);
  expect([...foyer, ...stream].every((sample) => sample === 0.5)).toBe(true);
  expect(hall.at(-1)).toBeCloseTo(0.05, 4);
  const steps = hall.map((sample, i) => Math.abs(sample - (hall[i - 1] ?? 0.5)));
  expect(Math.max(...steps)).toBeLessThan(0.001);
  levels.set({ 'alsa:hall': -60 });
  hear(60);
  expect(hear(1)[0]!.every((sample) => sample === 0)).toBe(true);
  levels.set({ 'alsa:hall': 0 });
  hear(80);
  expect(hear(1)[0]!.every((sample) => sample === 0.5)).toBe(true);
});
