import type { Section } from '../../score/bar.ts';
import type { Part } from '../../score/note.ts';
import type { Band } from './biquad.ts';

/** How a part sounds in the mix. */
export interface PartSound {
  /** Against a part whose instrument is as loud as all are made (`instrument-levels.ts`). */
  readonly levelDb: number;
  /** MIDI's: 0 left, 64 the middle, 127 right. */
  readonly pan: number;
  readonly bands: readonly Band[];
  /** What is sent into the room and the widener, dB; they are fed behind the fader. */
  readonly roomDb: number;
  readonly widthDb: number;
}

const nothing = Number.NEGATIVE_INFINITY;

export const partSounds: Readonly<Record<Part, PartSound>> = {
  drums: { levelDb: 4, pan: 64, bands: [], roomDb: -20, widthDb: nothing },
  bass: { levelDb: 3, pan: 64, bands: [], roomDb: -30, widthDb: nothing },
  chords: { levelDb: 2, pan: 48, bands: [], roomDb: -16, widthDb: -14 },
  lead: { levelDb: 3, pan: 74, bands: [], roomDb: -15, widthDb: -18 },
  pad: { levelDb: 3, pan: 86, bands: [], roomDb: -12, widthDb: -9 },
};

/** How much more of the room is heard in a section, dB. */
export const sectionRoomDb: Readonly<Record<Section, number>> = {
  intro: 0,
  verse: 0,
  chorus: 0,
  bridge: 0,
  break: 0,
  outro: 0,
};
