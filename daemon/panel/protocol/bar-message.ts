import { z } from 'zod';
import { type Bar, sections } from '../../score/bar.ts';
import { chordSymbol } from '../../score/chord.ts';
import { instrumentNames } from '../../score/instrument.ts';
import { type Key, keyName, scalePitchClasses } from '../../score/key.ts';
import { stepsPerBar } from '../../score/meter.ts';
import { noteSources, parts } from '../../score/note.ts';
import { parsePitchClass, pitchClassName } from '../../score/pitch.ts';
import { ofEachPart } from './music-state.ts';

/** A bar for the piano roll. A later generation of the same index replaces an earlier one. */
export const barMessageSchema = z.object({
  index: z.number().int(),
  generation: z.number().int(),
  startBeat: z.number(),
  lengthBeats: z.number(),
  section: z.enum(sections),
  key: z.string(),
  source: z.enum(['model', 'fallback']),
  instruments: ofEachPart(z.string()).describe('Who plays each part, by name.'),
  chords: z.array(z.object({ atBeat: z.number(), symbol: z.string() })),
  notes: z.array(
    z.object({
      part: z.enum(parts),
      atBeat: z.number(),
      durationBeats: z.number(),
      pitchMidi: z.number().int(),
      velocity01: z.number().min(0).max(1),
      source: z.enum(noteSources),
    }),
  ),
});
export type BarMessage = Readonly<z.infer<typeof barMessageSchema>>;

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
