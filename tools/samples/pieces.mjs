/**
 * Which song of each style is heard, by its seed, and what is weak in it, as it was seen and measured. The seeds are the first whose songs
 * go from their first verse into a chorus within a minute, in the order of the styles: none was chosen for how it sounds.
 */
export const pieces = [
  {
    style: 'afro',
    seed: 9,
    weak: 'The lead moves in even eighths nearly all the time, and the bass strikes single sixteenths, cut short.',
  },
  {
    style: 'bossa',
    seed: 11,
    weak: 'The chords are struck in even sixteenths and eighths, without the rests that make the pattern of a bossa nova, and come up to the lead.',
  },
  {
    style: 'chorale',
    seed: 13,
    weak: 'A voice of the chords leaps above the lead in the first and the third bar of the chorus, and the drums have eighths to play in it.',
  },
  {
    style: 'country',
    seed: 17,
    weak: 'Chords and bass strike even eighths without a rest, and the lead goes round four notes for three bars of the chorus.',
  },
  {
    style: 'dance',
    seed: 20,
    weak: 'The lead goes round few notes in even eighths from the third bar of the chorus on, and the bass strikes one pitch a chord.',
  },
  {
    style: 'electronic',
    seed: 26,
    weak: 'The chords cross the lead, and scatter single notes where a pattern would repeat.',
  },
  {
    style: 'folk',
    seed: 45,
    weak: 'Bass and chords strike the same eighths all through the chorus, and the bass says roots only.',
  },
  {
    style: 'funk',
    seed: 58,
    weak: 'The bass strikes single sixteenths, cut short, where a funk bass would hold some, and the lead hardly rests.',
  },
  {
    style: 'game',
    seed: 65,
    weak: 'The lead is not there yet when the chorus begins, strikes one pitch in sixteenths in its second bar, and the bass keeps to one pitch.',
  },
  {
    style: 'latin',
    seed: 69,
    weak: 'The piano repeats each chord in even eighths, where a montuno would move.',
  },
  {
    style: 'pop',
    seed: 74,
    weak: 'The piano strikes eighths and sixteenths of the chorus nearly without a rest.',
  },
  {
    style: 'ragtime',
    seed: 78,
    weak: 'In a minor key, as few rags are, and the left hand does not stride: bass and chords are struck together.',
  },
  {
    style: 'reggae',
    seed: 81,
    weak: 'The chords are struck on the beat as often as off it, where a skank would keep to the off-beats.',
  },
  {
    style: 'rock',
    seed: 82,
    weak: 'The lead holds one pitch through the first, the fifth and the seventh bar of the chorus, and the bass strikes one pitch a chord.',
  },
  {
    style: 'session',
    seed: 83,
    weak: 'The lead sings quarters among its eighths, where fiddlers would run.',
  },
  {
    style: 'songbook',
    seed: 86,
    weak: 'Bass and chords strike the same eighths all through the chorus, and the lead says little but three notes.',
  },
];
