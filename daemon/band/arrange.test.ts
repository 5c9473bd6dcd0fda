import { describe, expect, it } from 'vitest';
import type { BarPlan } from '../composer/plan.ts';
import type { Note } from '../score/note.ts';
import { halves } from '../styles/halves.ts';
import { createStyleBook } from '../styles/style-book.ts';
import { createArranger } from './arrange.ts';
import { drumKeys } from './drum-hit.ts';
import { warp } from './expression.ts';
import { createGrooveBank } from './groove-bank.ts';
import { castInstruments, palette } from './instruments.ts';

const book = createStyleBook();
const arrange = createArranger(book);
const styles = ['chorale', 'folk', 'songbook', 'game', 'electronic', 'ragtime', 'unheard of'];

function planOf(changes: Partial<BarPlan> = {}): BarPlan {
  const style = changes.ensemble?.style ?? 'game';
  return {
    index: 8,
    generation: 0,
    startBeat: 64,
    lengthBeats: 8,
    feel: 'half',
    section: 'verse',
    barInPhrase: 2,
    key: { tonic: 0, mode: 'major' },
    chords: [{ startStep: 0, chord: { root: 0, quality: 'maj' } }],
    styleWeights: { [style]: 1 },
    energy01: 0.6,
    density01: { bass: 0.5, chords: 0.5, lead: 0.5 },
    adventurous01: 0.5,
    drums: true,
    fill: false,
    closing: false,
    ensemble: { style, half: 'driven', seed: 11 },
    seed: 5,
    ...changes,
  };
}

const bassLine: readonly Note[] = [0, 2, 4, 6].map((beat) => ({
  part: 'bass',
  atBeat: 64 + beat,
  durationBeats: 2,
  pitchMidi: 36,
  velocity01: 0.6,
  source: 'model',
}));

const drumsOf = (notes: readonly Note[]): readonly Note[] => notes.filter((note) => note.part === 'drums');

describe('arrange', () => {
  it('plays the same bar the same way', () => {
    expect(arrange(planOf(), bassLine)).toEqual(arrange(planOf(), bassLine));
  });

  it.each(styles)('keeps every onset of %s inside its bar and leans on the beat', (style) => {
    for (const feel of ['full', 'half'] as const) {
      for (let seed = 0; seed < 20; seed++) {
        const plan = planOf({
          feel,
          lengthBeats: feel === 'full' ? 4 : 8,
          seed,
          ensemble: { style, half: 'driven', seed },
        });
        const { notes } = arrange(plan, []);
        for (const note of notes) {
          expect(note.atBeat).toBeGreaterThanOrEqual(plan.startBeat);
          expect(note.atBeat).toBeLessThan(plan.startBeat + plan.lengthBeats);
          expect(note.velocity01).toBeGreaterThan(0);
          expect(note.velocity01).toBeLessThanOrEqual(1);
        }
        expect(
          notes.some((note) => note.pitchMidi === drumKeys.kick && note.atBeat < plan.startBeat + 0.2),
        ).toBe(true);
      }
    }
  });

  it.each(styles)('drums more densely and louder in %s as energy rises, strictly', (style) => {
    let hitsBefore = 0;
    let velocityBefore = 0;
    for (let energy01 = 0.1; energy01 < 1.01; energy01 += 0.15) {
      let hits = 0;
      let velocity = 0;
      for (let seed = 0; seed < 240; seed++) {
        const plan = planOf({
          energy01,
          seed,
          barInPhrase: 1 + (seed % 2),
          ensemble: { style, half: 'driven', seed: seed >> 1 },
        });
        for (const note of drumsOf(arrange(plan, []).notes)) {
          hits++;
          velocity += note.velocity01;
        }
      }
      expect(hits).toBeGreaterThan(hitsBefore);
      expect(velocity).toBeGreaterThan(velocityBefore);
      hitsBefore = hits;
      velocityBefore = velocity;
    }
  });

  it('fills the end of a phrase and marks the next with a cymbal', () => {
    const plain = drumsOf(arrange(planOf(), []).notes);
    const filled = drumsOf(arrange(planOf({ fill: true }), []).notes);
    const toms = new Set<number>([drumKeys.highTom, drumKeys.lowTom, drumKeys.floorTom, drumKeys.snare]);
    const late = (notes: readonly Note[]): number =>
      notes.filter((note) => toms.has(note.pitchMidi) && note.atBeat > 67.5).length;
    expect(late(filled)).toBeGreaterThan(late(plain));
    const begins = drumsOf(arrange(planOf({ barInPhrase: 0 }), []).notes);
    expect(begins.some((note) => note.pitchMidi === drumKeys.crash && note.atBeat === 64)).toBe(true);
  });

  it('rolls up to a leap: softly, then more, faster, and the kick waits for the blow', () => {
    const drums = drumsOf(arrange(planOf({ rolls: true, fill: true, energy01: 0.3 }), []).notes);
    const snare = drums.filter(({ pitchMidi }) => pitchMidi === drumKeys.snare);
    const half = (from: number) => snare.filter(({ atBeat }) => atBeat >= from - 0.2 && atBeat < from + 3.8);
    expect([half(64).length, half(68).length]).toEqual([4, 8]);
    expect(half(68).at(-1)!.velocity01).toBeGreaterThan(2 * half(64)[0]!.velocity01);
    expect(drums.some(({ pitchMidi, atBeat }) => pitchMidi === drumKeys.kick && atBeat > 67.8)).toBe(false);
  });

  it('comes to rest: nothing begins after the last chord, and what sounds lasts', () => {
    const chords = [
      { startStep: 0, chord: { root: 7, quality: 'maj' as const } },
      { startStep: 8, chord: { root: 0, quality: 'maj' as const } },
    ];
    const { notes } = arrange(planOf({ closing: true, chords }), bassLine);
    expect(notes.filter((note) => note.atBeat > 68.8)).toEqual([]);
    const last = notes.filter((note) => note.part === 'bass').at(-1);
    expect(last && last.atBeat + last.durationBeats).toBeCloseTo(72);
  });

  it('never leaves a bar empty unless it was planned so', () => {
    expect(arrange(planOf({ drums: false }), []).notes.length).toBeGreaterThan(0);
    const silent = planOf({ drums: false, density01: { bass: null, chords: null, lead: null } });
    expect(arrange(silent, []).notes).toEqual([]);
  });

  it('locks the bass to the kick and leaves ties and a player alone', () => {
    const tied: Note = { ...bassLine[0]!, tied: true };
    const jam: Note = { ...bassLine[1]!, part: 'lead', source: 'jam' };
    const { notes } = arrange(planOf(), [tied, jam]);
    expect(notes.find((note) => note.tied)?.atBeat).toBe(64);
    expect(notes.find((note) => note.source === 'jam')).toEqual(jam);
  });

  it('has more than one band for a style: a song is one of them, drawn from its seed', () => {
    for (const style of styles) {
      const { lineups } = book.styleOf(style);
      const casts = Array.from({ length: 40 }, (_, seed) =>
        castInstruments({ style: book.styleOf(style), half: 'driven', seed }),
      );
      for (const cast of casts) expect(casts.some(({ lead }) => lead !== cast.lead)).toBe(true);
      for (const { chords, lead } of casts)
        expect(
          lineups.some((band) => band.chords.driven.includes(chords) && band.lead.driven.includes(lead)),
        ).toBe(true);
    }
  });

  it('plays only what is on the palette, which is small', () => {
    for (const style of styles) {
      for (let seed = 0; seed < 50; seed++) {
        for (const half of halves) {
          const { drums, ...melodic } = castInstruments({ style: book.styleOf(style), half, seed });
          expect(palette.drumKits).toContain(drums);
          for (const program of Object.values(melodic)) expect(palette.programs).toContain(program);
        }
      }
    }
    expect(palette.programs.length).toBeLessThanOrEqual(32);
    expect(palette.drumKits.length).toBeLessThanOrEqual(4);
  });
});

