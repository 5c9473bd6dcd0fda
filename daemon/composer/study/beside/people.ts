import type { LaneLayout } from '../../lanes.ts';
import type { CommonManifest } from '../../models/common-manifest.ts';
import { modelStyleOf } from '../evaluate/evaluate.ts';
import type { SourcePiece } from '../evaluate/read-pieces.ts';
import { joinMoves, leadMoves, type Moves } from './borrowing.ts';
import { realSong, type Song } from './songs.ts';

/** People's music of a style. */
interface People {
  readonly all: readonly Song[];
  /** Held out of training, as the pieces themselves say (`split`). */
  readonly heldOut: readonly Song[];
  /** What is compared with: held out where there are enough of them, else all. Nothing too short to return. */
  readonly compared: readonly Song[];
}

export interface PeoplesMusic {
  readonly byStyle: ReadonlyMap<string, People>;
  /** The melodies of all that was not held out, whatever its style. */
  readonly taught: Moves;
}

/** With fewer pieces a range is an accident. */
const fewestPieces = 10;
const shortestBars = 16;

export function gatherPeoplesMusic(
  manifest: Pick<CommonManifest, 'styles'>,
  layout: LaneLayout,
  sources: readonly SourcePiece[],
): PeoplesMusic {
  const byStyle = new Map<string, { all: Song[]; heldOut: Song[] }>();
  const taught: Moves[] = [];
  for (const source of sources) {
    const style = modelStyleOf(manifest, source.style);
    const song = style === undefined ? undefined : realSong(source, layout);
    if (style === undefined || song === undefined) continue;
    const own = byStyle.get(style) ?? { all: [], heldOut: [] };
    byStyle.set(style, own);
    own.all.push(song);
    if (source.split === 'valid') own.heldOut.push(song);
    else taught.push(leadMoves(song));
  }
  return {
    taught: joinMoves(taught),
    byStyle: new Map(
      [...byStyle].map(([style, { all, heldOut }]) => {
        const long = (songs: readonly Song[]): Song[] => songs.filter(({ bars }) => bars >= shortestBars);
        const enough = long(heldOut).length >= fewestPieces;
        return [style, { all, heldOut, compared: long(enough ? heldOut : all) }];
      }),
    ),
  };
}
