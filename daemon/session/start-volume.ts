import { shareOf } from '../player/shared/desk.ts';

/** How loud it was last: a share, and the ceiling of which. */
export interface HeardVolume {
  readonly said: number;
  readonly ceiling01: number;
}

export interface StartVolumeDependencies {
  readonly configured: { readonly volume01: number; readonly startVolume01?: number | undefined };
  /** What the command line itself asks for: it comes first. */
  readonly isExplicit: (option: 'volume01' | 'startVolume01') => boolean;
  readonly volumeCeiling01: number;
}

/** How loud a start is, a share of the ceiling. A start volume makes it softer, never louder than what was heard last. */
export function startVolume(
  heard: HeardVolume | undefined,
  { configured: { volume01, startVolume01 }, isExplicit, volumeCeiling01 }: StartVolumeDependencies,
): number {
  if (isExplicit('volume01') && !isExplicit('startVolume01')) return volume01;
  if (heard === undefined || isExplicit('startVolume01')) return startVolume01 ?? volume01;
  const share01 = shareOf(volumeCeiling01, heard.said * heard.ceiling01);
  return Math.min(share01, startVolume01 ?? 1);
}
