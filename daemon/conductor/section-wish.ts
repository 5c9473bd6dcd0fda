import type { Section } from '../score/bar.ts';

/** What the wish for a section depends on. */
export interface SectionSigns {
  readonly stopped: boolean;
  readonly stillSeconds: number;
  /** Since the music was last started. */
  readonly playedSeconds: number;
  readonly energy01: number;
  readonly usualEnergy01: number;
}

const introSeconds = 10;
const breakAfterSeconds = 3;
/** Chorus from this much above the run's usual energy, or near the top; verse again a little below. */
const aboveUsual = 0.08;
const chorusEnergy = 0.85;
const hysteresis = 0.06;

/** The section that the body's state asks for, given the last wish. The form decides when, and varies by itself. */
export function wishSection(signs: SectionSigns, before: Section): Section {
  if (signs.stopped) return 'outro';
  if (signs.stillSeconds >= breakAfterSeconds) return 'break';
  if (signs.playedSeconds < introSeconds) return 'intro';
  const border = Math.min(chorusEnergy, signs.usualEnergy01 + aboveUsual);
  return signs.energy01 >= border - (before === 'chorus' ? hysteresis : 0) ? 'chorus' : 'verse';
}
