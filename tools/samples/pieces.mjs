/**
 * Which song of each style is heard, by its seed, and what is weak in it, as it was seen and measured. The seeds are the first whose songs
 * go from their first verse into a chorus within a minute, in the order of the styles: none was chosen for how it sounds.
 */
export const pieces = [
  {
    style: 'afro',
    seed: 6,
    weak: 'The guitar strums sixteenths nearly without a rest, and the lead sings two of five notes of the chorus on one pitch.',
  },
  {
    style: 'bossa',
    seed: 9,
    weak: 'The chords are struck in even eighths, without the rests that make the pattern of a bossa nova.',
  },
  {
    style: 'chorale',
    seed: 11,
    weak: 'The lead lies an octave above any soprano, and the drums have eighths to play in it.',
  },
  {
    style: 'country',
    seed: 12,
    weak: 'The lead is low and goes round two notes, which are six of ten in the chorus.',
  },
  {
    style: 'dance',
    seed: 14,
    weak: 'Chords and bass scatter single sixteenths where a pattern would repeat: no two bars of the chorus are the same.',
  },
  { style: 'electronic', seed: 15, weak: 'The lead runs up and down in even eighths and hardly rests.' },
  {
    style: 'folk',
    seed: 16,
    weak: 'Bass and chords strike the same eighths all through the chorus, and the bass says roots only.',
  },
  {
    style: 'funk',
    seed: 17,
    weak: 'The lead stays on one pitch for nearly two bars, the third and the fourth of the chorus.',
  },
  {
    style: 'game',
    seed: 18,
    weak: 'The lead is nearly all sixteenths, cut short, and comes back to one pitch all the time; the bass leaps by as much as twenty semitones.',
  },
  {
    style: 'latin',
    seed: 30,
    weak: 'It is in a dorian key, for which all styles share their few progressions: the chorus has the chords of the one of pop.',
  },
  {
    style: 'pop',
    seed: 31,
    weak: 'The piano strikes every eighth of the chorus; its chords are those of the chorus of latin, for dorian keys share their few progressions.',
  },
  {
    style: 'ragtime',
    seed: 37,
    weak: 'In a dorian key, as no rag is, with the chords of latin and pop; the third and the seventh bar of the chorus are nearly empty.',
  },
  {
    style: 'reggae',
    seed: 39,
    weak: 'The guitar has none of the steady strokes off the beat that make the style, and is nearly silent at the end of the chorus.',
  },
  { style: 'rock', seed: 41, weak: 'The lead goes in even eighths, bar after bar, without a rest.' },
  { style: 'session', seed: 42, weak: 'The lead is broken by rests where a reel would run on.' },
  {
    style: 'songbook',
    seed: 45,
    weak: 'The bass repeats one note for bars on end, and the chords hardly move.',
  },
];
