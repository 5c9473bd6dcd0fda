import { expect, it, vi } from 'vitest';
import { setLanguage } from '../words/language.ts';
import { chordText, keyNameOf, keyText, parseKeyName, scaleOf } from './key-names.ts';

it('writes keys as the daemon spells them', () => {
  expect(keyNameOf({ tonic: 10, mode: 'minor' })).toBe('Bb minor');
  expect(keyNameOf({ tonic: 6, mode: 'minor' })).toBe('F# minor');
  expect(keyNameOf({ tonic: 3, mode: 'major' })).toBe('Eb major');
  expect(keyNameOf({ tonic: 7, mode: 'dorian' })).toBe('G dorian');
  expect(keyNameOf({ tonic: 10, mode: 'mixolydian' })).toBe('Bb mixolydian');
  expect(parseKeyName('Bb minor')).toEqual({ tonic: 10, mode: 'minor' });
  expect(parseKeyName('auto')).toBeUndefined();
  expect(scaleOf('A minor')).toEqual([9, 11, 0, 2, 4, 5, 7]);
});

it('says keys as the language does, and prints chords', () => {
  expect(keyText('Bb minor')).toBe('B♭ minor');
  expect(chordText('Ebm7/Bb')).toBe('E♭m7/B♭');
  expect(chordText('F#dim')).toBe('F♯dim');
  expect(chordText('Bbb5')).toBe('B♭b5');
  vi.stubGlobal('document', { documentElement: {} });
  setLanguage('de');
  expect(['Bb minor', 'B major', 'F# dorian'].map(keyText)).toEqual(['b-Moll', 'H-Dur', 'Fis dorisch']);
  setLanguage('pt');
  expect(keyText('Bb minor')).toBe('Si♭ menor');
});
