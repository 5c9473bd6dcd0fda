import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../time/random.ts';
import type { GridNote } from '../../grid-note.ts';
import { openModel } from '../../models/open-model.ts';
import { planOfBar, tinyModel } from '../../testing/tiny.ts';
import { densityChart, histogramChart } from './charts.ts';
import { trainClassifier } from './classifier.ts';
import { addPiece, emptyHistograms, overlap } from './histograms.ts';
import { type DensityPoint, densityFigures, measureModel } from './measure-model.ts';
import { measurePiece, ratio } from './measures.ts';
import { phraseFeatures, writtenPhrases } from './phrases.ts';

const note = (changes: Partial<GridNote>): GridNote => ({
  role: 'lead',
  pitchMidi: 72,
  startStep: 0,
  lengthSteps: 4,
  velocity01: 0.5,
  tied: false,
  source: 'model',
  ...changes,
});

describe('what is measured', () => {
  const chord = { startStep: 0, chord: { root: 0, quality: 'maj' } } as const;
  const bar = (index: number, notes: GridNote[]) => ({ plan: planOfBar(index, { chords: [chord] }), notes });

  it('chord tones on beats, scale, root and leaps', () => {
    const measures = measurePiece([
      bar(0, [
        note({ role: 'bass', pitchMidi: 36, lengthSteps: 16 }),
        note({}),
        note({ startStep: 4, pitchMidi: 86 }),
      ]),
      bar(1, [note({ role: 'bass', pitchMidi: 43, lengthSteps: 16, tied: true }), note({ pitchMidi: 73 })]),
    ]);
    expect(ratio(measures.chordTones.bass)).toBe(1);
    expect(measures.chordTones.lead).toEqual({ hits: 1, of: 3 });
    expect(measures.inScale).toEqual({ hits: 3, of: 4 });
    expect(measures.bassRoot).toEqual({ hits: 1, of: 2 });
    expect(measures.leadLeaps).toEqual({ hits: 2, of: 2 });
    expect(measures.onsets.bass).toEqual({ hits: 1, of: 2 });
  });

  it('outer voices that go from octave to octave, and only those', () => {
    const outer = (bass: number, lead: number, index: number) =>
      bar(index, [note({ role: 'bass', pitchMidi: bass }), note({ pitchMidi: lead })]);
    const changes = (...voices: readonly (readonly [number, number])[]) =>
      measurePiece(voices.map(([bass, lead], i) => outer(bass, lead, i))).parallelOctaves;
    expect(changes([36, 72], [43, 79])).toEqual({ hits: 1, of: 1 });
    expect(changes([36, 72], [43, 67])).toEqual({ hits: 0, of: 1 });
    expect(changes([36, 72], [36, 72], [41, 76])).toEqual({ hits: 0, of: 2 });
    expect(changes([36, 76], [43, 83])).toEqual({ hits: 0, of: 1 });
  });

  it('repeats in a row, and silence', () => {
    const same = [0, 1, 2].map((index) => bar(index, [note({})]));
    expect(measurePiece([...same, bar(3, [])]).longestRepeat).toBe(3);
    expect(measurePiece([...same, bar(3, [])]).silentBars).toEqual({ hits: 1, of: 4 });
  });

  it('a note over the bar line is one note', () => {
    const bars = [
      bar(0, [note({ startStep: 12 })]),
      bar(1, [note({ tied: true, lengthSteps: 16 })]),
      bar(2, [note({ tied: true, lengthSteps: 2 })]),
    ];
    const histograms = emptyHistograms();
    addPiece(histograms, bars);
    expect(histograms.length).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1]);
    const eight = [...bars, ...[3, 4, 5, 6, 7].map((index) => bar(index, []))];
    expect(writtenPhrases(eight)).toEqual([[{ role: 'lead', pitchMidi: 72, step: 12, lengthSteps: 22 }]]);
  });

  it('density: what is missed, and whether more is made where more is asked', () => {
    const points = (role: DensityPoint['role'], produced: readonly number[]): DensityPoint[] =>
      produced.map((made, i) => ({ role, density01: 0.2 * (i + 1), asked: 2 + 2 * i, produced: made }));
    const figures = densityFigures([
      ...points('bass', [2, 4]),
      ...points('chords', [2, 2]),
      ...points('lead', [1, 4]),
    ]);
    expect(figures['density.missed']).toBeCloseTo(1 / 6);
    expect(figures['density.missedMost']).toBeCloseTo(0.5);
    expect(figures['density.rises']).toBeCloseTo(2 / 3);
  });

  it('overlap is 1 for the same shape and 0 for nothing in common', () => {
    expect(overlap([1, 2, 1], [2, 4, 2])).toBeCloseTo(1);
    expect(overlap([1, 0], [0, 1])).toBe(0);
    expect(overlap([0, 0], [0, 1])).toBe(0);
  });
});

describe('the judge of styles', () => {
  it('learns to tell clouds of points apart, few examples or many', () => {
    const random = createRandom(1);
    const cloud = (label: number, count: number) =>
      Array.from({ length: count }, () => ({
        label,
        features: [label + random.normal(0, 0.2), random.next()],
      }));
    const classifier = trainClassifier([...cloud(0, 100), ...cloud(1, 10), ...cloud(2, 40)], 3);
    const test = [...cloud(0, 30), ...cloud(1, 30), ...cloud(2, 30)];
    const hits = test.filter(({ features, label }) => classifier.classify(features) === label).length;
    expect(hits / test.length).toBeGreaterThan(0.85);
  });

  it('features have no gaps, whatever is missing', () => {
    for (const phrase of [[], [{ role: 'lead', pitchMidi: 72, step: 3, lengthSteps: 9 }] as const]) {
      expect(phraseFeatures(phrase).every(Number.isFinite)).toBe(true);
    }
  });
});

it('a report of a model, and its charts', async () => {
  const opened = await openModel(tinyModel());
  const reports = await measureModel(opened, tinyModel().manifest, { seeds: 1, bars: 2, pieces: [] });
  await opened.close();
  expect(reports.map(({ style }) => style)).toEqual(['chorale', 'folk']);
  expect(reports[0]?.density.length).toBe(12);
  for (const chart of [histogramChart(reports), densityChart(reports)]) {
    expect(chart.startsWith('<svg')).toBe(true);
    expect(chart).not.toContain('NaN');
  }
});
