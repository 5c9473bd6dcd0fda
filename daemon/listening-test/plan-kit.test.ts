import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRandom } from '../time/random.ts';
import { type Kit, type KitWish, people } from './kit.ts';
import { planKit } from './plan-kit.ts';
import { turnsOf } from './turns.ts';

const names = ['standard', 'small', 'markov', 'mine'];
const styles = ['game', 'folk', 'ragtime'];
const pieces = ['a.mid', 'b.mid', 'c.mid'].map((name, index) => ({
  ...{ id: `${index}`.repeat(12), name, bytes: 1000 },
}));

function plan(wish: KitWish): Kit {
  const random = createRandom(wish.seed + 1);
  return planKit(wish, {
    ...{ models: names.map((name) => ({ name, styles })), pieces, createdAt: '2026-03-01T06:30:00.000Z' },
    newId: () => Array.from({ length: 12 }, () => random.index(16).toString(16)).join(''),
  });
}

const wishes: fc.Arbitrary<KitWish> = fc.record({
  sources: fc.uniqueArray(fc.constantFrom(...names, people), { minLength: 2 }),
  styles: fc.uniqueArray(fc.constantFrom(...styles), { minLength: 1 }),
  pairs: fc.integer({ min: 1, max: 32 }),
  seed: fc.nat(2 ** 31 - 1),
});

const spread = (counts: readonly number[]): number => Math.max(...counts) - Math.min(...counts);

it('lets every source meet every other as often as any, give or take one', () => {
  fc.assert(
    fc.property(wishes, (wish) => {
      const kit = plan(wish);
      expect(kit.pairs).toHaveLength(wish.pairs);
      const matches = new Map<string, number>();
      for (const one of wish.sources)
        for (const other of wish.sources) if (one < other) matches.set(`${one} ${other}`, 0);
      for (const { excerpts, style, tempoBpm } of kit.pairs) {
        const key = excerpts.map(({ source }) => source).sort();
        matches.set(key.join(' '), matches.get(key.join(' '))! + 1);
        expect(wish.styles).toContain(style);
        expect(tempoBpm).toBeGreaterThanOrEqual(150);
        for (const { source, piece } of excerpts) expect(piece !== undefined).toBe(source === people);
      }
      expect(spread([...matches.values()])).toBeLessThanOrEqual(1);
    }),
  );
});

it('gives the same music for the same seed, by other names', () => {
  const wish: KitWish = { sources: ['standard', people], styles, pairs: 6, seed: 3 };
  const music = ({ pairs }: Kit) =>
    pairs.map(({ style, tempoBpm, seed, excerpts }) => [
      style,
      tempoBpm,
      seed,
      excerpts.map((e) => e.piece?.name),
    ]);
  expect(music(plan(wish))).toEqual(music(plan(wish)));
  expect(music(plan({ ...wish, seed: 4 }))).not.toEqual(music(plan(wish)));
});

it('says what is wrong with a wish', () => {
  const wish: KitWish = { sources: ['standard', 'small'], styles, pairs: 2, seed: 1 };
  expect(() => plan({ ...wish, sources: ['small', 'small'] })).toThrow('two sources');
  expect(() => plan({ ...wish, sources: ['small', 'smal'] })).toThrow('There is no model "smal".');
  expect(() => plan({ ...wish, styles: ['polka'] })).toThrow('does not play "polka"');
  expect(() =>
    planKit(
      { ...wish, sources: ['standard', people] },
      { models: [{ name: 'standard', styles }], pieces: [], createdAt: '', newId: () => '' },
    ),
  ).toThrow('no pieces by people');
});

it('brings a listener every pair once, in an order of his own, sources and sides in balance all the way', () => {
  fc.assert(
    fc.property(wishes, fc.stringMatching(/^[0-9a-f]{16}$/), (wish, listener) => {
      const kit = plan({ ...wish, pairs: 24 });
      const turns = turnsOf(kit, listener);
      expect(turnsOf(kit, listener)).toEqual(turns);
      expect(new Set(turns.map(({ pair }) => pair.id))).toEqual(new Set(kit.pairs.map(({ id }) => id)));
      const heard = new Map(wish.sources.map((source) => [source, 0]));
      const ahead = new Map(wish.sources.map((source) => [source, 0]));
      for (const { a, b } of turns) {
        for (const { source } of [a, b]) heard.set(source, heard.get(source)! + 1);
        ahead.set(a.source, ahead.get(a.source)! + 1);
        ahead.set(b.source, ahead.get(b.source)! - 1);
        for (const lead of ahead.values()) expect(Math.abs(lead)).toBeLessThanOrEqual(wish.sources.length);
      }
      expect(spread([...heard.values()])).toBeLessThanOrEqual(wish.sources.length);
    }),
  );
  const kit = plan({ sources: names, styles, pairs: 24, seed: 1 });
  const orders = ['0', '1', '2'].map((digit) => turnsOf(kit, digit.repeat(16)).map(({ pair }) => pair.id));
  expect(new Set(orders.map(String)).size).toBe(3);
  const aFirst = Array.from({ length: 200 }, (_, index) =>
    turnsOf(kit, index.toString(16).padStart(16, '0')).filter(({ a }) => a.source === 'markov'),
  ).flat().length;
  expect(aFirst / (200 * 12)).toBeCloseTo(0.5, 1);
});
