import { describe, expect, it } from 'vitest';
import { likeliestMelody } from './likeliest-melody.ts';
import type { MelodyNote } from './melody.ts';
import type { Voice } from './voice.ts';

/** Pitches one after the other, or several at once, for eight bars. */
function voice(
  trackName: string,
  pitches: readonly (number | readonly number[])[],
  lengthSteps: number,
): Voice {
  const notes: MelodyNote[] = [];
  for (let index = 0; index * lengthSteps < 8 * 16; index += 1) {
    for (const pitchMidi of [pitches[index % pitches.length]!].flat()) {
      notes.push({ startStep: index * lengthSteps, lengthSteps, pitchMidi, velocity01: 0.8 });
    }
  }
  return { trackName, notes };
}

const song = [60, 62, 64, 60, 64, 65, 67, 67, 67, 69, 67, 65, 64, 60, 64, 62];
const melody = (name = 'A', octaves = 0): Voice =>
  voice(
    name,
    song.map((pitch) => pitch + 12 * octaves),
    4,
  );
const bass = voice('B', [36, 43, 36, 41], 4);
const chords = voice(
  'C',
  [
    [60, 64, 67],
    [65, 69, 72],
    [67, 71, 74],
  ],
  8,
);
const strings = voice('D', [84, 79, 83], 48);
const arpeggio = voice('E', [60, 64, 67, 72, 76, 72, 67, 64], 1);
const pad = voice('F', [[55, 60, 64, 79]], 64);
const bell = voice('G', [91], 16);

describe('the melody of an arrangement is', () => {
  it.each<[string, string, readonly Voice[]]>([
    ['the only voice there is', 'A', [melody()]],
    ['what moves above a bass', 'A', [bass, melody()]],
    ['what moves under high strings that are held', 'A', [strings, melody()]],
    ['one voice rather than chords', 'A', [chords, melody('A', 1)]],
    ['not what is broken into sixteenths above it', 'A', [arpeggio, melody(), bass]],
    ['not one bell that is always struck', 'A', [bell, melody(), bass]],
    ['among a whole band', 'A', [bass, chords, strings, pad, melody('A', 1)]],
    ['the upper of two that move alike', 'A', [melody('low'), melody('A', 1)]],
    ['the top of chords when there is nothing else', 'C', [bass, chords]],
    ['called so, however low', 'Melody', [strings, arpeggio, melody('A', 1), melody('Melody', -1)]],
    ['not what only accompanies it', 'A', [melody('A', 1), melody('Counter Melody', 0)]],
    ['sung', 'Lead Vocals', [melody('A', 1), melody('Lead Vocals', 0), melody('Backing Vocals', 1)]],
    [
      'called melody before sung, and sung before lead',
      'melodia',
      [melody('Lead', 1), melody('Vocal', 1), melody('melodia', -1)],
    ],
    ['not the patch of a synthesiser', 'A', [melody('A', 1), voice('Lead 2 (sawtooth)', [36, 43], 4)]],
    ['not a guitar that leads', 'A', [melody('A', 1), voice('Lead Guitar', [[52, 59, 64]], 2)]],
  ])('%s', (_what, expected, voices) => {
    expect(likeliestMelody(voices)?.trackName).toBe(expected);
    expect(likeliestMelody(voices.toReversed())?.trackName).toBe(expected);
  });

  it.each([
    ...[
      'Melody',
      'MELODY 1',
      'Hauptmelodie',
      'mélodie',
      'Melodía',
      'melodia (voce)',
      'Melodie',
      'Мелодия',
      'メロディー',
      '主旋律',
    ],
    ...[
      'Vocal',
      'Lead Vox',
      'voice',
      'Gesang',
      'Singstimme',
      'Voix',
      'Canto',
      'Chant',
      'Zang',
      'ボーカル',
      'Вокал',
      'Lead',
      'Solo',
    ],
  ])('called %s', (name) => {
    expect(likeliestMelody([melody('A', 1), chords, melody(name, -1), bass])?.trackName).toBe(name);
  });

  it('none with fewer than three notes', () => {
    expect(likeliestMelody([{ trackName: 'Melody', notes: melody().notes.slice(0, 2) }])).toBeUndefined();
    expect(likeliestMelody([])).toBeUndefined();
  });
});
