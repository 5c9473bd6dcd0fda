import { describe, expect, it } from 'vitest';
import { createFormPlanner } from '../composer/form/planner.ts';
import { intentOf } from '../composer/testing/intent.ts';
import type { Section } from '../score/bar.ts';
import type { Feel } from '../score/meter.ts';
import { createStyleBook } from '../styles/style-book.ts';
import { createArranger } from './arrange.ts';
import { drumKeys } from './drum-hit.ts';
import { loudnessDb } from './groove-levels.ts';

const styles = ['chorale', 'folk', 'songbook', 'game', 'electronic', 'ragtime', 'unheard of'];
const arrange = createArranger(createStyleBook());

interface DrummedBar {
  readonly section: Section;
  readonly barInPhrase: number;
  readonly loudnessDb: number;
  readonly keys: readonly number[];
}

/** What the drummer plays in the first bars of a run that goes on evenly. */
function drum(style: string, energy01: number, feel: Feel, seed: number, bars = 64): DrummedBar[] {
  const planner = createFormPlanner();
  const intent = intentOf({
    styleWeights: { [style]: 1 },
    tempoBpm: feel === 'half' ? 170 : 110,
    feel,
    energy01,
    seed,
  });
  let state = planner.initial(seed);
  return Array.from({ length: bars }, () => {
    const { plan, state: after } = planner.plan(intent, state);
    state = after;
    const notes = arrange(plan, []).notes.filter(({ part }) => part === 'drums');
    const hits = notes.map(({ pitchMidi: key, velocity01 }) => ({ key, velocity01 }));
    return {
      section: plan.section,
      barInPhrase: plan.barInPhrase,
      loudnessDb: loudnessDb(hits),
      keys: hits.map(({ key }) => key),
    };
  }).filter(({ keys }) => keys.length > 0);
}

const meanDb = (bars: readonly DrummedBar[]): number =>
  10 * Math.log10(bars.reduce((sum, bar) => sum + 10 ** (bar.loudnessDb / 10), 0) / bars.length);
const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const of = (bars: readonly DrummedBar[], section: Section): DrummedBar[] =>
  bars.filter((bar) => bar.section === section);

function spreadDb(bars: readonly DrummedBar[]): number {
  const sorted = bars.map((bar) => bar.loudnessDb).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.9)]! - sorted[Math.floor(sorted.length * 0.1)]!;
}

const runs = ([0.3, 0.5, 0.7, 0.9] as const).flatMap((energy01) =>
  (['half', 'full'] as const).flatMap((feel) => [1, 2, 3, 4].map((seed) => ({ energy01, feel, seed }))),
);

describe.each(styles)('the drums of %s', (style) => {
  const played = runs.map(({ energy01, feel, seed }) => drum(style, energy01, feel, seed));

  it('are louder in a chorus than in the verses around it', () => {
    for (const bars of played)
      expect(meanDb(of(bars, 'chorus'))).toBeGreaterThan(meanDb(of(bars, 'verse')) + 0.2);
  });

  // A bar lasts about 3 s. Of people 4 dB are usual, 6 many (`tools/checks/drums.mjs`).
  it('are as steady within the sections of a run as people are', () => {
    const spreads = played.flatMap((bars) =>
      (['verse', 'chorus'] as const).map((section) => spreadDb(of(bars, section))),
    );
    expect(Math.max(...spreads)).toBeLessThanOrEqual(6);
    expect(meanOf(spreads)).toBeLessThanOrEqual(3);
  });

  it('are struck harder by whoever runs with more energy', () => {
    const calm = meanDb(drum(style, 0.2, 'half', 1).filter(({ section }) => section === 'verse'));
    const driven = meanDb(drum(style, 0.9, 'half', 1).filter(({ section }) => section === 'verse'));
    expect(driven).toBeGreaterThan(calm + 2);
    expect(driven).toBeLessThan(calm + 8);
  });

  it('stand out where a phrase ends with a fill, and begin the next with a crash as loud as the kick', () => {
    const rises = played.map((bars) => {
      const chorus = of(bars, 'chorus');
      const [first, last] = [0, 7].map((place) => chorus.filter(({ barInPhrase }) => barInPhrase === place));
      for (const { keys } of first!) expect(keys).toContain(drumKeys.crash);
      const between = chorus.filter((bar) => !first!.includes(bar) && !last!.includes(bar));
      return meanDb(last!) - meanDb(between);
    });
    expect(meanOf(rises)).toBeGreaterThan(0.5);
  });
});

it.each(styles)(
  'mark every step of the runner in half feel, also where %s counts one beat for two of them',
  (style) => {
    const planner = createFormPlanner();
    const intent = intentOf({
      styleWeights: { [style]: 1 },
      tempoBpm: 170,
      feel: 'half',
      energy01: 0.4,
      seed: 5,
    });
    let state = planner.initial(5);
    for (let index = 0; index < 64; index += 1) {
      const { plan, state: after } = planner.plan(intent, state);
      state = after;
      if (!plan.drums || plan.closing || plan.feel !== 'half') continue;
      const hits = arrange(plan, []).notes.filter(({ part }) => part === 'drums');
      for (let beat = 0; beat < plan.lengthBeats; beat += 1)
        expect(hits.some(({ atBeat }) => Math.abs(atBeat - plan.startBeat - beat) <= 0.25)).toBe(true);
    }
  },
);
