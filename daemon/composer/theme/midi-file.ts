import { readFileSync, statSync } from 'node:fs';
import { type MidiData, parseMidi } from 'midi-file';
import { stepsPerBar } from '../../score/meter.ts';
import { TactusError } from '../../system/errors.ts';
import type { MelodyNote } from './melody.ts';
import { createTheme, type Theme } from './theme.ts';

/** A melody takes a few hundred bytes; a whole arrangement some tens of thousands. */
const largestBytes = 1_000_000;
const stepsPerQuarter = stepsPerBar / 4;
const drumChannel = 9;
/** Fewer notes than this are no melody. */
const fewestNotes = 3;

/**
 * Reads the melody of a MIDI file. Of several tracks the one with the highest notes is taken. Errors: TactusError
 * noInput (66) when the file cannot be read, badData (65) when it is no MIDI file or holds no melody.
 */
export function readTheme(path: string): Theme {
  const melody = melodyOf(parse(path), path);
  return createTheme(melody);
}

function parse(path: string): MidiData {
  let bytes: Uint8Array;
  try {
    const found = statSync(path);
    if (!found.isFile()) throw new TactusError('badData', `${path} is not a file`, 'Check composer.theme.');
    if (found.size > largestBytes) {
      throw new TactusError(
        'badData',
        `${path} is too large for a theme`,
        'Use a MIDI file with the melody alone.',
      );
    }
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof TactusError) throw error;
    throw new TactusError('noInput', `The theme ${path} cannot be read`, 'Check composer.theme.', {
      cause: error,
    });
  }
  try {
    return parseMidi(bytes);
  } catch (error) {
    const fix = 'Export the melody again as a Standard MIDI File.';
    throw new TactusError('badData', `${path} is not a MIDI file`, fix, { cause: error });
  }
}

function melodyOf(file: MidiData, path: string): readonly MelodyNote[] {
  const ticks = file.header.ticksPerBeat;
  if (ticks === undefined || ticks < 1) {
    const fix = 'Export it with its time in ticks of a quarter note.';
    throw new TactusError('badData', `${path} does not count its time in beats`, fix);
  }
  const voices = file.tracks.flatMap((track) => voicesOf(track, ticks));
  const melodies = voices.filter((voice) => voice.length >= fewestNotes);
  const highest = melodies.reduce<readonly MelodyNote[]>(
    (best, voice) => (best.length === 0 || middle(voice) > middle(best) ? voice : best),
    [],
  );
  const first = highest.reduce((least, note) => Math.min(least, note.startStep), Number.POSITIVE_INFINITY);
  if (highest.length === 0) {
    throw new TactusError(
      'badData',
      `${path} holds no melody`,
      'A theme needs at least three notes on one track.',
    );
  }
  const leadIn = Math.floor(first / stepsPerBar) * stepsPerBar;
  return highest.map((note) => ({ ...note, startStep: note.startStep - leadIn }));
}

/** The notes of each channel of a track, on the grid. */
function voicesOf(track: MidiData['tracks'][number], ticksPerQuarter: number): MelodyNote[][] {
  const voices = new Map<number, MelodyNote[]>();
  const open = new Map<string, { startTick: number; velocity01: number }>();
  const toStep = (tick: number): number => Math.round((tick / ticksPerQuarter) * stepsPerQuarter);
  let tick = 0;
  for (const event of track) {
    tick += event.deltaTime;
    if ((event.type !== 'noteOn' && event.type !== 'noteOff') || event.channel === drumChannel) continue;
    const name = `${event.channel} ${event.noteNumber}`;
    const started = open.get(name);
    if (started !== undefined) {
      open.delete(name);
      const startStep = toStep(started.startTick);
      const voice = voices.get(event.channel) ?? [];
      voices.set(event.channel, voice);
      voice.push({
        startStep,
        lengthSteps: Math.max(1, toStep(tick) - startStep),
        pitchMidi: event.noteNumber,
        velocity01: started.velocity01,
      });
    }
    const strikes = event.type === 'noteOn' && event.velocity > 0;
    if (strikes) open.set(name, { startTick: tick, velocity01: event.velocity / 127 });
  }
  return [...voices.values()];
}

function middle(voice: readonly MelodyNote[]): number {
  return voice.reduce((sum, note) => sum + note.pitchMidi, 0) / voice.length;
}
