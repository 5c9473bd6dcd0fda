import { heardIn, leadBars } from './lead-bars.ts';
import { openingBars } from './song-figures.ts';
import { openingOf, type Song } from './songs.ts';

/** What an hour begins and ends with. */
export interface HourEnds {
  readonly first: Song;
  readonly last: Song;
}

/** How much of some music stands in other music of its style, too: bars of the lead, as shares. */
interface InCommon {
  readonly rhythms: number;
  /** Rhythm and steps of the scale, higher or lower. */
  readonly shapes: number;
}

/** What the end of an hour has in common with its beginning. */
export function endInBeginning({ first, last }: HourEnds): InCommon {
  return inCommon(last, [first]);
}

/** What each piece has in common with others, of which there are so many bars: with other music as different pieces are. */
export function pieceInOthers(pieces: readonly Song[], otherBars: number): readonly InCommon[] {
  return pieces.map((piece, i) => {
    const others: Song[] = [];
    let left = otherBars;
    for (const other of [...pieces.slice(i + 1), ...pieces.slice(0, i)]) {
      if (left <= 0) break;
      others.push(openingOf(other, Math.min(left, openingBars)));
      left -= others.at(-1)!.bars;
    }
    return inCommon(openingOf(piece, openingBars), others);
  });
}

function inCommon(song: Song, others: readonly Song[]): InCommon {
  const bars = leadBars(song);
  const known = others.flatMap(leadBars);
  return { rhythms: heardIn(known, bars, 'rhythm'), shapes: heardIn(known, bars, 'shape') };
}
