import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { always, damaged, noise } from '../../sensors/testing/property.ts';
import { TactusError } from '../../system/errors.ts';
import { delta, header, meta, notes, track, trackName } from '../testing/midi-bytes.ts';
import { readMelody } from './midi-file.ts';
import { createTheme } from './theme.ts';

const events = fc.oneof(
  fc
    .array(fc.integer({ min: 30, max: 100 }), { minLength: 1, maxLength: 6 })
    .map((pitches) => notes(pitches)),
  fc.tuple(fc.nat(127), fc.uint8Array({ maxLength: 6 })).map(([type, data]) => meta(type, [...data])),
  fc.nat(0xfff_ffff).map((ticks) => [...delta(ticks), 0xff, 1, 0]),
  fc.constantFrom('Melody', 'Lead', '').map(trackName),
);
const file = fc
  .array(fc.array(events, { maxLength: 6 }), { minLength: 1, maxLength: 4 })
  .map((tracks) => Buffer.concat([header(tracks.length), ...tracks.map((each) => track(...each))]));

describe('a MIDI file', () => {
  always(
    'gives a theme or says what is wrong, whatever was done to it',
    fc.property(
      fc.oneof({ weight: 6, arbitrary: damaged(file) }, { weight: 1, arbitrary: noise }),
      (bytes) => {
        try {
          const melody = readMelody('fuzz.mid', bytes);
          // Two bytes at least for every note: no file grows by being read.
          expect(2 * melody.length).toBeLessThanOrEqual(bytes.length);
          const theme = createTheme(melody);
          for (let bar = 0; bar < 8; bar += 1) {
            for (const note of theme.notesOf(bar, { tonic: 0, mode: 'major' })) {
              expect(note.pitchMidi).toBeGreaterThanOrEqual(0);
              expect(note.startStep + note.lengthSteps).toBeLessThanOrEqual(16);
            }
          }
        } catch (error) {
          if (!(error instanceof TactusError)) throw error;
        }
      },
    ),
  );
});
