import { describe, expect, it } from 'vitest';
import type { Note } from '../../../score/note.ts';
import { createRandom } from '../../../time/random.ts';
import { laneLayout } from '../../lanes.ts';
import { planOfBar, tinyModel } from '../../testing/tiny.ts';
import type { SourcePiece } from '../evaluate/read-pieces.ts';
import { besideChart } from './beside-chart.ts';
import { joinMoves, leadMoves, longestBorrowing } from './borrowing.ts';
import { besidePeople } from './compare.ts';
import { endInBeginning, pieceInOthers } from './hour.ts';
import { bestReturn, heardBefore, leadBars, restShare } from './lead-bars.ts';
import { gatherPeoplesMusic } from './people.ts';
import { hoursOfHarmony } from './progressions.ts';
import { figuresOfSong } from './song-figures.ts';
import { playedSong, type Song, type SongNote } from './songs.ts';
import { areaUnderCurve, tellingApart } from './telling-apart.ts';

const { manifest } = tinyModel();
const layout = laneLayout(manifest.roles);

/** Quarters of a lead, four a bar, in C major; a chord a bar. */
function tune(pitches: readonly number[], more: readonly SongNote[] = []): Song {
  const bars = pitches.length / 4;
  const lead = pitches.map((pitchMidi, i) => ({
    part: 'lead' as const,
    pitchMidi,
    step: 4 * i,
    lengthSteps: 4,
  }));
  return {
    bars,
    keys: Array.from({ length: bars }, () => ({ tonic: 0, mode: 'major' as const })),
    chords: Array.from({ length: 4 * bars }, (_, beat) => ({
      root: Math.floor(beat / 4) % 2 === 0 ? 0 : 7,
      quality: 'maj' as const,
    })),
    notes: [...lead, ...more],
  };
}

/** People's: eighths of a lead that goes up and down from a pitch of its own in each bar. */
function piece(id: string, split: string, pitches: readonly number[]): SourcePiece {
  return {
    id,
    split,
    style: 'folk',
    tracks: [{ role: 'melody', prog: 73 }],
    notes: pitches.flatMap((pitch, bar) =>
      [0, 2, 4, 2, 0, 2, 4, 5].map((up, i) => [16 * bar + 2 * i, pitch + up, 2, 80, 0] as const),
    ),
  } as unknown as SourcePiece;
}

describe('what a lead says again', () => {
  it('as it was, or higher', () => {
    const bars = leadBars(tune([60, 62, 64, 65, 62, 64, 65, 67, 60, 62, 64, 65, 60, 60, 60, 60]));
    expect(heardBefore(bars, 'tune')).toBe(1 / 4);
    expect(heardBefore(bars, 'shape')).toBe(2 / 4);
    expect(heardBefore(bars, 'rhythm')).toBe(3 / 4);
  });

  it('what the lead leaves to others between its first bar and its last', () => {
    const sung = tune(Array.from({ length: 80 }, () => 60));
    const resting = sung.notes.filter(({ step }) => Math.floor(step / 16) % 4 !== 3);
    expect(restShare(leadBars(sung))).toBe(0);
    expect(restShare(leadBars({ ...sung, notes: resting }))).toBeCloseTo(4 / 19);
    expect(restShare(leadBars({ ...sung, notes: [] }))).toBeNaN();
  });

  it('at the distance at which most returns', () => {
    const four = [60, 62, 64, 65, 67, 69, 71, 72, 72, 71, 69, 67, 65, 64, 62, 60];
    expect(bestReturn(leadBars(tune([...four, ...four])), 'tune')).toBe(1);
    expect(bestReturn(leadBars(tune(four)), 'tune')).toBe(0);
    expect(bestReturn(leadBars(tune([])), 'tune')).toBeNaN();
  });
});

it('one song: drones, range, register, unisons', () => {
  const drone = Array.from({ length: 32 }, (_, i) => (i % 2 === 0 ? 72 : 60 + (i % 12)));
  const under = (part: SongNote['part'], pitchMidi: number) => ({
    part,
    pitchMidi,
    step: 0,
    lengthSteps: 16,
  });
  const figures = figuresOfSong(tune(drone, [under('bass', 45), under('bass', 31), under('chords', 72)]));
  expect(figures.drones).toBe(1);
  expect(figures.leadRange).toBe(11);
  expect(figures.leadOnsets).toBe(4);
  expect(figures.bassMedian).toBe(38);
  expect(figures.between).toBe(1 / 35);
  expect(figures.unisons).toBe(2 / 32);
});

