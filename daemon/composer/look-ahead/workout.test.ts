import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Agenda } from '../../conductor/intent.ts';
import type { Bar } from '../../score/bar.ts';
import { intentOf } from '../testing/intent.ts';
import { buildLookAhead, createStore, createWriter, settle } from '../testing/look-ahead.ts';

/** At 120, four beats a bar: 2 s a bar. */
const barBeats = 4;

interface Run {
  /** Of each step. */
  readonly lengthBeats: readonly number[];
  /** Of what is left to the next change: so wrong is what is foreseen, drawn for each look. */
  readonly wrong01: readonly number[];
  /** Beats from one look at the body to the next. */
  readonly lookBeats: readonly number[];
}

/** Bars as they were heard, of a live look-ahead that looks at the body now and then and foresees its changes by and by. */
async function heardBars({ lengthBeats, wrong01, lookBeats }: Run): Promise<readonly Bar[]> {
  const store = createStore();
  const ahead = buildLookAhead(createWriter(true).writer, store, false);
  const begins = lengthBeats.map((_, i) => lengthBeats.slice(0, i).reduce((sum, each) => sum + each, 0));
  const end = begins.at(-1)! + lengthBeats.at(-1)!;
  const agendaAt = (beat: number, look: number): Agenda => {
    const reached = begins.findLastIndex((begin) => begin <= beat);
    const foreseen = 1 + wrong01[look % wrong01.length]!;
    const steps = begins.slice(reached, reached + 4).map((begin, i) => ({
      index: reached + i,
      section: (reached + i) % 2 === 1 ? ('chorus' as const) : ('verse' as const),
      ...{ energy01: 0.5, density01: 0.5, brightness01: 0.5 },
      ...(i > 0 && { atBeat: beat + (begin - beat) * foreseen }),
    }));
    return { id: 1, fill: true, countIn: true, sections: true, steps };
  };
  const heard = new Map<number, Bar>();
  let beat = 0;
  for (let look = 0; beat < end; look += 1) {
    const tempoBpm = 120;
    void ahead.tick({ beat, tempoBpm }, intentOf({ agenda: agendaAt(beat, look) }));
    await settle();
    beat += lookBeats[look % lookBeats.length]!;
    for (const bar of store.bars.values())
      if (bar.startBeat < beat && !heard.has(bar.startBeat)) heard.set(bar.startBeat, bar);
  }
  return [...heard.values()].sort((a, b) => a.startBeat - b.startBeat);
}

const runs = fc.record({
  lengthBeats: fc.array(fc.integer({ min: 4 * barBeats, max: 60 }), { minLength: 2, maxLength: 6 }),
  wrong01: fc.array(fc.double({ min: -0.08, max: 0.08, noNaN: true }), { minLength: 1, maxLength: 50 }),
  // Up to two seconds: another program has the processor.
  lookBeats: fc.array(fc.double({ min: 0.05, max: 4, noNaN: true }), { minLength: 1, maxLength: 50 }),
});

it('every change of a workout is announced two bars before, and lands within a bar of its time, live', async () => {
  await fc.assert(
    fc.asyncProperty(runs, async (run) => {
      const bars = await heardBars(run);
      let atBeat = 0;
      for (const [step, length] of run.lengthBeats.entries()) {
        if (step > 0) {
          const at = bars.findIndex((bar) => bar.workoutStep === step);
          expect(Math.abs(bars[at]!.startBeat - atBeat)).toBeLessThanOrEqual(barBeats);
          expect([bars[at - 2], bars[at - 1]].map((bar) => bar?.barsToChange)).toEqual([2, 1]);
          expect(bars[at - 1]?.workoutStep).toBe(step - 1);
          expect(bars[at]!.section).toBe(step % 2 === 1 ? 'chorus' : 'verse');
        }
        atBeat += length;
      }
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

/** The first bars after a few looks at the body: what is heard of the workout then. */
async function barsAfter(
  ...looks: readonly (readonly [beat: number, Agenda['steps'][number]['index'], next?: number])[]
) {
  const store = createStore();
  const ahead = buildLookAhead(createWriter(true).writer, store, false);
  const mood = { section: 'verse', energy01: 0.5, density01: 0.5, brightness01: 0.5 } as const;
  for (const [beat, index, atBeat] of looks) {
    const steps = [
      { index, ...mood },
      ...(atBeat === undefined ? [] : [{ index: index + 1, ...mood, atBeat }]),
    ];
    const agenda = { ...{ id: 1, fill: true, countIn: true, sections: true }, steps };
    void ahead.tick({ beat, tempoBpm: 120 }, intentOf({ agenda }));
    await settle();
  }
  return [...store.bars.values()].map(({ workoutStep, barsToChange = 0 }) => [workoutStep, barsToChange]);
}

it('comes at the next bar line when somebody presses the lap button, but as counted in the last bar of a count', async () => {
  expect((await barsAfter([0, 0], [0.5, 0], [0.7, 1])).slice(0, 2)).toEqual([
    [0, 0],
    [1, 0],
  ]);
  expect((await barsAfter([0, 0, 8], [0.5, 1])).slice(0, 3)).toEqual([
    [0, 2],
    [0, 1],
    [1, 0],
  ]);
});

it('one that is suddenly near has the next bar written anew, so that it is announced', async () => {
  const bars = await barsAfter([0, 0, 40], [0.7, 0, 11.2]);
  expect(bars.slice(0, 4)).toEqual([
    [0, 0],
    [0, 2],
    [0, 1],
    [1, 0],
  ]);
});
