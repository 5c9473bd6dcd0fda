import { stepsPerBar } from '../../../score/meter.ts';
import { type Example, trainClassifier } from '../figures/classifier.ts';
import { leadIntervals, roleFeatures, scaleDegrees } from '../figures/phrases.ts';
import { distinctShare, heardBefore, leadBars } from './lead-bars.ts';
import type { Song } from './songs.ts';

const barsPerPhrase = 16;
/** With fewer notes a phrase of the lead is no melody. */
const fewestNotes = 16;
/** More phrases of a song than this teach nothing new. */
const mostPhrasesPerSong = 8;
/** Songs are dealt into so many heaps; the phrases of each are judged by what the others taught. */
const mostFolds = 5;

/**
 * How well a softmax regression tells phrases of two kinds apart that come from songs which it was not taught on: the
 * chance that of one phrase of each, it takes the right one for the first kind's (area under the curve). 0.5: not at all,
 * 1: always. NaN with fewer than two songs of a kind.
 */
export function tellingApart(ones: readonly Song[], others: readonly Song[]): number {
  const kinds = [ones, others].map((songs) => songs.map(phraseFeatures).filter(({ length }) => length > 0));
  const folds = Math.min(mostFolds, ...kinds.map(({ length }) => length));
  if (folds < 2) return Number.NaN;
  const areas = Array.from({ length: folds }, (_, fold) => {
    const taught: Example[] = kinds.flatMap((songs, label) =>
      songs
        .filter((_song, i) => i % folds !== fold)
        .flat()
        .map((features) => ({ features, label })),
    );
    const classifier = trainClassifier(taught, kinds.length);
    const [first, second] = kinds.map((songs) =>
      songs
        .filter((_song, i) => i % folds === fold)
        .flat()
        .map((features) => classifier.chances(features)[0]!),
    );
    return areaUnderCurve(first!, second!);
  });
  return areas.reduce((sum, area) => sum + area, 0) / areas.length;
}

/** The chance that a score of the first kind is higher than one of the second; equal ones count half. */
export function areaUnderCurve(first: readonly number[], second: readonly number[]): number {
  let wins = 0;
  for (const a of first) for (const b of second) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (first.length * second.length);
}

/** Rhythm, lengths, scale degrees, intervals and repetition of each phrase of the lead. */
function phraseFeatures(song: Song): readonly (readonly number[])[] {
  const lead = song.notes.filter(({ part }) => part === 'lead');
  const bars = leadBars(song);
  return Array.from({ length: Math.floor(song.bars / barsPerPhrase) }, (_, i) => {
    const from = i * barsPerPhrase * stepsPerBar;
    const own = bars.slice(i * barsPerPhrase, (i + 1) * barsPerPhrase);
    return {
      own,
      notes: lead.filter(({ step }) => step >= from && step < from + barsPerPhrase * stepsPerBar),
    };
  })
    .filter(({ notes }) => notes.length >= fewestNotes)
    .slice(0, mostPhrasesPerSong)
    .map(({ own, notes }) => [
      ...roleFeatures(notes, barsPerPhrase),
      ...scaleDegrees(notes),
      ...leadIntervals(notes),
      distinctShare(own, 'rhythm'),
      heardBefore(own, 'tune'),
      heardBefore(own, 'shape'),
    ]);
}
