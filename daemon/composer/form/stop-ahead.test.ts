import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intentOf } from '../testing/intent.ts';
import { play, steady } from '../testing/planned-form.ts';
import { createFormPlanner } from './planner.ts';

/** Of `steady`: half feel. */
const barBeats = 8;
const barSeconds = (barBeats * 60) / steady.tempoBpm;
const endingAt = (atBeat: number) => ({ ...steady, end: { atSeconds: 0, atBeat } });

describe('a stop that is known beforehand', () => {
  it('is where the song ends: an outro, its dominant, the tonic on the bar line nearest to it, then silence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 900 }), (atBeat) => {
        const bars = Math.round(atBeat / barBeats) + 4;
        const plans = play(bars, () => endingAt(atBeat));
        const last = plans.findIndex(({ closing }) => closing);
        expect(Math.abs(plans[last]!.startBeat - atBeat)).toBeLessThanOrEqual(barBeats / 2);
        const { section, key, chords } = plans[last]!;
        expect([section, plans[last - 1]!.section]).toEqual(['outro', 'outro']);
        expect(chords[0]!.chord.root).toBe(key.tonic);
        expect(plans[last - 1]!.chords.at(-1)!.chord.root).not.toBe(key.tonic);
        expect(plans.slice(last + 1).map(({ drums }) => drums)).toEqual(Array(bars - last - 1).fill(false));
        const { outlook } = plans[last]!;
        expect(outlook).toEqual({ bar: outlook!.bars - 1, bars: outlook!.bars, ahead: [] });
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it('lets no song begin less than a minute before it', () => {
    const shortest = Math.min(
      ...[50, 80, 110, 140].map((lateSeconds) => {
        const atBeat = ((60 + lateSeconds) * steady.tempoBpm) / 60;
        const plans = play(Math.ceil(atBeat / barBeats), () => endingAt(atBeat), { songMinutes: 1 });
        const { song } = plans.at(-1)!;
        return plans.filter((plan) => plan.song === song).length * barSeconds;
      }),
    );
    expect(shortest).toBeGreaterThan(60);
  });

  it('moves with its time, by bars: a tempo that trembles does not have the goodbye said twice', () => {
    const trembling = (bar: number) => endingAt(404 + (bar % 2 === 0 ? 1.5 : -1.5));
    const plans = play(56, trembling);
    const last = plans.findIndex(({ closing }) => closing);
    const outlooks = plans.slice(last - 3, last + 1).map(({ outlook }) => outlook!.bar);
    expect(outlooks).toEqual([3, 2, 1, 0].map((back) => outlooks.at(-1)! - back));
    expect(plans.filter(({ closing }) => closing)).toHaveLength(1);
  });

  it('when it is taken back at the last moment another song begins; when it comes there is silence', () => {
    const planner = createFormPlanner();
    let state = planner.initial(1);
    const next = (changes: Parameters<typeof intentOf>[0]) => {
      const { plan, state: after } = planner.plan(intentOf(changes), state);
      state = after;
      return plan;
    };
    const end = { atSeconds: 0, atBeat: 40 };
    while (!next({ end }).closing);
    const closed = state;
    expect(next({ end }).drums).toBe(false);
    expect(next({})).toMatchObject({ song: 1, section: 'intro', drums: true });
    state = closed;
    expect(next({ cue: { id: 1, kind: 'stop' } }).drums).toBe(false);
    expect(next({ cue: { id: 1, kind: 'stop' } }).drums).toBe(false);
  });
});
