import { expect, it } from 'vitest';
import type { BarPlan } from '../composer/plan.ts';
import { play, steady } from '../composer/testing/planned-form.ts';
import { folk } from '../styles/folk.ts';
import { playPad } from './pads.ts';

const ensemble = { style: folk, half: 'driven', seed: 1 } as const;
const chorus = play(60).find(({ section }) => section === 'chorus')!;
const lead = { part: 'lead', atBeat: chorus.startBeat, durationBeats: 1, pitchMidi: 72 } as const;
const heard = [{ ...lead, velocity01: 0.6, source: 'model' as const }];

/** The steps on which the pad begins a chord of a chorus, and how long it sounds in all. */
function padOf(changes: Partial<BarPlan>) {
  const plan = { ...chorus, ...changes };
  const notes = playPad(plan, ensemble, heard);
  const begins = [...new Set(notes.map(({ atBeat }) => 2 * (atBeat - plan.startBeat)))];
  const ends = notes.map(({ atBeat, durationBeats }) => atBeat + durationBeats - plan.startBeat);
  return { begins, endBeat: Math.max(...ends), chords: plan.chords.map(({ startStep }) => startStep) };
}

it('holds the chords of a chorus, and beats with the drums when all go all out', () => {
  expect(steady.feel).toBe('half');
  const held = padOf({ energy01: 0.7 });
  expect(held.begins).toEqual(held.chords);
  expect(held.endBeat).toBe(chorus.lengthBeats);
  const beaten = padOf({ energy01: 0.95 });
  expect(beaten.begins).toEqual([0, 4, 8, 12]);
  expect(beaten.endBeat).toBeLessThanOrEqual(chorus.lengthBeats);
  expect(padOf({ energy01: 0.95, closing: true }).begins).toEqual(held.chords);
});

it('leaves the lead its tone where there is little room between it and the bass', () => {
  const { startBeat, lengthBeats } = chorus;
  const chord = { root: 11, quality: 'maj' } as const;
  const plan = { ...chorus, energy01: 0.7, chords: [{ startStep: 0, chord }] };
  const part = (name: 'bass' | 'lead', pitchMidi: number) =>
    ({ ...heard[0]!, part: name, atBeat: startBeat, durationBeats: lengthBeats, pitchMidi }) as const;
  const pitches = (leadMidi: number): readonly number[] =>
    playPad(plan, ensemble, [part('bass', 52), part('lead', leadMidi)]).map(({ pitchMidi }) => pitchMidi);
  expect(pitches(63)).toEqual([54, 59]);
  expect(pitches(66)).toEqual([54, 59, 63]);
});
