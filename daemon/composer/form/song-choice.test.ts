import { describe, expect, it } from 'vitest';
import type { Intent } from '../../conductor/intent.ts';
import { play, steady } from '../testing/planned-form.ts';

const freeStyles = { folk: 'full', game: 'half', ragtime: 'half' } as const;
const free: Intent = { ...steady, freeStyles };
const short = { songBars: 16 };
/** What the songs are, in order, each once. */
const songs = <Said>(plans: ReturnType<typeof play>, said: (plan: (typeof plans)[number]) => Said) =>
  plans.filter((plan, index) => plan.song !== plans[index - 1]?.song).map(said);

describe('songs whose style is left to the band', () => {
  it('are each in one of them, from the first bar to the last, in the feel of it', () => {
    const plans = play(400, () => free, short);
    const styles = songs(plans, (plan) => plan.ensemble?.style);
    expect(new Set(styles)).toEqual(new Set(Object.keys(freeStyles)));
    for (const plan of plans) {
      const style = styles[plan.song!]!;
      expect(plan.ensemble?.style).toBe(style);
      expect(plan.styleWeights).toEqual({ [style]: 1 });
      expect(plan.feel).toBe(freeStyles[style as keyof typeof freeStyles]);
    }
  });

  it('are in the same ones again with the same seed', () => {
    expect(play(100, () => free, short)).toEqual(play(100, () => free, short));
  });

  it('leave what is asked for by name alone, and go on in it when it is given back', () => {
    const plans = play(24, (bar) => (bar < 8 ? free : bar < 12 ? { ...free, freeStyles: undefined } : free), {
      songBars: 80,
    });
    expect(plans.slice(8).map((plan) => plan.ensemble?.style)).toEqual(new Array(16).fill('game'));
  });
});

describe('what was chosen for the next song', () => {
  const nextSong = { style: 'ragtime', lineup: 1, densityShift: 0.15 };

  it('is taken up by songs that begin, and by none that goes on', () => {
    const plans = play(200, (bar) => (bar < 4 ? free : { ...free, nextSong }), short);
    const first = plans[0]!.ensemble!.style;
    expect(songs(plans, (plan) => [plan.ensemble?.style, plan.ensemble?.lineup]).slice(0, 3)).toEqual([
      [first, undefined],
      ['ragtime', 1],
      ['ragtime', 1],
    ]);
    expect(plans.find((plan) => plan.song === 1)?.choice).toEqual(nextSong);
  });

  it('makes it denser', () => {
    const leads = (shift: number): number =>
      play(60, () => ({ ...free, nextSong: { ...nextSong, densityShift: shift } }), { songBars: 80 }).reduce(
        (sum, plan) => sum + (plan.density01.lead ?? 0),
        0,
      );
    expect(leads(0.15)).toBeGreaterThan(leads(-0.15) + 5);
  });

  it('says nothing of a style that somebody asked for, nor is of account in it', () => {
    const plans = play(60, () => ({ ...steady, nextSong }), short);
    expect(plans.every(({ ensemble, choice }) => ensemble?.style === 'game' && choice === undefined)).toBe(
      true,
    );
    const game = play(60, () => ({ ...steady, nextSong: { ...nextSong, style: 'game' } }), short);
    expect(game.every(({ ensemble }) => ensemble?.lineup === 1)).toBe(true);
  });
});
