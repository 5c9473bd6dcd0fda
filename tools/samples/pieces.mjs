/** Which song of each style is heard, by its seed, and what is weak in it, as it is heard and seen. */
export const pieces = [
  { style: 'afro', seed: 1 },
  { style: 'bossa', seed: 2 },
  { style: 'chorale', seed: 3 },
  { style: 'country', seed: 4 },
  { style: 'dance', seed: 5 },
  { style: 'electronic', seed: 6 },
  { style: 'folk', seed: 7 },
  { style: 'funk', seed: 8 },
  { style: 'game', seed: 9 },
  { style: 'latin', seed: 10 },
  { style: 'pop', seed: 11 },
  { style: 'ragtime', seed: 12 },
  { style: 'reggae', seed: 13 },
  { style: 'rock', seed: 14 },
  { style: 'session', seed: 15 },
  { style: 'songbook', seed: 16 },
];
