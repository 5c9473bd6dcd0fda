import type { BarMessage } from '../../../daemon/panel/protocol/bar-message.ts';
import type { Part } from '../../../daemon/score/note.ts';
import { silentDb } from '../model/gain.ts';

/** How a note is seen to fade: per beat while it is held, and once it is over. Drums are over at once. */
const heldFade = 0.35;
const overFade = 4;
const drumFade = 3;
/** After so many beats nothing is left of a note. */
const longestBeats = 24;

/**
 * How busy a part is at a beat, 0 to 1: its notes' velocity times its gain, fading. Of notes, not of sound: how loud an
 * instrument is nobody measures part by part.
 */
export function activityAt(bars: readonly BarMessage[], part: Part, beat: number, gainDb: number): number {
  let most = 0;
  for (const { startBeat, lengthBeats, notes } of bars) {
    if (startBeat > beat || startBeat + lengthBeats < beat - longestBeats) continue;
    for (const note of notes) {
      if (note.part !== part || note.atBeat > beat) continue;
      const age = beat - note.atBeat;
      const held = part === 'drums' ? 0 : Math.min(age, note.durationBeats);
      const fade = heldFade * held + (part === 'drums' ? drumFade : overFade) * (age - held);
      most = Math.max(most, note.velocity01 * Math.exp(-fade));
    }
  }
  return Math.min(1, most * (gainDb <= silentDb ? 0 : 10 ** (gainDb / 20)));
}
