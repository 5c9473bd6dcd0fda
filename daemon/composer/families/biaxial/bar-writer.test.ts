import { beforeAll, describe, expect, it } from 'vitest';
import { scalePitchClasses } from '../../../score/key.ts';
import type { GridNote } from '../../grid-note.ts';
import type { BarPlan } from '../../plan.ts';
import { planOfBar, tinyModel } from '../../testing/tiny.ts';
import type { BarRequest, BarWriter, WrittenBar } from '../../writer/bar-writer.ts';
import { listen } from '../../writer/listen.ts';
import { type Checkpoint, createBarWriter } from './bar-writer.ts';
import { loadNetwork, type Network } from './network.ts';

let network: Network;
let writer: BarWriter<Checkpoint>;
beforeAll(async () => {
  network = await loadNetwork(tinyModel(), 'fp32');
  writer = createBarWriter(network);
});

async function write(
  from: Checkpoint,
  plan: BarPlan,
  more: Partial<BarRequest> = {},
): Promise<WrittenBar<Checkpoint>> {
  const bar = await writer.write(from, { plan, ...more });
  if (bar === undefined) throw new Error('stale');
  return bar;
}

async function writeBars(count: number, changes: Partial<BarPlan> = {}): Promise<WrittenBar<Checkpoint>[]> {
  const bars: WrittenBar<Checkpoint>[] = [];
  let state = writer.start();
  for (let index = 0; index < count; index++) {
    const bar = await write(state, planOfBar(index, changes));
    bars.push(bar);
    state = bar.state;
  }
  return bars;
}

const onsets = (bars: readonly WrittenBar<Checkpoint>[], role: GridNote['role']): number =>
  bars.reduce(
    (sum, bar) =>
      sum +
      new Set(bar.notes.filter((note) => note.role === role && !note.tied).map((note) => note.startStep))
        .size,
    0,
  ) / bars.length;

