import { type Part, parts } from '../../score/note.ts';

/** How much louder than usual each part is, dB. */
export type PartGains = Readonly<Record<Part, number>>;

/** The same of each part. */
export const ofEachPart = <Each>(give: (part: Part) => Each): Readonly<Record<Part, Each>> =>
  Object.fromEntries(parts.map((part) => [part, give(part)])) as Record<Part, Each>;

/** Of some parts. */
export type GainChanges = { readonly [part in Part]?: number | undefined };

/** A part that is turned down as far as this is silent. */
export const silentDb = -60;
export const highestGainDb = 6;

export const usualGains: PartGains = { drums: 0, bass: 0, chords: 0, lead: 0, pad: 0 };

/** Those of `gains` that are named, within their limits; the rest as they were. */
export function changedGains(before: PartGains, gains: GainChanges): PartGains {
  const changed = { ...before };
  for (const part of parts) {
    const gainDb = gains[part];
    if (gainDb !== undefined) changed[part] = Math.min(highestGainDb, Math.max(silentDb, gainDb));
  }
  return changed;
}
