import { describe, expect, it } from 'vitest';
import type { Intent } from '../../conductor/intent.ts';
import { chordTones } from '../../score/chord.ts';
import { scalePitchClasses } from '../../score/key.ts';
import { pitchClassOf } from '../../score/pitch.ts';
import { createFormPlanner } from '../form/planner.ts';
import type { GridNote } from '../grid-note.ts';
import type { BarPlan } from '../plan.ts';
import { measurePiece } from '../study/figures/measures.ts';
import { playedIndex } from '../testing/played-index.ts';
import { composeFallback, composeFallbackGrid } from './compose.ts';

const styles = ['chorale', 'folk', 'songbook', 'game', 'electronic', 'ragtime'];

interface Written {
  readonly plan: BarPlan;
  readonly notes: readonly GridNote[];
}

function write(style: string, seed: number, bars = 64): Written[] {
  const intent: Intent = {
    tempoBpm: 170,
    feel: 'half',
    energy01: 0.6,
    density01: 0.5,
    brightness01: 0.5,
    styleWeights: { [style]: 1 },
    key: { tonic: seed % 12, mode: seed % 2 === 0 ? 'major' : 'minor' },
    section: 'verse',
    seed,
  };
  const planner = createFormPlanner();
  let state = planner.initial(seed);
  const memory = new Map<number, readonly GridNote[]>();
  const written: Written[] = [];
  for (let bar = 0; bar < bars; bar++) {
    const next = planner.plan(intent, state);
    state = next.state;
    const notes = composeFallbackGrid(next.plan, {
      notesOf: (heard) => (heard.of === 'played' ? memory.get(heard.index) : undefined),
    });
    memory.set(bar, notes);
    written.push({ plan: next.plan, notes });
  }
  return written;
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}

describe('fallback composer', () => {
  it.each(styles)('writes %s that is in key, in the chord and singable', (style) => {
    const written = [1, 2, 3, 4].flatMap((seed) => write(style, seed));
    const notes = written.flatMap(({ plan, notes: heard }) => heard.map((note) => ({ plan, note })));
    const tonesAt = (plan: BarPlan, step: number): readonly number[] => {
      const placed = plan.chords.findLast((candidate) => candidate.startStep <= step);
      return placed === undefined ? [] : chordTones(placed.chord);
    };
    const inScale = share(notes, ({ plan, note }) =>
      scalePitchClasses(plan.key).includes(pitchClassOf(note.pitchMidi)),
    );
    expect(inScale).toBeGreaterThan(0.96);
    const onBeats = notes.filter(({ note }) => note.startStep % 4 === 0);
    expect(
      share(onBeats, ({ plan, note }) =>
        tonesAt(plan, note.startStep).includes(pitchClassOf(note.pitchMidi)),
      ),
    ).toBe(1);
    for (const { plan, notes: heard } of written) {
      for (const role of ['bass', 'chords', 'lead'] as const) {
        const plays = heard.some((note) => note.role === role);
        expect(plays).toBe(plan.density01[role] !== null);
      }
    }
    expect(measurePiece(written).parallelOctaves.hits).toBe(0);
    const lead = notes.filter(({ note }) => note.role === 'lead').map(({ note }) => note.pitchMidi);
    const leaps = lead.slice(1).map((pitch, index) => Math.abs(pitch - (lead[index] ?? pitch)));
    expect(share(leaps, (leap) => leap > 12)).toBeLessThan(0.01);
  });

  it('is deterministic and marks every note', () => {
    const { plan } = write('game', 5)[20]!;
    const memory = { notesOf: () => undefined };
    const notes = composeFallback(plan, memory);
    expect(notes).toEqual(composeFallback(plan, memory));
    expect(notes.length).toBeGreaterThan(0);
    expect(notes.every((note) => note.source === 'fallback')).toBe(true);
    expect(
      notes.every((note) => note.atBeat >= plan.startBeat && note.atBeat < plan.startBeat + plan.lengthBeats),
    ).toBe(true);
  });

  it('brings back the rhythm of the bar it echoes', () => {
    const written = write('game', 9, 90);
    const echoing = written.filter(
      ({ plan }) => plan.section === 'chorus' && (plan.echo?.likeness ?? 0) > 0.5,
    );
    expect(echoing.length).toBeGreaterThan(0);
    for (const { plan, notes } of echoing) {
      const rhythm = (heard: readonly GridNote[]): number[] =>
        heard.filter((note) => note.role === 'lead').map((note) => note.startStep);
      expect(rhythm(notes)).toEqual(rhythm(written[playedIndex(plan)]!.notes));
    }
  });
});