describe('the bar writer', () => {
  it('writes the same bar from the same checkpoint, plan and seed, whatever was written between', async () => {
    const [first] = await writeBars(2);
    const again = await write(first!.state, planOfBar(1));
    await write(first!.state, planOfBar(1, { seed: 5, density01: { bass: 0.9, chords: null, lead: 0.9 } }));
    const oncemore = await write(first!.state, planOfBar(1));
    expect(oncemore.notes).toEqual(again.notes);
    expect(oncemore.state).toEqual(again.state);
  });

  it('keeps every note inside its bar and ties only on the bar line', async () => {
    for (const bar of await writeBars(8)) {
      for (const note of bar.notes) {
        expect(note.startStep + note.lengthSteps).toBeLessThanOrEqual(16);
        if (note.tied) expect(note.startStep).toBe(0);
        expect(note.velocity01).toBeGreaterThan(0);
        expect(note.velocity01).toBeLessThanOrEqual(1);
      }
    }
  });

  it('a tied note goes on from one that sounded to the end of the bar before', async () => {
    const bars = await writeBars(12);
    let ties = 0;
    bars.slice(1).forEach((bar, i) => {
      for (const tied of bar.notes.filter((note) => note.tied)) {
        ties++;
        expect(
          bars[i]!.notes.some(
            (note) =>
              note.role === tied.role &&
              note.pitchMidi === tied.pitchMidi &&
              note.startStep + note.lengthSteps === 16,
          ),
        ).toBe(true);
      }
    });
    expect(ties).toBeGreaterThan(0);
  });

  it('makes about as many onsets as are asked for, more for more', async () => {
    const made: number[] = [];
    for (const density of [0.25, 0.5, 0.75]) {
      // The tiny model's table: a quantile of q is 8 q onsets a bar.
      const bars = await writeBars(24, { density01: { bass: density, chords: density, lead: density } });
      made.push(onsets(bars, 'lead'));
      expect(made.at(-1)).toBeGreaterThan(8 * density * 0.7);
      expect(made.at(-1)).toBeLessThan(8 * density * 1.3);
    }
    expect(made).toEqual([...made].sort((a, b) => a - b));
  });

  it('never has more notes at once than a role may', async () => {
    const most = new Map(network.manifest.roles.map((role) => [role.name, role.maxPolyphony]));
    for (const bar of await writeBars(8, { adventurous01: 1 })) {
      for (let step = 0; step < 16; step++) {
        for (const [role, cap] of most) {
          const sounding = bar.notes.filter(
            (note) =>
              note.role === role && note.startStep <= step && step < note.startStep + note.lengthSteps,
          );
          expect(sounding.length).toBeLessThanOrEqual(cap);
        }
      }
    }
  });

  it('a role that is switched off falls silent at once', async () => {
    const bars = await writeBars(2);
    const off = await write(
      bars[1]!.state,
      planOfBar(2, { density01: { bass: 0.5, chords: null, lead: null } }),
    );
    expect(off.notes.filter((note) => note.role !== 'bass')).toEqual([]);
  });

  it('all switched off: nothing, and no work once it is silent', async () => {
    const silent = { density01: { bass: null, chords: null, lead: null } } as const;
    const bars = await writeBars(1);
    const off = await write(bars[0]!.state, planOfBar(1, silent));
    expect(off.notes).toEqual([]);
    const still = await write(off.state, planOfBar(2, silent));
    expect(still.state).toBe(off.state);
  });

  it('leans towards the scale', async () => {
    const inScale = new Set(scalePitchClasses({ tonic: 0, mode: 'major' }));
    const share = (bars: WrittenBar<Checkpoint>[]): number => {
      const pitches = bars.flatMap((bar) => bar.notes.map((note) => note.pitchMidi % 12));
      return pitches.filter((pitchClass) => inScale.has(pitchClass)).length / pitches.length;
    };
    // By chance it would be 7 of 12.
    expect(share(await writeBars(24))).toBeGreaterThan(0.7);
  });

  it('an echoed bar comes back the surer the stronger', async () => {
    const bars = await writeBars(4);
    const theme = bars[0]!.notes;
    const key = (note: GridNote): string => `${note.role} ${note.pitchMidi} ${note.startStep}`;
    const wanted = new Set(theme.map(key));
    const overlap = async (likeness: number): Promise<number> => {
      let same = 0;
      for (let seed = 0; seed < 6; seed++) {
        const plan = planOfBar(4, { seed, echo: { bar: { of: 'played', index: 0 }, likeness } });
        const bar = await write(bars[3]!.state, plan, { echo: theme });
        same += bar.notes.filter((note) => wanted.has(key(note))).length;
      }
      return same;
    };
    expect(await overlap(0.75)).toBeGreaterThan(2 * (await overlap(0.01)));
  });

  it('a player’s notes stand where they were played, and the role is the player’s', async () => {
    const played: GridNote[] = [60, 64, 67].map((pitchMidi, i) => ({
      role: 'lead',
      pitchMidi: pitchMidi + 12,
      startStep: 4 * i,
      lengthSteps: 3,
      velocity01: 0.9,
      tied: false,
      source: 'jam',
    }));
    const bar = await write(writer.start(), planOfBar(0), { given: { roles: ['lead'], notes: played } });
    const lead = bar.notes.filter((note) => note.role === 'lead');
    expect(lead.map(({ velocity01: _, ...note }) => note)).toEqual(
      played.map(({ velocity01: _, ...note }) => note),
    );
    expect(lead.every((note) => Math.abs(note.velocity01 - 0.9) < 1e-6)).toBe(true);
    expect(bar.notes.some((note) => note.role !== 'lead' && note.source === 'model')).toBe(true);
  });

  it('a lead that is drawn after the bass from octave to octave goes elsewhere', async () => {
    const both = (semitones: number): GridNote[] =>
      [36, 72].map((pitchMidi, i) => ({
        role: i === 0 ? 'bass' : 'lead',
        pitchMidi: pitchMidi + semitones,
        startStep: 0,
        lengthSteps: 16,
        velocity01: 0.7,
        tied: false,
        source: 'model',
      }));
    const sounding = async (
      from: Checkpoint,
      index: number,
      semitones: number,
    ): Promise<WrittenBar<Checkpoint>> => {
      // More than any plan may ask for.
      const echo = { bar: { of: 'played', index: 0 }, likeness: 5 } as const;
      const density01 = { bass: 0.5, chords: null, lead: 0.5 };
      return write(from, planOfBar(index, { echo, density01 }), { echo: both(semitones) });
    };
    const first = await sounding(writer.start(), 0, 0);
    expect(first.state.melodic.outerVoices).toEqual({ bass: 36, lead: 72 });
    const second = await sounding(first.state, 1, 2);
    const begins = second.notes.filter((note) => note.startStep === 0 && !note.tied);
    expect(begins.map((note) => note.pitchMidi)).toContain(38);
    expect(begins.map((note) => note.pitchMidi)).not.toContain(74);
  });

  it('a step that is taken back was never made', async () => {
    await write(writer.start(), planOfBar(0));
    const before = network.saveStates();
    const first = Array.from((await network.step()).notes);
    const after = network.saveStates();
    network.stepBack();
    expect(network.saveStates()).toEqual(before);
    expect(Array.from((await network.step()).notes)).toEqual(first);
    expect(network.saveStates()).toEqual(after);
  });

  it('closing: chord tones that rest to the end', async () => {
    const bars = await writeBars(2);
    const plan = planOfBar(2, {
      closing: true,
      chords: [{ startStep: 0, chord: { root: 0, quality: 'maj' } }],
    });
    const { notes } = await write(bars[1]!.state, plan);
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) {
      expect(note.startStep).toBe(0);
      expect(note.lengthSteps).toBe(16);
      expect([0, 4, 7]).toContain(note.pitchMidi % 12);
    }
  });

  it('listening leaves the network where the notes leave it', async () => {
    const [first] = await writeBars(1);
    const heard = await listen(writer, planOfBar(0), first!.notes);
    expect(heard!.network.previous).toEqual(first!.state.network.previous);
    expect(heard!.melodic).toEqual(first!.state.melodic);
  });

  it('stops between steps when it is stale', async () => {
    let asked = 0;
    expect(await writer.write(writer.start(), { plan: planOfBar(0) }, () => ++asked > 3)).toBeUndefined();
    expect(asked).toBe(4);
  });
});
