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

async function write(
  from: Checkpoint,
  plan: BarPlan,
  more: Partial<BarRequest> = {},
): Promise<WrittenBar<Checkpoint>> {
  return (await writer.write(from, { plan, ...more }))!;
}

describe('what was sung before', () => {
  it('a lead takes up the rhythm that it sang in an earlier bar of the phrase', async () => {
    const first = await write(writer.start(), planOfBar(0));
    const second = await write(first.state, planOfBar(1));
    const rhythmOf = (notes: readonly GridNote[]): string =>
      notes.flatMap(({ role, tied, startStep }) => (role === 'lead' && !tied ? [startStep] : [])).join(' ');
    const heard = rhythmOf(first.notes);
    const same = async (more: Partial<BarPlan>): Promise<number> => {
      let count = 0;
      for (let seed = 0; seed < 12; seed++) {
        const bar = await write(second.state, planOfBar(2, { seed, ...more }));
        for (const step of heard.split(' ')) if (rhythmOf(bar.notes).split(' ').includes(step)) count++;
      }
      return count;
    };
    const free = await same({});
    expect(await same({ cell: { barInPhrase: 0, firmness01: 1 } })).toBeGreaterThan(1.5 * free);
  });

  it('says no bar a fourth time, whatever is to return', async () => {
    const { notes, state } = await write(writer.start(), planOfBar(0));
    const face = (bar: readonly GridNote[]): string =>
      bar.map(({ role, pitchMidi, startStep }) => `${role} ${pitchMidi} ${startStep}`).join();
    const echo = { bar: { of: 'played', index: 0 }, likeness: 5 } as const;
    const saidAfter = async (count: number): Promise<string> => {
      const worn = { ...state, repetition: { notes, count } };
      return face((await write(worn, planOfBar(1, { echo }), { echo: notes })).notes);
    };
    expect(await saidAfter(1)).toBe(face(notes));
    expect(await saidAfter(2)).not.toBe(face(notes));
  });
});