describe.each([
  ['the drummer', arrange],
  ['recorded bars', createArranger(book, null)],
])('%s', (_, play) => {
  const drum = (drumming: NonNullable<BarPlan['drumming']>): readonly Note[] =>
    Array.from({ length: 40 }, (_, seed) => {
      const ensemble = { style: 'game', half: 'driven', seed } as const;
      return drumsOf(play(planOf({ seed, ensemble, drumming }), []).notes);
    }).flat();
  const stray = (notes: readonly Note[]): number => {
    const offsets = notes.map(({ atBeat }) => Math.abs(2 * atBeat - Math.round(2 * atBeat)));
    return offsets.reduce((sum, offset) => sum + offset, 0) / notes.length;
  };

  it('can be had sparser and busier', () => {
    const [sparse, usual, busy] = [-0.4, 0, 0.4].map((by) => drum({ busy: by, loose: 0 }).length);
    expect(usual).toBeGreaterThan(1.1 * sparse!);
    expect(busy).toBeGreaterThan(1.1 * usual!);
  });

  it('can be had straighter and looser', () => {
    const [straight, usual, loose] = [-0.4, 0, 0.4].map((by) => stray(drum({ busy: 0, loose: by })));
    expect(usual).toBeGreaterThan(straight!);
    expect(loose).toBeGreaterThan(usual!);
  });
});

describe('groove bank', () => {
  it('has a pattern for every family and level', () => {
    const bank = createGrooveBank();
    for (const family of ['rock', 'funk', 'four', 'swing', 'street'] as const) {
      for (let level = 0; level < 5; level++) expect(bank.patterns(family, level).length).toBeGreaterThan(0);
    }
    expect(bank.fills.length).toBeGreaterThan(20);
  });
});

describe('swing', () => {
  it('delays the middle of a group and keeps its ends', () => {
    expect([0, 1, 2, 3, 4].map((step) => warp(step, 4, 0))).toEqual([0, 1, 2, 3, 4]);
    expect(warp(2, 4, 1)).toBeCloseTo(2 + 2 / 3);
    expect(warp(4, 4, 1)).toBe(4);
    expect(warp(16, 4, 1)).toBe(16);
  });
});
