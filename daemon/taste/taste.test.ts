import { describe, expect, it } from 'vitest';
import { createRandom, deriveSeed } from '../time/random.ts';
import { age, choose, leaningsOf, newTaste, observe, type Taste, tasteSchema } from './taste.ts';

const styles = ['folk', 'game', 'ragtime', 'electronic'];
const often = (taste: Taste, way: string, draws = 400): number =>
  Array.from({ length: draws }, (_, seed) =>
    choose(taste, 'style', styles, createRandom(deriveSeed(1, 'test', seed))),
  ).filter((each) => each === way).length / draws;
const heard = (taste: Taste, style: string, reward: number, times: number): Taste =>
  Array.from({ length: times }).reduce<Taste>((before) => observe(before, { style }, reward, 1), taste);

describe('what somebody likes', () => {
  it('is nothing at first: every way is as likely, and the same seed takes the same', () => {
    for (const style of styles) expect(often(newTaste, style)).toBeCloseTo(0.25, 1);
    const one = (): string => choose(newTaste, 'style', styles, createRandom(5));
    expect(one()).toBe(one());
  });

  it('is heard more often, and what is not liked less, but never not at all', () => {
    const taste = heard(heard(newTaste, 'folk', 1, 4), 'game', -1, 4);
    expect(often(taste, 'folk')).toBeGreaterThan(0.5);
    expect(often(taste, 'game')).toBeLessThan(0.1);
    const sure = heard(heard(newTaste, 'folk', 1, 150), 'game', -1, 150);
    expect(often(sure, 'game', 2000)).toBeGreaterThan(0.01);
  });

  it('is found by whoever listens: after an evening what is liked is most of what is played', () => {
    let taste = newTaste;
    const played: string[] = [];
    for (let song = 0; song < 120; song += 1) {
      const style = choose(taste, 'style', styles, createRandom(deriveSeed(9, 'song', taste.choices)));
      played.push(style);
      taste = observe(age(taste), { style }, style === 'ragtime' ? 1 : -1, 1);
    }
    const late = played.slice(60);
    expect(late.filter((style) => style === 'ragtime').length / late.length).toBeGreaterThan(0.6);
  });

  it('fades: what was liked a hundred songs ago counts half', () => {
    const taste = heard(newTaste, 'folk', 1, 4);
    const later = Array.from({ length: 100 }).reduce<Taste>((before) => age(before), taste);
    expect(later.ways.style.folk?.weight).toBeCloseTo(2);
    expect(later.choices).toBe(100);
  });

  it('is said once it is more than chance, liked most first', () => {
    expect(leaningsOf(newTaste)).toEqual([]);
    const taste = observe(
      observe(newTaste, { style: 'folk', density: 'sparse' }, 1, 1),
      { style: 'game' },
      -1,
      1,
    );
    expect(leaningsOf(taste).map(({ way }) => way)).toEqual(['folk', 'sparse', 'game']);
    expect(leaningsOf(observe(newTaste, { style: 'folk' }, 0.1, 1))).toEqual([]);
  });

  it('stays in bounds however much is heard of how many ways, and what is read is looked at', () => {
    let taste = heard(newTaste, 'folk', 1, 500);
    for (let way = 0; way < 400; way += 1) taste = observe(taste, { lineup: `folk/${way}` }, -1, 1);
    expect(tasteSchema.parse(taste)).toEqual(taste);
    expect(Object.keys(taste.ways.lineup).length).toBe(256);
    const ways = { ...newTaste.ways, style: { folk: { sum: 90, weight: 1 } } };
    expect(tasteSchema.safeParse({ ...newTaste, ways }).success).toBe(false);
    expect(tasteSchema.safeParse({ ...newTaste, choices: Number.POSITIVE_INFINITY }).success).toBe(false);
  });

  it('is known of ways that are called as objects name their own', () => {
    const taste = observe(newTaste, { style: 'constructor' }, 1, 1);
    expect(taste.ways.style.constructor).toEqual({ sum: 1, weight: 1 });
    expect(choose(newTaste, 'style', ['constructor'], createRandom(1))).toBe('constructor');
  });
});
