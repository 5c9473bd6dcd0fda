import { describe, expect, it } from 'vitest';
import { play } from '../testing/planned-form.ts';
import { leadRests } from './rests.ts';

const songs = Array.from({ length: 400 }, (_, seed) => seed);
const bars = Array.from({ length: 16 }, (_, bar) => bar);
const share = (values: readonly boolean[]): number => values.filter(Boolean).length / values.length;

describe('rests of the lead', () => {
  it('are as many as the style has, in half of the songs', () => {
    const bySong = songs.map((seed) => share(bars.map((bar) => leadRests(seed, 'verse', bar, 0.12))));
    expect(bySong.reduce((a, b) => a + b, 0) / songs.length).toBeCloseTo(0.12, 1);
    expect(share(bySong.map((rests) => rests === 0))).toBeGreaterThan(0.5);
    expect(Math.max(...bySong)).toBeGreaterThan(0.3);
  });

  it('are at the end of a line rather than at its beginning, and never in a chorus', () => {
    const at = (bar: number): number => share(songs.map((seed) => leadRests(seed, 'verse', bar, 0.12)));
    expect(at(3)).toBeGreaterThan(2 * at(0));
    expect(songs.some((seed) => bars.some((bar) => leadRests(seed, 'chorus', bar, 1)))).toBe(false);
  });

  it('leave the bar to the band, which goes on without a gap', () => {
    const sung = play(800).filter(({ section }) => section === 'verse' || section === 'chorus');
    const resting = sung.filter(({ density01 }) => density01.lead === null);
    expect(resting.length / sung.length).toBeGreaterThan(0.02);
    expect(resting.length / sung.length).toBeLessThan(0.3);
    for (const { section, density01, drums } of resting) {
      expect(section).toBe('verse');
      expect(density01.bass).not.toBeNull();
      expect(density01.chords).not.toBeNull();
      expect(drums).toBe(true);
    }
  });
});
