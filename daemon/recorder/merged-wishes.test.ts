import { expect, it } from 'vitest';
import { merged } from './merged-wishes.ts';

it('adds what is said of parts, and takes what is said as a whole in place of what was', () => {
  const before = {
    partGainsDb: { bass: -3 },
    styleWeights: { folk: 1 },
    nextSong: { style: 'folk', lineup: 1 },
  };
  const after = merged(before, { partGainsDb: { lead: 2 }, styleWeights: { game: 1 }, nextSong: {} });
  expect(after).toEqual({ partGainsDb: { bass: -3, lead: 2 }, styleWeights: { game: 1 }, nextSong: {} });
});

it('lets pass what is carried out once', () => {
  expect(merged({}, { like: true, cue: 'skip', taste: 'forget', volume01: 0.5 })).toEqual({ volume01: 0.5 });
});
