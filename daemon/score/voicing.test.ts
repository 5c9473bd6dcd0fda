import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChordQuality, chordQualities, chordTones } from './chord.ts';
import { pitchClassOf } from './pitch.ts';
import { voiceChord } from './voicing.ts';

const register = { lowestMidi: 50, highestMidi: 71 };
const anyChord = fc.record({
  root: fc.nat(11),
  quality: fc.constantFrom(...(Object.keys(chordQualities) as ChordQuality[])),
});

describe('voicing', () => {
  it('has every tone once, inside the register, lowest first', () => {
    fc.assert(
      fc.property(anyChord, anyChord, (first, second) => {
        const before = voiceChord(first, register);
        const voicing = voiceChord(second, register, before);
        expect(voicing.map(pitchClassOf).sort()).toEqual([...chordTones(second)].sort());
        expect([...voicing].sort((a, b) => a - b)).toEqual(voicing);
        expect(voicing[0]).toBeGreaterThanOrEqual(register.lowestMidi);
        expect(voicing.at(-1)).toBeLessThanOrEqual(register.highestMidi);
      }),
    );
  });

  it('keeps common tones and moves the others by steps', () => {
    const c = voiceChord({ root: 0, quality: 'maj' }, register);
    const a = voiceChord({ root: 9, quality: 'min' }, register, c);
    const moved = a.map((pitch) => Math.min(...c.map((other) => Math.abs(pitch - other))));
    expect(moved.filter((way) => way === 0)).toHaveLength(2);
    expect(Math.max(...moved)).toBeLessThanOrEqual(2);
  });
});
