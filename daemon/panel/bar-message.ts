import type { Bar } from '../score/bar.ts';
import { chordSymbol } from '../score/chord.ts';
import { keyName } from '../score/key.ts';
import { stepsPerBar } from '../score/meter.ts';
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
    key: keyName(bar.key),
    source: bar.source,
    chords: bar.chords.map(({ startStep, chord }) => ({
      atBeat: bar.startBeat + startStep * beatsPerStep,
      symbol: chordSymbol(chord),
    })),
    notes: bar.notes.map((note) => ({ ...note })),
  };
}
