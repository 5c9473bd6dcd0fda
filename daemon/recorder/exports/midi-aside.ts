import { canReadAside, readAside } from '../../system/read-aside.ts';
import { realTimers } from '../../time/timers.ts';
import { makeMidi } from './midi.ts';

const entry = new URL('./midi.process.js', import.meta.url);
const limits = { memoryMegabytes: 512, seconds: 120 };

/**
 * As `makeMidi`, in a process of its own: hundreds of thousands of notes are seconds of work. Errors: TactusError
 * `badData` where that needs more than it may.
 */
export async function makeMidiAside(name: string, journal: Uint8Array): Promise<Uint8Array | undefined> {
  if (!canReadAside(entry)) return makeMidi(journal);
  let midi: Uint8Array | undefined;
  await readAside<Uint8Array>({
    ...{ entry, name, bytes: journal, limits, timers: realTimers },
    onPiece: (piece) => {
      midi = piece;
    },
    fix: 'A session as long as this has no MIDI file; its journal has all notes.',
  });
  return midi;
}
