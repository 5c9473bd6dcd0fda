import { kitNames, melodicNames } from './general-midi.data.ts';
import type { Part } from './note.ts';

/** What a part's General MIDI program (0-127) is called, for drums the kit. One that nobody has named has its number. */
export function instrumentName(part: Part, program: number): string {
  const name = part === 'drums' ? kitNames[program] : melodicNames[program];
  return name ?? `program${program}`;
}

/** What the programs of all parts are called. */
export function instrumentNames({
  drums,
  bass,
  chords,
  lead,
  pad,
}: Readonly<Record<Part, number>>): Record<Part, string> {
  return {
    drums: instrumentName('drums', drums),
    bass: instrumentName('bass', bass),
    chords: instrumentName('chords', chords),
    lead: instrumentName('lead', lead),
    pad: instrumentName('pad', pad),
  };
}
