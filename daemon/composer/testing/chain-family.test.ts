import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { chordAt } from '../../score/bar.ts';
import { chordTones } from '../../score/chord.ts';
import { scalePitchClasses } from '../../score/key.ts';
import { pitchClassOf } from '../../score/pitch.ts';
import type { GridNote } from '../grid-note.ts';
import type { BarPlan } from '../plan.ts';
import { measurePiece } from '../study/figures/measures.ts';
import { composePiece } from '../study/piece/compose-piece.ts';
import { listen } from '../writer/listen.ts';
import { createChainWriter } from './chain-family/chain-writer.ts';
import { readChains } from './chain-family/chains.ts';
import { chain } from './chain-family/family.ts';
import { chainManifestSchema } from './chain-family/manifest.ts';
import { play } from './planned-form.ts';
import { planOfBar } from './tiny.ts';

/** A family without a network: what holds of its music holds by the rules alone. */

const folder = fileURLToPath(new URL('./chain-model', import.meta.url));
const manifest = chainManifestSchema.parse(
  JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')),
);
const model = { folder, manifest, origin: 'package' } as const;
const writer = createChainWriter(readChains(model));

const soundsAt = (note: GridNote, step: number): boolean =>
  note.startStep <= step && step < note.startStep + note.lengthSteps;

describe('the rules as a mask', () => {
  it('keep music lawful that nothing was learnt for', async () => {
    const bars = await composePiece(writer, play(64));
    const struck = bars.flatMap(({ plan, notes }) =>
      notes.filter((note) => !note.tied).map((note) => ({ plan, note, notes })),
    );
    expect(struck.length).toBeGreaterThan(500);
    const isLawful = (plan: BarPlan, note: GridNote): boolean => {
      const pitchClasses = [
        ...scalePitchClasses(plan.key),
        ...chordTones(chordAt(plan.chords, note.startStep)!.chord),
      ];
      return pitchClasses.includes(pitchClassOf(note.pitchMidi));
    };
    expect(struck.filter(({ plan, note }) => !isLawful(plan, note))).toEqual([]);
    const underBass = struck.filter(({ note, notes }) =>
      notes.some(
        (bass) =>
          bass.role === 'bass' &&
          note.role !== 'bass' &&
          soundsAt(bass, note.startStep - 1) &&
          note.pitchMidi <= bass.pitchMidi,
      ),
    );
    expect(underBass).toEqual([]);
    expect(measurePiece(bars).parallelOctaves.hits).toBe(0);
  });

  it('bring everybody to rest in the last bar', async () => {
    const [first] = await composePiece(writer, [planOfBar(0)]);
    expect(first?.notes.length).toBeGreaterThan(0);
    const [last] = await composePiece(writer, [planOfBar(0, { closing: true })]);
    expect(last?.notes.map(({ role, startStep, lengthSteps }) => [role, startStep, lengthSteps])).toEqual([
      ['bass', 0, 16],
      ['chords', 0, 16],
      ['lead', 0, 16],
    ]);
    for (const { pitchMidi } of last!.notes) expect([0, 4, 7]).toContain(pitchClassOf(pitchMidi));
  });
});

describe('a writer of another kind', () => {
  it('writes the same bar from the same checkpoint, and a tie from what sounded', async () => {
    const first = await writer.write(writer.start(), { plan: planOfBar(0) });
    const second = await writer.write(first!.state, { plan: planOfBar(1) });
    expect(await writer.write(first!.state, { plan: planOfBar(1) })).toEqual(second);
    for (const tied of second!.notes.filter((note) => note.tied)) {
      expect(first!.notes.some((note) => note.pitchMidi === tied.pitchMidi && soundsAt(note, 15))).toBe(true);
    }
  });

  it('brings an echo back, and hears what others play', async () => {
    const echo = [0, 4, 8, 12].map((startStep) => ({
      role: 'lead' as const,
      pitchMidi: 76 + (startStep % 8),
      startStep,
      lengthSteps: 4,
      velocity01: 0.5,
      tied: false,
    }));
    const plan = planOfBar(0, { echo: { bar: { of: 'played', index: 0 }, likeness: 1 } });
    const bar = await writer.write(writer.start(), { plan, echo });
    const lead = bar!.notes.filter((note) => note.role === 'lead');
    for (const { startStep, pitchMidi } of echo) {
      if (pitchMidi === 80) continue; // G sharp is not in C major.
      expect(lead).toContainEqual(expect.objectContaining({ startStep, pitchMidi }));
    }
    const heard = await listen(writer, planOfBar(0), [{ ...lead[0]!, startStep: 12, lengthSteps: 4 }]);
    expect(heard?.sounding).toEqual([null, null, lead[0]!.pitchMidi]);
    expect(await writer.write(writer.start(), { plan }, () => true)).toBeUndefined();
  });

  it('opens, tries, and takes a step to be timed', async () => {
    const opened = await chain.open(model, undefined);
    await opened.tryOnce();
    opened.bench.prepare(0, () => 0.5);
    await opened.bench.step();
    await opened.close();
    expect(opened.evaluate).toBeUndefined();
  });
});
