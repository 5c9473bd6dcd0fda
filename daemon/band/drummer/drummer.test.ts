import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { joined } from '../../system/learnt-layers.ts';
import { createRandom } from '../../time/random.ts';
import { type DrumBar, drumKeys } from '../drum-hit.ts';
import { families } from './conditions.ts';
import { type AskedOfDrummer, createDrummer } from './drummer.ts';
import { readDrummer, shippedDrummerPath } from './drummer-file.ts';

const learnt = readDrummer();
const drummer = createDrummer(learnt);

const asked: AskedOfDrummer = {
  family: 'rock',
  tempoBpm: 100,
  energy01: 0.6,
  fill: false,
  barInPhrase: 1,
  hits: 16,
  loose01: 0.5,
  wantedDb: 3,
  marks: [],
  seed: 1,
};
const seeds = Array.from({ length: 60 }, (_, seed) => seed);
const playAll = (changes: Partial<AskedOfDrummer>): readonly DrumBar[] =>
  seeds.map((seed) => drummer.play({ ...asked, seed, ...changes }, createRandom(seed)));
const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const stepsOf = (bar: DrumBar, ...keys: readonly number[]): readonly number[] =>
  bar.filter(({ key }) => keys.includes(key)).map(({ step }) => step);

const numbers = z.array(z.number());
const barSchema = z.object({
  condition: numbers,
  latent: numbers,
  hit: numbers,
  prior: numbers,
  logits: numbers,
  velocity: numbers,
  offset: numbers,
  strayVelocity: numbers,
  strayOffset: numbers,
});

describe('the network', () => {
  it('computes what PyTorch does', () => {
    const file = path.join(import.meta.dirname, 'testing', 'pytorch-bars.jsonl');
    const { network, freeSize } = learnt;
    const near = (ours: Float32Array, theirs: readonly number[]): void => {
      expect(ours.length).toBe(theirs.length);
      for (const [i, value] of ours.entries()) expect(Math.abs(value - theirs[i]!)).toBeLessThan(1e-4);
    };
    for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
      const bar = barSchema.parse(JSON.parse(line));
      const [told, latent] = [Float32Array.from(bar.condition), Float32Array.from(bar.latent)];
      const given = joined(latent, told);
      near(network.logits(given), bar.logits);
      const feel = network.feel(Float32Array.from(bar.hit), given);
      near(feel.velocities01, bar.velocity);
      near(feel.offsetsSteps, bar.offset);
      near(feel.velocityStrays, bar.strayVelocity);
      near(feel.offsetStrays, bar.strayOffset);
      near(network.prior(told, latent.subarray(0, 2)).means, bar.prior.slice(0, freeSize));
    }
  });
});

describe('the drummer', () => {
  it('plays the same bar the same way, and another bar a little differently', () => {
    const once = drummer.play(asked, createRandom(3));
    expect(drummer.play(asked, createRandom(3))).toEqual(once);
    const again = drummer.play(asked, createRandom(4));
    expect(again).not.toEqual(once);
    const places = new Set(once.map(({ step, key }) => `${step} ${key}`));
    const kept = again.filter(({ step, key }) => places.has(`${step} ${key}`));
    expect(kept.length).toBeGreaterThan(0.6 * again.length);
  });

  it.each(families)('plays %s that a runner can step to', (family) => {
    for (const hits of [8, 14, 20, 26])
      for (const bar of playAll({ family, hits })) {
        expect(stepsOf(bar, drumKeys.kick)).toContain(0);
        const backs = stepsOf(bar, drumKeys.snare, drumKeys.rim);
        if (family !== 'street') expect(backs).toEqual(expect.arrayContaining([4, 12]));
        if (family === 'four')
          expect(stepsOf(bar, drumKeys.kick)).toEqual(expect.arrayContaining([0, 4, 8, 12]));
        for (const { step, velocity01, offsetSteps } of bar) {
          expect(velocity01).toBeGreaterThan(0);
          expect(Math.abs(offsetSteps)).toBeLessThanOrEqual(step % 4 === 0 ? 0.35 : 0.5);
        }
        for (const beat of [0, 4, 8, 12]) expect(bar.some(({ step }) => step === beat)).toBe(true);
      }
  });

  it.each(families)('is as busy in %s as is asked, and as loose', (family) => {
    const counts = [9, 15, 22].map((hits) => meanOf(playAll({ family, hits }).map(({ length }) => length)));
    expect(counts[1]).toBeGreaterThan(counts[0]! + 3);
    expect(counts[2]).toBeGreaterThan(counts[1]! + 4);
    const strays = [0.05, 0.5, 0.95].map((loose01) =>
      meanOf(
        playAll({ family, loose01 }).flatMap((bar) => bar.map(({ offsetSteps }) => Math.abs(offsetSteps))),
      ),
    );
    expect(strays[1]).toBeGreaterThan(strays[0]!);
    expect(strays[2]).toBeGreaterThan(strays[1]!);
  });

  it('hears the bass: more of its notes fall with the kick', () => {
    const bassSteps = new Set([3, 6, 11]);
    const together = (bars: readonly DrumBar[]): number =>
      meanOf(bars.map((bar) => stepsOf(bar, drumKeys.kick).filter((step) => bassSteps.has(step)).length));
    expect(together(playAll({ bassSteps }))).toBeGreaterThan(together(playAll({})) + 0.4);
  });

  it('fills with drums, not with cymbals', () => {
    const drums = [drumKeys.snare, drumKeys.highTom, drumKeys.lowTom, drumKeys.floorTom];
    const struck = (fill: boolean): number =>
      meanOf(playAll({ fill }).map((bar) => stepsOf(bar, ...drums).filter((step) => step >= 8).length));
    expect(struck(true)).toBeGreaterThan(struck(false) + 2);
  });

  it('marks softly what nothing else marks', () => {
    const marks = [0, 2, 4, 6, 8, 10, 12, 14];
    for (const bar of playAll({ hits: 8, marks }))
      for (const mark of marks) expect(bar.some(({ step }) => step === mark)).toBe(true);
  });
});

describe('a file', () => {
  const written = (change: (file: Record<string, unknown>) => Record<string, unknown>): string => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tactus-drummer-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const content = JSON.parse(readFileSync(shippedDrummerPath, 'utf8')) as Record<string, unknown>;
    const file = path.join(folder, 'drummer.json');
    writeFileSync(file, JSON.stringify({ ...content, ...change(content) }));
    return file;
  };

  it.each<[string, (file: Record<string, unknown>) => Record<string, unknown>]>([
    ['other weights', ({ weights }) => ({ weights: `A${String(weights).slice(1)}` })],
    ['fewer layers', () => ({ layers: [] })],
    ['another shape', () => ({ freeSize: 3 })],
    ['another kind', () => ({ kind: 'markov-lanes' })],
  ])('with %s is refused', (_, change) => {
    expect(() => readDrummer(written(change))).toThrow('is no drummer');
  });

  it('that is not there is told', () => {
    expect(() => readDrummer('/nowhere/drummer.json')).toThrow('cannot be read');
  });
});
