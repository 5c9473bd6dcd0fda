import { describe, expect, it } from 'vitest';
import { roles } from '../../score/note.ts';
import { pitchClassOf } from '../../score/pitch.ts';
import type { RoleRange } from '../lanes.ts';
import type { BarPlan } from '../plan.ts';
import { planOfBar } from '../testing/tiny.ts';
import { playPressure, strikePressure } from './law.ts';
import { movesInOctaves } from './outer-voices.ts';
import { always, never } from './pressure.ts';
import { createWalk, type Heard, phraseOf, type Situation, usualVoices } from './situation.ts';
import { urgeToBegin } from './voice-leading.ts';

const ranges = {
  bass: { name: 'bass', lowestMidi: 36, highestMidi: 59, maxPolyphony: 1 },
  chords: { name: 'chords', lowestMidi: 48, highestMidi: 84, maxPolyphony: 4 },
  lead: { name: 'lead', lowestMidi: 60, highestMidi: 96, maxPolyphony: 1 },
} as const satisfies Record<string, RoleRange>;

const silence: Heard = { bassMidi: null, leadMidi: null, ...phraseOf([]) };

/** Over a bar of C major, unless the plan says otherwise. */
function look(
  { name, pitchMidi, sounds = false, step = 2 }: Looked,
  heard: Partial<Heard> = {},
  plan: Partial<BarPlan> = {},
): Situation {
  const walk = createWalk(planOfBar(0, plan));
  walk.toStep(step, { ...silence, ...heard });
  return walk.at(ranges[name], pitchMidi, sounds);
}

interface Looked {
  readonly name: keyof typeof ranges;
  readonly pitchMidi: number;
  readonly sounds?: boolean;
  readonly step?: number;
}