it('bars as played: ties are joined, drums left out', () => {
  const note = (part: Note['part'], atBeat: number, tied?: true): Note => ({
    ...{ part, atBeat, durationBeats: 1, pitchMidi: 60, velocity01: 0.5, source: 'model' },
    ...(tied && { tied }),
  });
  const song = playedSong([
    { plan: planOfBar(0), notes: [note('lead', 3.02), note('drums', 0)] },
    { plan: planOfBar(1), notes: [note('lead', 4, true), note('pad', 6)] },
  ]);
  expect(song.notes).toEqual([
    { part: 'lead', pitchMidi: 60, step: 12, lengthSteps: 8 },
    { part: 'pad', pitchMidi: 60, step: 24, lengthSteps: 4 },
  ]);
  expect(song.chords[4]).toEqual({ root: 7, quality: 'maj' });
});

it('harmony by the hour', () => {
  const song = tune(new Array<number>(4 * 16).fill(60));
  expect(hoursOfHarmony([song], 8)).toEqual(new Array(2).fill({ distinct: 1, entropyBits: 0 }));
  expect(hoursOfHarmony([song], 1000)).toEqual([{ distinct: 1, entropyBits: 0 }]);
  expect(hoursOfHarmony([], 8)).toEqual([]);
});

it('an hour’s end beside its beginning, a piece beside others', () => {
  const [up, down] = [tune([60, 62, 64, 65]), tune([65, 64, 62, 60])];
  const higher = tune([67, 69, 71, 72]);
  expect(endInBeginning({ first: up, last: higher })).toEqual({ rhythms: 1, shapes: 1 });
  expect(endInBeginning({ first: up, last: down })).toEqual({ rhythms: 1, shapes: 0 });
  expect(pieceInOthers([up, down, higher], 2).map(({ shapes }) => shapes)).toEqual([1, 0, 1]);
  // Of the first only the one after it is looked at.
  expect(pieceInOthers([up, down, higher], 1).map(({ shapes }) => shapes)).toEqual([0, 0, 1]);
});

it('the longest row of notes in common, in whatever key, and never over two pieces', () => {
  const moves = (pitches: readonly number[]) => leadMoves(tune(pitches));
  const taught = joinMoves([moves([60, 62, 64, 65]), moves([50, 57, 50, 57])]);
  expect(longestBorrowing(moves([71, 61, 63, 65, 66, 60, 61, 61]), taught)).toBe(4);
  expect(longestBorrowing(moves([60, 63, 66, 69]), taught)).toBe(0);
  expect(longestBorrowing(moves([60, 62, 64, 65, 60, 67, 60, 67]), taught)).toBe(4);
});

describe('telling apart', () => {
  const random = createRandom(3);
  const songs = (step: number) =>
    Array.from({ length: 4 }, () =>
      tune(Array.from({ length: 4 * 32 }, (_, i) => 60 + ((step * i) % 12) + random.index(2))),
    );

  it('is sure of music that differs, and cannot tell what is alike', () => {
    expect(tellingApart(songs(2), songs(5))).toBeGreaterThan(0.9);
    const one = songs(2);
    expect(tellingApart(one, one)).toBeCloseTo(0.5);
    expect(tellingApart(one.slice(0, 1), songs(5))).toBeNaN();
  });

  it('counts what is equal half', () => {
    expect(areaUnderCurve([0.9, 0.5], [0.5, 0.1])).toBe(3.5 / 4);
  });
});

it('ours beside people’s, in a table and a chart', () => {
  const pieces = Array.from({ length: 12 }, (_, i) =>
    piece(
      `${i}`,
      i < 2 ? 'train' : 'valid',
      Array.from({ length: 16 }, (_p, bar) => 62 + ((bar * (i + 1)) % 5)),
    ),
  );
  const music = gatherPeoplesMusic(manifest, layout, pieces);
  expect(music.byStyle.get('folk')?.compared.length).toBe(10);
  const own = tune(Array.from({ length: 4 * 16 }, (_, i) => 60 + ((7 * i) % 12)));
  const rows = besidePeople({ songs: [own, own], harmony: [own], barsPerHour: 16, hours: [] }, music, 'folk');
  const of = (name: string) => rows.find(({ figure }) => figure === name);
  expect(of('leadOnsets')).toMatchObject({ ours: 4, people: { mean: 8, low: 8, high: 8 } });
  expect(of('borrowed')?.people?.mean).toBeGreaterThan(of('borrowed')!.ours);
  expect(of('progressions')?.ours).toBe(1);
  const chart = besideChart([{ style: 'folk', beside: rows }]);
  expect(chart.startsWith('<svg')).toBe(true);
  expect(chart).not.toContain('NaN');
  const unknown = besidePeople(
    { songs: [own], harmony: [own], barsPerHour: 16, hours: [] },
    music,
    'chorale',
  );
  expect(unknown.every(({ people }) => people === undefined)).toBe(true);
});
