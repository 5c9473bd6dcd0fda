import { deviation } from '../figures/real-pieces.ts';
import { leadMoves, longestBorrowing } from './borrowing.ts';
import { endInBeginning, type HourEnds, pieceInOthers } from './hour.ts';
import type { PeoplesMusic } from './people.ts';
import { hoursOfHarmony } from './progressions.ts';
import { figuresOfSong, meanOf, openingBars, type SongFigure, songFigures } from './song-figures.ts';
import { openingOf, type Song } from './songs.ts';
import { tellingApart } from './telling-apart.ts';

/** A figure of ours, and where people's music is beside it. */
export interface Beside {
  readonly figure: string;
  /** For the reader of a table; with the unit, where it is no share. */
  readonly what: string;
  readonly ours: number;
  /** Mean, and the middle 95 % of their pieces (of harmony: least and most of their hours); absent where there are none. */
  readonly people?: { readonly mean: number; readonly low: number; readonly high: number } | undefined;
}

interface OwnMusic {
  /** Each by another seed. */
  readonly songs: readonly Song[];
  /** An hour or more, of which only the harmony counts. */
  readonly harmony: readonly Song[];
  /** So many bars are an hour. */
  readonly barsPerHour: number;
  /** Of hours by other seeds, their beginnings and ends; none where nobody asks how they differ. */
  readonly hours: readonly HourEnds[];
}

/** Ours beside people's music of the same style. */
export function besidePeople(own: OwnMusic, music: PeoplesMusic, style: string): readonly Beside[] {
  const people = music.byStyle.get(style);
  const compared = people?.compared ?? [];
  const ours = own.songs.map(figuresOfSong);
  const theirs = compared.map(figuresOfSong);
  const [ourHarmony, theirHarmony] = [own.harmony, people?.all ?? []].map((songs) =>
    hoursOfHarmony(songs, own.barsPerHour),
  );
  const borrowed = (songs: readonly Song[]): number[] =>
    songs.map((song) => longestBorrowing(leadMoves(openingOf(song, openingBars)), music.taught));
  const row = (figure: string, what: string, mine: readonly number[], others: readonly number[]): Beside => ({
    figure,
    what,
    ours: meanOf(mine),
    people: spreadOf(others),
  });
  const onsets = (figures: readonly ReturnType<typeof figuresOfSong>[]): number[] => {
    const known = figures.map(({ leadOnsets }) => leadOnsets).filter((value) => !Number.isNaN(value));
    return known.length < 2 ? [] : [deviation(known)];
  };
  const hourRows = (): Beside[] => {
    if (own.hours.length === 0) return [];
    const ends = own.hours.map(endInBeginning);
    const others = pieceInOthers(compared, own.hours[0]!.first.bars);
    return [
      row(
        'hourRhythms',
        'lead rhythms of an hour’s end that its beginning has / of a piece, that others have',
        ends.map(({ rhythms }) => rhythms),
        others.map(({ rhythms }) => rhythms),
      ),
      row(
        'hourShapes',
        'the same of lead bars, higher or lower',
        ends.map(({ shapes }) => shapes),
        others.map(({ shapes }) => shapes),
      ),
    ];
  };
  const ourBorrowing = borrowed(own.songs);
  const theirBorrowing = borrowed(people?.heldOut ?? []);
  return [
    ...Object.entries(songFigures).map(([figure, { what }]) => {
      const of = (songs: readonly ReturnType<typeof figuresOfSong>[]): number[] =>
        songs.map((figures) => figures[figure as SongFigure]);
      return row(figure, what, of(ours), of(theirs));
    }),
    row('leadOnsetsSpread', 'lead onsets a bar, deviation from song to song', onsets(ours), onsets(theirs)),
    row(
      'progressions',
      'progressions of four bars an hour',
      ourHarmony!.map(({ distinct }) => distinct),
      theirHarmony!.map(({ distinct }) => distinct),
    ),
    row(
      'progressionBits',
      'entropy of the progressions, bits',
      ourHarmony!.map(({ entropyBits }) => entropyBits),
      theirHarmony!.map(({ entropyBits }) => entropyBits),
    ),
    ...hourRows(),
    row('borrowed', 'longest row of notes from what was taught', ourBorrowing, theirBorrowing),
    row('borrowedMost', 'the same, of any song', [Math.max(...ourBorrowing)], [Math.max(...theirBorrowing)]),
    row(
      'toldApart',
      'lead phrases told from people’s (area under the curve)',
      [tellingApart(own.songs, compared)],
      [],
    ),
  ];
}

function spreadOf(values: readonly number[]): Beside['people'] {
  const known = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (known.length === 0) return undefined;
  const at = (quantile: number): number => known[Math.round(quantile * (known.length - 1))]!;
  return { mean: meanOf(known), low: at(0.025), high: at(0.975) };
}
