import type { BarMessage } from '../../../daemon/panel/protocol/bar-message.ts';

/** From the head down: sections, chords, then notes, and the drums at the foot. CSS pixels. */
export const sectionRow = 22;
export const chordRow = 22;
export const notesTop = sectionRow + chordRow;
export const drumRow = 36;

/** Of the width, left of what is heard now. */
const behindShare = 0.2;
/** Where there is room for more beats more are shown: all that is planned. */
const roomyWidth = 600;
const beatsInSight = (width: number): number => (width < roomyWidth ? 16 : 22);
/** Pitches that are always in sight; a picture that changes its scale all the time cannot be read. */
const leastSpan = 36;
/** The scale goes by so many semitones, and closes only where so many are empty. */
const grain = 3;
const emptyBeforeClosing = 12;

export interface PitchRange {
  readonly low: number;
  readonly high: number;
}

/** Pitches of all bars with a little air; the range that is shown stays while it fits. */
export function rangeOf(bars: readonly BarMessage[], shown: PitchRange | undefined): PitchRange {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { notes } of bars)
    for (const { part, pitchMidi } of notes) {
      if (part === 'drums') continue;
      low = Math.min(low, pitchMidi - 2);
      high = Math.max(high, pitchMidi + 2);
    }
  if (low > high) return shown ?? { low: 42, high: 42 + leastSpan };
  const isStill =
    shown &&
    shown.low <= low &&
    shown.high >= high &&
    shown.high - shown.low - Math.max(leastSpan, high - low) < emptyBeforeClosing;
  if (isStill) return shown;
  const air = Math.max(0, leastSpan - (high - low)) / 2;
  return {
    low: Math.floor((low - air) / grain) * grain,
    high: Math.ceil((high + air) / grain) * grain,
  };
}

/** Where beats and pitches lie in the picture. */
export interface RollLayout extends PitchRange {
  readonly width: number;
  readonly height: number;
  /** Device pixels for each of CSS. */
  readonly ratio: number;
  readonly beatWidth: number;
  readonly playheadX: number;
  /** Height of a semitone, and of a note. */
  readonly row: number;
  readonly thickness: number;
}

export function layOut(
  { width, height, ratio }: Pick<RollLayout, 'width' | 'height' | 'ratio'>,
  { low, high }: PitchRange,
): RollLayout {
  const row = (height - notesTop - drumRow) / (high - low);
  return {
    ...{ width, height, ratio, low, high, row },
    beatWidth: width / beatsInSight(width),
    playheadX: Math.round(width * behindShare),
    thickness: Math.min(13, Math.max(4, row * 0.9)),
  };
}

/** The middle of a pitch's row. */
export const yOf = ({ high, row }: RollLayout, pitchMidi: number): number =>
  notesTop + (high - pitchMidi) * row;

/** Height of a drum in its strip: kick at the foot, then snare, toms, metal. */
export function yOfDrum({ height }: RollLayout, pitchMidi: number): number {
  const toms = [41, 43, 45, 47, 48, 50];
  const row = pitchMidi <= 36 ? 0 : pitchMidi <= 40 ? 1 : toms.includes(pitchMidi) ? 2 : 3;
  return height - 4 - ((row + 0.5) * (drumRow - 8)) / 4;
}
