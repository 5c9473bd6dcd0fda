import { MidiRecorder } from '../../outputs/midi/midi-file.ts';
import { type Part, parts } from '../../score/note.ts';
import type { JournalLine } from '../journal-lines.ts';
import { readJournalBytes } from '../read-journal.ts';

/** The notes that were heard, as `tactus render --midi` writes them. Undefined where there were none. */
export async function makeMidi(journal: Uint8Array): Promise<Uint8Array | undefined> {
  const recorder = new MidiRecorder();
  let programs: Readonly<Partial<Record<Part, number>>> = {};
  let notes = 0;
  for await (const lines of readJournalBytes(journal)) {
    for (const line of lines) {
      if (line.kind === 'bar') {
        programs = { ...programs, ...line.instruments };
        recorder.begin(line.startBeat, { ...usualPrograms, ...programs });
      }
      if (line.kind !== 'played') continue;
      notes += line.notes?.length ?? 0;
      play(recorder, line);
    }
  }
  return notes === 0 ? undefined : recorder.encode();
}

const usualPrograms = Object.fromEntries(parts.map((part) => [part, 0])) as Readonly<Record<Part, number>>;

function play(
  recorder: MidiRecorder,
  { beats = [], notes = [] }: Extract<JournalLine, { kind: 'played' }>,
): void {
  const heard = { frame: 0, atSeconds: 0 };
  for (const [beat, atSeconds, tempoBpm] of beats)
    recorder.accept({ kind: 'beat', ...heard, atSeconds, beat, tempoBpm });
  for (const [part, atBeat, durationBeats, pitchMidi, velocity, source, goesOn] of notes)
    recorder.accept({
      ...{ kind: 'note', ...heard, barIndex: 0, part, atBeat, durationBeats, pitchMidi, source },
      ...{ velocity01: velocity / 127, goesOn: goesOn === 1 },
    });
}
