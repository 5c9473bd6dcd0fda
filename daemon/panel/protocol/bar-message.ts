import type { Bar } from '../../score/bar.ts';
import { chordSymbol } from '../../score/chord.ts';
import { instrumentNames } from '../../score/instrument.ts';
import { type Key, keyName, scalePitchClasses } from '../../score/key.ts';
import { stepsPerBar } from '../../score/meter.ts';
import { parsePitchClass, pitchClassName } from '../../score/pitch.ts';
import type { BarMessage } from './protocol.ts';

/** A bar as the piano roll wants it: chords as symbols, at beats. */
export function toBarMessage(bar: Bar): BarMessage {
  const beatsPerStep = bar.lengthBeats / stepsPerBar;
  return {
    index: bar.index,
    generation: bar.generation,
    startBeat: bar.startBeat,
    lengthBeats: bar.lengthBeats,
    section: bar.section,
    key: spell(keyName(bar.key), bar.key),
    source: bar.source,
    instruments: instrumentNames(bar.instruments),
    chords: bar.chords.map(({ startStep, chord }) => ({
      atBeat: bar.startBeat + startStep * beatsPerStep,
      symbol: spell(chordSymbol(chord), bar.key),
    })),
    notes: bar.notes.map((note) => ({ ...note })),
  };
}

/** Major keys that are written with flats: F, B flat, E flat, A flat, D flat. */
const flatMajors = new Set([5, 10, 3, 8, 1]);

/** A chord or key as musicians of this key would write it: E flat in C minor, not D sharp. */
function spell(name: string, key: Key): string {
  const prefer = flatMajors.has(majorWithSameNotes(key)) ? 'flats' : 'sharps';
  const note = /^[A-G]#?/.exec(name)?.[0] ?? '';
  return pitchClassName(parsePitchClass(note) ?? 0, prefer) + name.slice(note.length);
}

/** The tonic of the major scale with the same notes: the one with a semitone below it and below its fourth. */
function majorWithSameNotes(key: Key): number {
  const scale = new Set(scalePitchClasses(key));
  const pattern = [0, 2, 4, 5, 7, 9, 11];
  return [...scale].find((tonic) => pattern.every((step) => scale.has((tonic + step) % 12))) ?? key.tonic;
}
