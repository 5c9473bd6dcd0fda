import { beforeAll, describe, expect, it } from 'vitest';
import type { GridNote } from '../../grid-note.ts';
import type { BarPlan } from '../../plan.ts';
import { planOfBar, tinyModel } from '../../testing/tiny.ts';
import type { BarRequest, BarWriter, WrittenBar } from '../../writer/bar-writer.ts';
import { type Checkpoint, createBarWriter } from './bar-writer.ts';
import { loadNetwork } from './network.ts';

let writer: BarWriter<Checkpoint>;
beforeAll(async () => {
  writer = createBarWriter(await loadNetwork(tinyModel(), 'fp32'));
});

async function write(from: Checkpoint, request: BarRequest): Promise<WrittenBar<Checkpoint>> {
  const bar = await writer.write(from, request);
  if (bar === undefined) throw new Error('stale');
  return bar;
}

async function writeBars(count: number): Promise<readonly WrittenBar<Checkpoint>[]> {
  const bars: WrittenBar<Checkpoint>[] = [];
  for (let index = 0; index < count; index++)
    bars.push(await write(bars.at(-1)?.state ?? writer.start(), { plan: planOfBar(index) }));
  return bars;
}

const nameOf = ({ role, pitchMidi, startStep }: GridNote): string => `${role} ${pitchMidi} ${startStep}`;

describe('what returns in a bar', () => {
  it('is an echoed bar, the surer the stronger', async () => {
    const bars = await writeBars(4);
    const wanted = new Set(bars[0]!.notes.map(nameOf));
    const overlap = async (likeness: number): Promise<number> => {
      let same = 0;
      for (let seed = 0; seed < 6; seed++) {
        const plan = planOfBar(4, { seed, echo: { bar: { of: 'played', index: 0 }, likeness } });
        const bar = await write(bars[3]!.state, { plan, echo: bars[0]!.notes });
        same += bar.notes.filter((note) => wanted.has(nameOf(note))).length;
      }
      return same;
    };
    expect(await overlap(0.75)).toBeGreaterThan(2 * (await overlap(0.01)));
  });

  it('is the rhythm that the lead sang in an earlier bar of the phrase', async () => {
    const bars = await writeBars(2);
    const rhythmOf = (notes: readonly GridNote[]): readonly number[] =>
      notes.flatMap(({ role, tied, startStep }) => (role === 'lead' && !tied ? [startStep] : []));
    const heard = rhythmOf(bars[0]!.notes);
    const others = async (more: Partial<BarPlan>): Promise<number> => {
      let count = 0;
      for (let seed = 0; seed < 12; seed++) {
        const bar = await write(bars[1]!.state, { plan: planOfBar(2, { seed, ...more }) });
        count += rhythmOf(bar.notes).filter((step) => !heard.includes(step)).length;
      }
      return count;
    };
    const free = await others({});
    expect(free).toBeGreaterThan(12);
    expect(await others({ cell: { barInPhrase: 0, firmness01: 1 } })).toBeLessThan(free / 2);
  });

  it('is the rhythm that bass and chords made where a section began, but where they are asked for otherwise', async () => {
    const riff = { bar: 0, firmness01: 1 } as const;
    const { state } = (await writeBars(1))[0]!;
    // The first bar that has about as many notes of both as were asked for.
    let first = await write(state, { plan: planOfBar(1, { riff }) });
    for (let seed = 0; first.state.riffs.length < 2; seed++)
      first = await write(state, { plan: planOfBar(1, { riff, seed }) });
    const strange = async (role: 'bass' | 'chords', more: Partial<BarPlan>): Promise<number> => {
      const known = new Set(
        first.notes.filter((note) => note.role === role).map(({ startStep }) => startStep),
      );
      let count = 0;
      for (let seed = 0; seed < 8; seed++) {
        const { notes } = await write(first.state, { plan: planOfBar(2, { seed, ...more }) });
        count += notes.filter(
          (note) => note.role === role && !note.tied && !known.has(note.startStep),
        ).length;
      }
      return count;
    };
    for (const role of ['bass', 'chords'] as const) {
      const free = await strange(role, {});
      expect(free).toBeGreaterThan(8);
      expect(await strange(role, { riff })).toBeLessThan(free / 4);
      expect(await strange(role, { riff: { ...riff, bar: 1 } })).toBe(free);
      expect(await strange(role, { riff, song: 1 })).toBe(free);
      const density01 = { bass: 0.9, chords: 0.9, lead: 0.5 };
      expect(await strange(role, { riff, density01 })).toBe(await strange(role, { density01 }));
    }
  });

  it('is no debt in a bar that makes a rhythm to keep', async () => {
    const { state } = (await writeBars(1))[0]!;
    const faceOf = async (
      owed: number,
      more: Partial<BarPlan>,
      lastBar = state.repetition,
    ): Promise<string> => {
      // The lead, the last role, owes nothing.
      const indebted = { ...state, servo: [owed, owed, 0], repetition: lastBar };
      return (await write(indebted, { plan: planOfBar(1, more) })).notes.map(nameOf).join();
    };
    const riff = { bar: 0, firmness01: 1 } as const;
    expect(await faceOf(4, { riff })).toBe(await faceOf(-4, { riff }));
    expect(await faceOf(4, {})).not.toBe(await faceOf(-4, {}));
    // Who began nothing in the last bar owes it on.
    const rest = { notes: [], count: 0 };
    expect(await faceOf(4, { riff }, rest)).not.toBe(await faceOf(-4, { riff }, rest));
  });

  it('is no rhythm of a player who has gone', async () => {
    const { state, notes } = (await writeBars(1))[0]!;
    const given = { roles: ['bass', 'chords'], notes } as const;
    const plan = planOfBar(1, { riff: { bar: 0, firmness01: 1 } });
    for (let seed = 0; seed < 8; seed++) {
      const bar = await write(state, { plan: { ...plan, seed }, given });
      expect(bar.notes.some(({ role }) => role === 'bass')).toBe(true);
      expect(bar.state.riffs).toEqual([]);
    }
  });

  it('is no bar a fourth time, whatever is to return', async () => {
    const [first] = await writeBars(1);
    const { notes, state } = first!;
    const face = (bar: readonly GridNote[]): string => bar.map(nameOf).join();
    const echo = { bar: { of: 'played', index: 0 }, likeness: 5 } as const;
    const saidAfter = async (count: number): Promise<string> => {
      const worn = { ...state, repetition: { notes, count } };
      return face((await write(worn, { plan: planOfBar(1, { echo }), echo: notes })).notes);
    };
    expect(await saidAfter(1)).toBe(face(notes));
    expect(await saidAfter(2)).not.toBe(face(notes));
  });
});
