/**
 * Which song of each style is heard, by its seed, and what is weak in it, as it was seen and measured. The seeds are the first whose songs
 * go from their first verse into a chorus within a minute, in the order of the styles: none was chosen for how it sounds.
 */
export const pieces = [
  { style: 'afro', seed: 6, weak: '' },
  { style: 'bossa', seed: 9, weak: '' },
  { style: 'chorale', seed: 11, weak: '' },
  { style: 'country', seed: 12, weak: '' },
  { style: 'dance', seed: 14, weak: '' },
  { style: 'electronic', seed: 15, weak: '' },
  { style: 'folk', seed: 16, weak: '' },
  { style: 'funk', seed: 17, weak: '' },
  { style: 'game', seed: 18, weak: '' },
  { style: 'latin', seed: 30, weak: '' },
  { style: 'pop', seed: 31, weak: '' },
  { style: 'ragtime', seed: 37, weak: '' },
  { style: 'reggae', seed: 39, weak: '' },
  { style: 'rock', seed: 41, weak: '' },
  { style: 'session', seed: 42, weak: '' },
  { style: 'songbook', seed: 45, weak: '' },
];