describe('the musical law', () => {
  const play = (looked: Looked, heard?: Partial<Heard>): number => playPressure(look(looked, heard));

  it('leaves a tone of the key alone, in the middle of its role, between the beats', () => {
    expect(play({ name: 'chords', pitchMidi: 64 })).toBe(0);
    expect(strikePressure(look({ name: 'chords', pitchMidi: 64 }))).toBe(0);
  });

  it('presses against what is foreign to key and chord', () => {
    expect(play({ name: 'chords', pitchMidi: 61 })).toBe(-4.5);
    const overD = { chords: [{ startStep: 0, chord: { root: 2, quality: 'maj' } }] } as const;
    expect(playPressure(look({ name: 'chords', pitchMidi: 66 }, {}, overD))).toBe(0);
  });

  it('presses the harder the farther a note begins from the comfortable range, and lets it sound', () => {
    const [near, far] = [91, 96].map((pitchMidi) => play({ name: 'lead', pitchMidi }));
    expect(near).toBeLessThan(0);
    expect(far).toBeLessThan(near!);
    expect(play({ name: 'lead', pitchMidi: 96, sounds: true })).toBe(0);
    expect(play({ name: 'bass', pitchMidi: 36 })).toBeLessThan(0);
    expect(play({ name: 'bass', pitchMidi: 59 })).toBe(0);
  });

  it('presses a bass up to where it is at ease, harder than the chord’s root draws it', () => {
    const ease = { voices: { ...usualVoices, bassFromMidi: 48 } };
    const low = look({ name: 'bass', pitchMidi: 43, step: 0 }, {}, ease);
    expect(playPressure(low)).toBeCloseTo(-5);
    expect(playPressure(look({ name: 'bass', pitchMidi: 48, step: 0 }, {}, ease))).toBe(3);
  });

  it('lets a bass that sounds go on to the eighth, where the style has it last so long', () => {
    const lasting = { voices: { ...usualVoices, bassLastsSteps: 2 } };
    const held = (step: number, plan: Partial<BarPlan>, sounds = true): number =>
      playPressure(look({ name: 'bass', pitchMidi: 52, sounds, step }, {}, plan));
    expect([5, 6, 7].map((step) => held(step, lasting))).toEqual([4, 0, 4]);
    expect([5, 6, 7].map((step) => held(step, {}))).toEqual([0, 0, 0]);
    expect(held(5, lasting, false)).toBe(0);
    expect(playPressure(look({ name: 'lead', pitchMidi: 76, sounds: true, step: 5 }, {}, lasting))).toBe(0);
  });

  it('urges a lead to what lies near, on a beat rather to the chord, and not to its last note again; others to the chord', () => {
    const urged = (looked: Looked, leadMidi = 72): number => urgeToBegin(2, look(looked, { leadMidi }));
    expect(urged({ name: 'lead', pitchMidi: 76, step: 4 })).toBe(2);
    expect(urged({ name: 'lead', pitchMidi: 74, step: 4 })).toBeCloseTo(1 / 2);
    expect(urged({ name: 'lead', pitchMidi: 74, step: 6 })).toBe(2);
    expect(urged({ name: 'lead', pitchMidi: 71, step: 6 })).toBeCloseTo(4 / 3);
    expect(urged({ name: 'lead', pitchMidi: 64, step: 4 })).toBe(0);
    expect(urged({ name: 'lead', pitchMidi: 76, step: 4 }, 76)).toBe(0);
    expect(urged({ name: 'bass', pitchMidi: 50, step: 5 })).toBeCloseTo(1 / 2);
    expect(urged({ name: 'bass', pitchMidi: 52, step: 5 })).toBe(2);
    expect(urged({ name: 'chords', pitchMidi: 65, step: 4 })).toBeCloseTo(1 / 2);
    expect(urgeToBegin(-2, look({ name: 'lead', pitchMidi: 64, step: 4 }))).toBe(-2);
  });

  it('keeps all others over the bass', () => {
    expect(play({ name: 'chords', pitchMidi: 55 }, { bassMidi: 55 })).toBe(-4);
    expect(play({ name: 'chords', pitchMidi: 57 }, { bassMidi: 55 })).toBe(0);
    expect(play({ name: 'bass', pitchMidi: 48 }, { bassMidi: 55 })).toBe(0);
  });

  it('where a chord begins: its root in the bass, not doubled by the lead; what is foreign to it is let go', () => {
    expect(play({ name: 'bass', pitchMidi: 48, step: 0 })).toBe(3);
    expect(play({ name: 'bass', pitchMidi: 36, step: 0 })).toBeLessThan(0);
    expect(play({ name: 'lead', pitchMidi: 72, step: 0 })).toBeCloseTo(1.2 - 1);
    expect(play({ name: 'chords', pitchMidi: 65, step: 0, sounds: true })).toBe(-1.6);
    expect(play({ name: 'bass', pitchMidi: 53, step: 0, sounds: true })).toBeCloseTo(-3.8);
    expect(play({ name: 'chords', pitchMidi: 65, step: 4, sounds: true })).toBe(0);
  });

  it('draws lead and bass to the chord on the beats only', () => {
    expect(play({ name: 'lead', pitchMidi: 76, step: 4 })).toBe(1.2);
    expect(play({ name: 'lead', pitchMidi: 76, step: 5 })).toBe(0);
    expect(play({ name: 'lead', pitchMidi: 77, step: 4, sounds: true })).toBe(-1.2);
    expect(play({ name: 'bass', pitchMidi: 55, step: 4 })).toBe(2.2);
    expect(play({ name: 'chords', pitchMidi: 64, step: 4 })).toBe(0);
  });

  it('draws a lead to the next step rather than to a third, and presses against leaps beyond a fifth', () => {
    const next = (pitchMidi: number): number => play({ name: 'lead', pitchMidi }, { leadMidi: 71 });
    expect(next(72)).toBeCloseTo(0.1);
    expect(next(74)).toBeCloseTo(-0.5);
    expect(next(76)).toBeCloseTo(-0.3);
    expect(next(79)).toBeCloseTo(-0.55);
  });

  it('presses against a lead that reaches farther in a phrase than a voice does', () => {
    const sung = { leadSpan: { lowestMidi: 64, highestMidi: 74 } };
    expect(play({ name: 'lead', pitchMidi: 76 }, sung)).toBe(0);
    expect(play({ name: 'lead', pitchMidi: 77 }, sung)).toBeCloseTo(-1);
    expect(play({ name: 'lead', pitchMidi: 69 }, sung)).toBe(0);
    expect(play({ name: 'lead', pitchMidi: 77, sounds: true }, sung)).toBe(0);
    expect(play({ name: 'chords', pitchMidi: 64 }, sung)).toBe(0);
  });

  it('presses against a lead that strikes again what half of its phrase is', () => {
    const heard = phraseOf([72, 74, 72, 76, 72, 77]);
    expect(heard).toEqual({ leadSpan: { lowestMidi: 72, highestMidi: 77 }, droneMidi: 72 });
    expect(phraseOf([72, 72, 72]).droneMidi).toBeNull();
    expect(phraseOf([72, 74, 72, 76, 72, 77, 79]).droneMidi).toBeNull();
    for (const sounds of [false, true]) {
      const again = look({ name: 'lead', pitchMidi: 72, sounds }, heard);
      expect(playPressure(again)).toBe(sounds ? 0 : -2);
      expect(strikePressure(again)).toBe(sounds ? -2 : 0);
    }
    expect(play({ name: 'lead', pitchMidi: 74 }, heard)).toBe(0);
    expect(play({ name: 'chords', pitchMidi: 72 }, heard)).toBe(0);
  });

  it('decides the close: tones of the chord on the first step, which then rest', () => {
    const closing = (looked: Looked): Situation => look(looked, {}, { closing: true });
    for (const name of roles) {
      const { lowestMidi, highestMidi } = ranges[name];
      for (let pitchMidi = lowestMidi; pitchMidi <= highestMidi; pitchMidi++) {
        const isTone = [0, 4, 7].includes(pitchClassOf(pitchMidi));
        expect(playPressure(closing({ name, pitchMidi, step: 0 })) > never).toBe(isTone);
        expect(playPressure(closing({ name, pitchMidi }))).toBe(never);
        expect(playPressure(closing({ name, pitchMidi, sounds: true }))).toBe(always);
        expect(strikePressure(closing({ name, pitchMidi, sounds: true }))).toBe(never);
      }
    }
  });

  it('hears two voices that go from octave to octave as one', () => {
    expect(movesInOctaves({ bass: 36, lead: 72 }, { bass: 38, lead: 74 })).toBe(true);
    expect(movesInOctaves({ bass: 36, lead: 72 }, { bass: 36, lead: 72 })).toBe(false);
    expect(movesInOctaves({ bass: 36, lead: 76 }, { bass: 38, lead: 78 })).toBe(false);
  });
});
