import { describe, expect, it } from 'vitest';
import type { PassageAhead } from '../../score/bar.ts';
import type { BarPlan } from '../plan.ts';
import { play, steady, withCue } from '../testing/planned-form.ts';
import { planned } from '../testing/planned-workout.ts';

/** To the end of a workout, and a little beyond. */
const workout = [
  { lengthBeats: 80, isHard: false },
  { lengthBeats: 200, isHard: true },
  { lengthBeats: 90, isHard: false },
  { lengthBeats: 120, isHard: false, opensSong: true },
  { lengthBeats: 40, isHard: false, opensSong: true },
] as const;

/** The sections of the song that a bar is of, from its own on, as they came to be played. */
function played(plans: readonly BarPlan[], from: BarPlan): PassageAhead[] {
  const passages: PassageAhead[] = [];
  for (const { section, song, outlook } of plans.slice(from.index)) {
    if (song !== from.song) break;
    if (outlook?.bar === 0 || passages.length === 0) passages.push({ section, bars: 0 });
    const current = passages.pop()!;
    passages.push({ section, bars: Math.max(current.bars, (outlook?.bar ?? 0) + 1) });
  }
  return passages;
}

describe('the outlook of a bar', () => {
  it.each([
    ['minutes', {}],
    ['bars', { songBars: 40 }],
    ['kilometres', { songKilometers: 0.5 }],
  ])('is what comes when nothing happens, to the end of the song: %s', (_, options) => {
    const plans = play(700, () => ({ ...steady, speedMps: 2.8 }), options);
    const last = plans.at(-1)!;
    const known = plans.filter(({ song }) => song !== last.song);
    expect(known.length).toBeGreaterThan(50);
    for (const plan of known) {
      const { outlook, section } = plan;
      expect([{ section, bars: outlook!.bars }, ...outlook!.ahead!]).toEqual(played(plans, plan));
    }
  });

  it('knows what waits to begin, and that nobody knows how long a red light lasts', () => {
    const plans = play(60, withCue(30, 'lap'));
    const heard = plans[30]!;
    const cut = plans.slice(30).find(({ outlook }) => outlook?.bar === 0)!;
    expect(heard.outlook!.bars - heard.outlook!.bar).toBe(cut.index - heard.index);
    expect(heard.outlook!.ahead![0]!.section).toBe(cut.section);
    const waiting = play(60, (bar) => ({ ...steady, ...(bar >= 30 && { section: 'break' }) }));
    expect(waiting[40]!.section).toBe('break');
    expect(waiting[40]!.outlook).toEqual({ bar: expect.any(Number), bars: expect.any(Number) });
  });

  it('is what a workout asks for, to where it ends the song: in an outro that is entered late, or out of an interval', () => {
    const hard = [...workout.slice(0, 2), ...workout.slice(3)];
    for (const steps of [workout, hard]) {
      const plans = planned(steps);
      const known = plans.filter(({ song }) => song !== plans.at(-1)!.song);
      expect(new Set(known.map(({ song }) => song)).size).toBeGreaterThan(1);
      for (const plan of known) {
        const { outlook, section } = plan;
        expect([{ section, bars: outlook!.bars }, ...outlook!.ahead!]).toEqual(played(plans, plan));
      }
    }
  });

  it('promises nothing beyond what is foreseen of a workout', () => {
    const [plan] = planned([workout[0]]);
    expect(plan!.outlook).toEqual({ bar: 0, bars: expect.any(Number) });
    expect(planned([workout[0]], { sections: false })[0]!.outlook!.ahead).not.toHaveLength(0);
  });

  it('is none where the music ends', () => {
    const plans = play(40, withCue(30, 'stop'));
    expect(plans[29]!.outlook).toBeDefined();
    expect(plans.slice(30).map(({ outlook }) => outlook)).toEqual(Array(10).fill(undefined));
  });
});
