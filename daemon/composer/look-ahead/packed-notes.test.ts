import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roles } from '../../score/note.ts';
import { packNotes, unpackNotes } from './packed-notes.ts';

const note = fc.record({
  role: fc.constantFrom(...roles),
  source: fc.constantFrom('model' as const, 'fallback' as const, 'jam' as const),
  pitchMidi: fc.integer({ min: 0, max: 127 }),
  startStep: fc.integer({ min: 0, max: 15 }),
  lengthSteps: fc.integer({ min: 1, max: 16 }),
  velocity01: fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true }),
  tied: fc.boolean(),
});

it('gives back what was packed, to the last bit', () => {
  fc.assert(
    fc.property(fc.array(note, { maxLength: 60 }), (notes) => {
      expect(unpackNotes(packNotes(notes))).toEqual(notes);
    }),
  );
});
