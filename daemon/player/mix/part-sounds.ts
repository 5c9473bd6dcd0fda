import type { Section } from '../../score/bar.ts';
import type { Part } from '../../score/note.ts';
import type { Band } from './biquad.ts';

/** How a part sounds in the mix. */
export interface PartSound {
  /** Against a part whose instrument is as loud as all are made (`instrument-levels.ts`). */
  readonly levelDb: number;
  /** MIDI's: 0 left, 64 the middle, 127 right. */
  readonly pan: number;
  /** What is left of the difference between left and right: 1 all. A square lead's two voices go apart too far for mono. */
  readonly side01: number;
  readonly bands: readonly Band[];
  /** What is sent into the room and the widener, dB; they are fed behind the fader. */
  readonly roomDb: number;
  readonly widthDb: number;
}

const nothing = Number.NEGATIVE_INFINITY;

export const partSounds: Readonly<Record<Part, PartSound>> = {
  drums: {
    levelDb: 13,
    pan: 64,
    side01: 1,
    bands: [
      { kind: 'peak', hz: 62, gainDb: 1, q: 1 },
      { kind: 'peak', hz: 350, gainDb: -2.5, q: 0.9 },
    ],
    roomDb: -20,
    widthDb: nothing,
  },
  bass: {
    levelDb: 9.5,
    pan: 64,
    side01: 1,
    bands: [
      { kind: 'lowCut', hz: 36 },
      { kind: 'peak', hz: 62, gainDb: -3, q: 1.2 },
      { kind: 'peak', hz: 130, gainDb: 1.5, q: 0.8 },
      { kind: 'peak', hz: 900, gainDb: 3, q: 0.8 },
    ],
    roomDb: -32,
    widthDb: nothing,
  },
  chords: {
    levelDb: 9.2,
    pan: 48,
    side01: 1,
    bands: [
      { kind: 'lowCut', hz: 130 },
      { kind: 'peak', hz: 2600, gainDb: -1.5, q: 0.8 },
    ],
    roomDb: -17,
    widthDb: -9.5,
  },
  lead: {
    levelDb: 10,
    pan: 68,
    side01: 0.75,
    bands: [
      { kind: 'lowCut', hz: 140 },
      { kind: 'peak', hz: 3000, gainDb: 1.5, q: 0.8 },
    ],
    roomDb: -16,
    widthDb: -16,
  },
  pad: {
    levelDb: 7.2,
    pan: 76,
    side01: 1,
    bands: [
      { kind: 'lowCut', hz: 180 },
      { kind: 'highShelf', hz: 5000, gainDb: -1.5 },
    ],
    roomDb: -13,
    widthDb: -6,
  },
};

/** So much louder on the right than on the left a part is as a rule, dB: as synthesisers read MIDI's pan, by sine and cosine. */
export const usualSideDb = ({ pan }: Pick<PartSound, 'pan'>): number =>
  20 * Math.log10(Math.tan(((pan / 128) * Math.PI) / 2));

/** How the cymbals of a kit are brought in line, dB from 6 kHz up; of one that is not named `usualCymbalsDb`. */
export const cymbalsHz = 6000;
export const usualCymbalsDb = 1.5;
export const cymbalsDb: Readonly<Record<number, number>> = { 25: -4 };

/** How much more room and width than usual a section has, dB. */
export const sectionSounds: Readonly<Record<Section, { readonly roomDb: number; readonly widthDb: number }>> =
  {
    intro: { roomDb: 1, widthDb: 0 },
    verse: { roomDb: -2, widthDb: -1 },
    chorus: { roomDb: 0, widthDb: 2.5 },
    bridge: { roomDb: 1, widthDb: 1 },
    break: { roomDb: 4, widthDb: 0 },
    outro: { roomDb: 4, widthDb: 1 },
  };
