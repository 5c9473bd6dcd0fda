/** The softest moment of a breath, between out and in: 6 dB. */
const softest = 0.5;

/** The master's gain glides over them. */
const stepsOfSwell = 128;

/** Where a bar lies, in beats; each has its place in a breath. */
interface PlacedBar {
  readonly index: number;
  readonly startBeat: number;
  readonly endBeat: number;
}

/**
 * The gain of a sound that swells while one breathes in and falls while one breathes out, with the bars: a breath begins with one. 1 where
 * there is no breath, or no bar. In steps that nobody hears: what is kept of them is little.
 */
export function swellAt(beat: number, bar: PlacedBar | undefined, breathBeats: number): number {
  if (breathBeats === 0 || bar === undefined) return 1;
  const beats = bar.index * (bar.endBeat - bar.startBeat) + beat - bar.startBeat;
  const swell = 1 - (1 - softest) * (0.5 + 0.5 * Math.cos((2 * Math.PI * beats) / breathBeats));
  return Math.round(swell * stepsOfSwell) / stepsOfSwell;
}
