import { stepsPerBar } from '../../score/meter.ts';
import type { MelodyNote } from './melody.ts';
import type { MidiNote, MidiTune } from './read-midi.ts';

/** What one channel of a track plays, on the grid of 16ths. Drums are no voice. */
export interface Voice {
  readonly trackName: string;
  /** In the order in which they begin. */
  readonly notes: readonly MelodyNote[];
}

const drumChannel = 9;
const stepsPerQuarter = stepsPerBar / 4;
/** No note is longer and no silence lasts longer, in quarters: one stray time would make a desert of the file. */
const longestQuarters = 16 * 4;
/** What comes after so much music is not looked at. */
const longestTuneSteps = 1024 * stepsPerBar;

/** The voices of a file, silences that nobody would wait through closed up. */
export function voicesOf(tune: MidiTune): readonly Voice[] {
  const toStep = (tick: number): number => Math.round((tick / tune.ticksPerQuarter) * stepsPerQuarter);
  const shiftAt = closeSilences(tune);
  return tune.voices
    .filter((voice) => voice.channel !== drumChannel)
    .map(({ trackName, notes }) => ({
      trackName,
      notes: notes.flatMap((note) => {
        const startStep = toStep(note.startTick - shiftAt(note));
        if (startStep >= longestTuneSteps) return [];
        const lengthSteps = Math.max(1, toStep(soundingTicks(note, tune)));
        return [{ startStep, lengthSteps, pitchMidi: note.pitchMidi, velocity01: note.velocity01 }];
      }),
    }));
}

const soundingTicks = (note: MidiNote, { ticksPerQuarter }: MidiTune): number =>
  Math.min(note.endTick - note.startTick, longestQuarters * ticksPerQuarter);

/**
 * By how many ticks each note comes earlier. Of a silence is left what is more than whole bars, on the grid, which a
 * stray time need not be.
 */
function closeSilences(tune: MidiTune): (note: MidiNote) => number {
  const ticksPerStep = tune.ticksPerQuarter / stepsPerQuarter;
  const ticksPerBar = stepsPerBar * ticksPerStep;
  const shifts = new Map<MidiNote, number>();
  let shift = 0;
  let soundedUntil = 0;
  const notes = tune.voices.flatMap((voice) => voice.notes).sort((a, b) => a.startTick - b.startTick);
  for (const note of notes) {
    const silence = note.startTick - soundedUntil;
    if (silence > longestQuarters * tune.ticksPerQuarter) {
      shift += silence - Math.round((silence % ticksPerBar) / ticksPerStep) * ticksPerStep;
    }
    soundedUntil = Math.max(soundedUntil, note.startTick + soundingTicks(note, tune));
    shifts.set(note, shift);
  }
  return (note) => shifts.get(note)!;
}
