import { describe, expect, it } from 'vitest';
import { createFormPlanner } from '../form/planner.ts';
import { intentOf } from '../testing/intent.ts';
import { createJam, takeUpHarmony } from './jam.ts';

/** The plan of the bar after the one that is being played, four beats to a bar. */
function planOfNextBar() {
  const planner = createFormPlanner({});
  const plan = planner.plan(intentOf(), planner.initial(1)).plan;
  return { ...plan, startBeat: 8, lengthBeats: 4 };
}

/** A broken triad up and down in eighths. */
function playing(bars: readonly (readonly number[])[], untilBeat: number) {
  const jam = createJam('lead');
  bars.forEach(([low, middle, high], bar) => {
    [low!, middle!, high!, middle!, low!, middle!, high!, middle!].forEach((pitchMidi, i) => {
      const atBeat = bar * 4 + i / 2;
      if (atBeat >= untilBeat) return;
      jam.hear({ pitchMidi, velocity01: 0.8, on: true, atBeat });
      jam.hear({ pitchMidi, velocity01: 0, on: false, atBeat: atBeat + 0.5 });
    });
  });
  return jam;
}

it('takes up the triad of the bar that is being played, not the one before', () => {
  const plan = planOfNextBar();
  const nowBeat = 6;
  const jam = playing(
    [
      [60, 64, 67],
      [62, 65, 69],
    ],
    nowBeat,
  );
  const answer = takeUpHarmony(plan, jam.expectedNotes(plan, nowBeat), nowBeat);
  expect(answer.chords).toEqual([{ startStep: 0, chord: { root: 2, quality: 'min' } }]);
});

it('what was sung over other chords does not return over those that are played', () => {
  const plan = { ...planOfNextBar(), echo: { bar: { of: 'played', index: 0 }, likeness: 0.8 } } as const;
  const jam = playing([[62, 65, 69]], 4);
  expect(takeUpHarmony(plan, jam.expectedNotes(plan, 5), 5).echo).toBeUndefined();
  expect(takeUpHarmony(plan, [], 5)).toBe(plan);
});

it('stays with the harmony of the bar before while nothing else is heard', () => {
  const plan = planOfNextBar();
  const jam = playing([[60, 64, 67]], 4);
  const answer = takeUpHarmony(plan, jam.expectedNotes(plan, 5), 5);
  expect(answer.chords).toEqual([{ startStep: 0, chord: { root: 0, quality: 'maj' } }]);
});

it('leaves the plan alone when a single note is played', () => {
  const plan = planOfNextBar();
  const jam = playing([[60, 60, 60]], 4);
  expect(takeUpHarmony(plan, jam.expectedNotes(plan, 5), 5)).toBe(plan);
});

describe('a key that goes down and never up', () => {
  const hearOneKey = () => {
    const jam = createJam('lead');
    jam.hear({ pitchMidi: 60, velocity01: 0.8, on: true, atBeat: 2 });
    return jam;
  };

  it('is held for a while', () => {
    expect(hearOneKey().isActive(30, 4)).toBe(true);
  });

  it('is taken to be up after some bars', () => {
    const jam = hearOneKey();
    expect(jam.isActive(40, 4)).toBe(false);
    expect(jam.expectedNotes({ startBeat: 44, lengthBeats: 4 }, 40)).toEqual([]);
  });
});

it('keeps the latest notes only, however many come', () => {
  const jam = createJam('lead');
  for (let i = 0; i < 10_000; i++) {
    jam.hear({ pitchMidi: 40 + (i % 40), velocity01: 0.8, on: true, atBeat: 6 });
    jam.hear({ pitchMidi: 40 + (i % 40), velocity01: 0, on: false, atBeat: 6 });
  }
  expect(jam.expectedNotes({ startBeat: 8, lengthBeats: 4 }, 7).length).toBeLessThanOrEqual(128);
});
