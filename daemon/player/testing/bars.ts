import type { Bar } from '../../score/bar.ts';
import type { Note } from '../../score/note.ts';

/** A bar with what a test does not care about filled in. */
export function testBar(bar: Partial<Bar> & Pick<Bar, 'index'>): Bar {
  const lengthBeats = bar.lengthBeats ?? 4;
  return {
    generation: 0,
    startBeat: bar.index * lengthBeats,
    lengthBeats,
    feel: 'full',
    section: 'verse',
    key: { tonic: 0, mode: 'major' },
    chords: [{ startStep: 0, chord: { root: 0, quality: 'maj' } }],
    source: 'model',
    instruments: { drums: 0, bass: 33, chords: 0, lead: 73, pad: 48 },
    notes: [],
    closing: false,
    ...bar,
  };
}

export function testNote(note: Partial<Note> & Pick<Note, 'atBeat'>): Note {
  return { part: 'lead', durationBeats: 0.5, pitchMidi: 72, velocity01: 0.7, source: 'model', ...note };
}

/** Four beats of a small band, enough to hear every part. */
export function bandBar(index: number): Bar {
  const startBeat = index * 4;
  const notes: Note[] = [];
  for (let beat = 0; beat < 4; beat += 1) {
    const atBeat = startBeat + beat;
    notes.push(
      testNote({
        part: 'drums',
        atBeat,
        pitchMidi: beat % 2 === 0 ? 36 : 38,
        durationBeats: 0.25,
        source: 'groove',
      }),
      testNote({ part: 'drums', atBeat: atBeat + 0.5, pitchMidi: 42, durationBeats: 0.25, source: 'groove' }),
      testNote({ part: 'bass', atBeat, pitchMidi: 36 + (beat === 2 ? 7 : 0), durationBeats: 0.9 }),
      testNote({
        part: 'lead',
        atBeat: atBeat + 0.01,
        pitchMidi: 72 + [0, 4, 7, 4][beat]!,
        durationBeats: 0.7,
      }),
    );
  }
  for (const pitchMidi of [60, 64, 67]) {
    notes.push(
      testNote({ part: 'chords', atBeat: startBeat, pitchMidi, durationBeats: 3.5, velocity01: 0.6 }),
    );
    notes.push(
      testNote({
        part: 'pad',
        atBeat: startBeat,
        pitchMidi: pitchMidi - 12,
        durationBeats: 4,
        velocity01: 0.5,
      }),
    );
  }
  return testBar({ index, startBeat, notes: notes.toSorted((a, b) => a.atBeat - b.atBeat) });
}
