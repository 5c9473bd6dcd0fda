/**
 * Which song of each style is heard, by its seed, and what is weak in it, as it was seen and measured. The seeds are the first whose songs
 * go from their first verse into a chorus within a minute, in the order of the styles: none was chosen for how it sounds.
 */
export const pieces = [
  {
    style: 'afro',
    seed: 9,
    weak: 'The organ strikes the tones of each chord again in nearly every sixteenth of the chorus, and the lead moves in even eighths.',
  },
  {
    style: 'bossa',
    seed: 11,
    weak: 'The chords cross the lead, and are struck in even eighths and sixteenths, without the syncopation that makes the pattern of a bossa nova.',
  },
  {
    style: 'chorale',
    seed: 13,
    weak: 'A voice of the chords leaps far above the lead in the seventh bar of the chorus, and the drums have eighths to play in it.',
  },
  {
    style: 'country',
    seed: 17,
    weak: 'Chords and bass strike even eighths without a rest, and the lead keeps within a fifth from the fourth bar of the chorus to the seventh.',
  },
  {
    style: 'dance',
    seed: 20,
    weak: 'The bass strikes one pitch a chord in sixteenths and eighths, and the chords come up to the lead.',
  },
  {
    style: 'electronic',
    seed: 26,
    weak: 'In the chorus the chords strike tones again that the pad holds, and before it one of them leaps far above the lead.',
  },
  {
    style: 'folk',
    seed: 45,
    weak: 'Bass and chords strike the same eighths all through the chorus, and the bass says roots and fifths only.',
  },
  {
    style: 'funk',
    seed: 58,
    weak: 'The bass strikes single sixteenths, cut short, where a funk bass would hold some, and the lead moves in even eighths.',
  },
  {
    style: 'game',
    seed: 65,
    weak: 'The bass strikes one pitch in even eighths for six bars of the chorus, whatever the chord, and the lead leaps to long notes.',
  },
  {
    style: 'latin',
    seed: 69,
    weak: 'The piano strikes each chord again where a montuno would move.',
  },
  {
    style: 'pop',
    seed: 74,
    weak: 'The chords lie as high as the lead where it comes down to them, in the fourth and the eighth bar of the chorus.',
  },
  {
    style: 'ragtime',
    seed: 78,
    weak: 'In a minor key, as few rags are, and the left hand strides in few bars: bass and chords are struck together in the others.',
  },
  {
    style: 'reggae',
    seed: 81,
    weak: 'The organ strikes on the beat as often as off it, where a skank would keep to the off-beats, and the lead holds one pitch for a bar.',
  },
  {
    style: 'rock',
    seed: 82,
    weak: 'Guitar and bass strike even eighths all through the chorus, the bass one pitch a chord.',
  },
  {
    style: 'session',
    seed: 83,
    weak: 'The lead sings quarters among its eighths, where fiddlers would run.',
  },
  {
    style: 'songbook',
    seed: 86,
    weak: 'Bass and chords strike the same eighths all through the chorus, and the bass says roots and fifths only.',
  },
];
