import { describe, expect, it } from 'vitest';
import { play, steady } from '../testing/planned-form.ts';
import { habitsOf, timesSung } from './habits.ts';

describe('habits of songs', () => {
  const songs = Array.from({ length: 200 }, (_, seed) => habitsOf(seed));

  it('are the same for the same song, and differ in many ways', () => {
    expect(habitsOf(7)).toEqual(habitsOf(7));
    const forms = new Set(songs.map(({ density: _, ...form }) => JSON.stringify(form)));
    expect(forms.size).toBeGreaterThan(40);
  });

  it('sing as many verses twice in a row as the style does', () => {
    const twice = Array.from({ length: 400 }, (_, seed) => timesSung(seed, 'verse', 0.3)).filter(
      (times) => times === 2,
    );
    expect(Math.abs(twice.length / 400 - 0.3)).toBeLessThan(0.07);
    expect(timesSung(1, 'chorus', 0)).toBe(1);
    expect(timesSung(1, 'chorus', 1)).toBe(2);
  });

  it('spread densities about the middle', () => {
    const leads = songs.map(({ density }) => density.lead);
    const mean = leads.reduce((a, b) => a + b, 0) / leads.length;
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(Math.min(...leads)).toBeLessThan(-0.25);
    expect(Math.max(...leads)).toBeGreaterThan(0.25);
  });

  it('give an evening more than ten forms', () => {
    const plans = play(1300, () => steady, { songMinutes: 3 });
    const forms = new Map<number, string>();
    for (const { song = 0, section, outlook } of plans)
      if (outlook?.bar === 0) forms.set(song, `${forms.get(song) ?? ''} ${section} ${outlook.bars}`);
    expect(new Set(forms.values()).size).toBeGreaterThan(10);
  });
});
