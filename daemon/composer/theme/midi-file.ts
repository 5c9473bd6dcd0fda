import { readFileSync, statSync } from 'node:fs';
import { stepsPerBar } from '../../score/meter.ts';
import { TactusError } from '../../system/errors.ts';
import { canReadAside, readAside } from '../../system/read-aside.ts';
import { realTimers } from '../../time/timers.ts';
import { likeliestMelody } from './likeliest-melody.ts';
import type { MelodyNote } from './melody.ts';
import { readMidi } from './read-midi.ts';
import { createTheme, type Theme } from './theme.ts';
import { voicesOf } from './voice.ts';

/** A melody takes a few hundred bytes; a whole arrangement some tens of thousands. */
const largestBytes = 1_000_000;

const entry = new URL('./melody.process.js', import.meta.url);
const limits = { memoryMegabytes: 256, seconds: 60 };

/**
 * Reads the melody of a MIDI file, in a process of its own. Errors: TactusError noInput (66) when the file cannot be
 * read, badData (65) when it is no MIDI file, holds no melody, or takes more memory or time than a melody may.
 */
export async function readTheme(path: string): Promise<Theme> {
  const bytes = readBytes(path);
  let melody: readonly MelodyNote[] = [];
  if (canReadAside(entry)) {
    await readAside<readonly MelodyNote[]>({
      entry,
      name: path,
      bytes,
      onPiece: (piece) => {
        melody = piece;
      },
      limits,
      fix: 'Use a MIDI file with the melody alone.',
      timers: realTimers,
    });
  } else {
    melody = readMelody(path, bytes);
  }
  return createTheme(melody);
}

/** The melody of a file in memory, from the bar in which it begins. Errors: TactusError badData. */
export function readMelody(name: string, bytes: Uint8Array): readonly MelodyNote[] {
  const melody = likeliestMelody(voicesOf(readMidi(name, bytes)));
  if (melody === undefined) {
    const fix = 'A theme needs at least three notes on one track.';
    throw new TactusError('badData', `${name} holds no melody`, fix);
  }
  const first = melody.notes.reduce(
    (least, note) => Math.min(least, note.startStep),
    Number.POSITIVE_INFINITY,
  );
  const leadIn = Math.floor(first / stepsPerBar) * stepsPerBar;
  return melody.notes.map((note) => ({ ...note, startStep: note.startStep - leadIn }));
}

function readBytes(path: string): Uint8Array {
  try {
    const found = statSync(path);
    if (!found.isFile()) throw new TactusError('badData', `${path} is not a file`, 'Check composer.theme.');
    if (found.size > largestBytes) {
      const fix = 'Use a MIDI file with the melody alone.';
      throw new TactusError('badData', `${path} is too large for a theme`, fix);
    }
    return readFileSync(path);
  } catch (error) {
    if (error instanceof TactusError) throw error;
    throw new TactusError('noInput', `The theme ${path} cannot be read`, 'Check composer.theme.', {
      cause: error,
    });
  }
}
