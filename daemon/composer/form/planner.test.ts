import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cueKinds, type Intent } from '../../conductor/intent.ts';
import { sections } from '../../score/bar.ts';
import { chordSymbol, chordTones } from '../../score/chord.ts';
import { scalePitchClasses } from '../../score/key.ts';
import { beatsPerBar } from '../../score/meter.ts';
import { createStyleBook } from '../../styles/style-book.ts';
import { sameKey } from '../harmony/keys.ts';
import type { BarPlan } from '../plan.ts';
import { play, steady } from '../testing/planned-form.ts';
import { playedIndex } from '../testing/played-index.ts';
import type { FormOptions } from './options.ts';
import { createFormPlanner } from './planner.ts';

const anyIntent: fc.Arbitrary<Intent> = fc.record({
  tempoBpm: fc.double({ min: 60, max: 240, noNaN: true }),
  feel: fc.constantFrom('full', 'half'),
  energy01: fc.double({ min: 0, max: 1, noNaN: true }),
  density01: fc.double({ min: 0, max: 1, noNaN: true }),
  brightness01: fc.constant(0.5),
  styleWeights: fc.constantFrom({ game: 1 }, { folk: 0.5, game: 0.5 }, { electronic: 1 }, { ragtime: 1 }),
  key: fc.record({ tonic: fc.nat(11), mode: fc.constantFrom('major', 'minor', 'dorian', 'mixolydian') }),
  section: fc.constantFrom(...sections),
  cue: fc.record({ id: fc.integer({ min: 4, max: 6 }), kind: fc.constantFrom(...cueKinds) }),
  earlierCues: fc
    .subarray([1, 2, 3])
    .chain((ids) =>
      fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), kind: fc.constantFrom(...cueKinds) }))),
    ),
  seed: fc.constant(7),
});

describe('form planner', () => {
  it('says the same for the same intents, and goes back to an earlier state', () => {
    expect(play(60)).toEqual(play(60));
    const planner = createFormPlanner();
    const first = planner.plan(steady, planner.initial(3));
    planner.plan({ ...steady, energy01: 1 }, first.state);
    expect(planner.plan(steady, first.state)).toEqual(planner.plan(steady, first.state));
  });

  it('holds its promises whatever the body asks for', () => {
    fc.assert(
      fc.property(fc.array(anyIntent, { minLength: 1, maxLength: 60 }), (intents) => {
        const plans = play(intents.length, (bar) => intents[bar] ?? steady);
        let beat = 0;
        plans.forEach((plan, index) => {
          expect(plan.index).toBe(index);
          expect(plan.startBeat).toBe(beat);
          expect(plan.lengthBeats).toBe(beatsPerBar(plan.feel));
          beat += plan.lengthBeats;
          expect(plan.chords[0]?.startStep).toBe(0);
          expect(plan.energy01).toBeGreaterThanOrEqual(0);
          expect(plan.energy01).toBeLessThanOrEqual(1);
          expect(plan.adventurous01).toBeGreaterThan(0);
          expect(plan.echo === undefined || playedIndex(plan) < index).toBe(true);
          const before = plans[index - 1];
          const newFeel = before !== undefined && before.feel !== plan.feel;
          expect(newFeel && plan.barInPhrase !== 0).toBe(false);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('leaves room above the choruses of an even run, for one that asks for them', () => {
    const chorusOf = (section: Intent['section']): BarPlan =>
      play(60, (bar) => ({ ...steady, energy01: 0.84, section: bar < 20 ? 'verse' : section })).findLast(
        (plan) => plan.section === 'chorus',
      )!;
    const [even, asked] = [chorusOf('verse'), chorusOf('chorus')];
    expect(even.energy01).toBeLessThan(0.9);
    expect(asked.energy01).toBeGreaterThan(0.93);
    expect(even.density01.chords).toBeLessThan(asked.density01.chords!);
  });

  it('asks of leads as much as its people sing, where what was taught of a style is busier', () => {
    const verse = (style: string): readonly number[] =>
      play(40, () => ({ ...steady, styleWeights: { [style]: 1 } }))
        .filter(({ section, density01 }) => section === 'verse' && density01.lead !== null)
        .map(({ density01 }) => density01.lead!);
    const mean = (of: readonly number[]): number => of.reduce((sum, value) => sum + value, 0) / of.length;
    const { leadDensity } = createStyleBook().styleOf('funk').phrasing;
    expect(leadDensity).toBeLessThan(-0.1);
    expect(mean(verse('funk')) - mean(verse('country'))).toBeCloseTo(leadDensity, 1);
  });

  it('never leaves every role silent while the music plays', () => {
    for (const energy01 of [0, 0.3, 0.6, 1]) {
      for (const plan of play(150, () => ({ ...steady, energy01 }))) {
        expect(Object.values(plan.density01).some((density) => density !== null)).toBe(true);
      }
    }
  });

  it('returns to the same chorus, and gives the verse other chords', () => {
    const plans = play(120, undefined, { songMinutes: 10 });
    const chorusChords = new Map<number, Set<string>>();
    for (const plan of plans.filter((candidate) => candidate.section === 'chorus')) {
      const heard = chorusChords.get(plan.barInPhrase) ?? new Set();
      heard.add(symbols(plan));
      chorusChords.set(plan.barInPhrase, heard);
    }
    expect(chorusChords.size).toBe(8);
    for (const heard of chorusChords.values()) expect(heard.size).toBe(1);
    const firstPhrase = (section: string): string => {
      const start = plans.findIndex((plan) => plan.section === section);
      return plans
        .slice(start, start + 4)
        .map(symbols)
        .join(' ');
    };
    expect(firstPhrase('verse')).not.toBe(firstPhrase('chorus'));
    for (const again of plans.filter((plan) => plan.section === 'chorus').slice(8, 16)) {
      expect(again.echo?.likeness).toBeGreaterThan(0);
      expect(plans[playedIndex(again)]?.section).toBe('chorus');
    }
  });

  it('takes another home key up where a section begins, and never in the middle of one', () => {
    const key = { tonic: 9, mode: 'minor' } as const;
    const plans = play(120, (bar) => ({ ...steady, ...(bar >= 20 && { key }) }));
    const first = plans.findIndex((plan) => plan.index >= 20 && sameKey(plan.key, key));
    expect(plans[first]!.outlook?.bar).toBe(0);
    expect(plans.slice(20, first).every((plan) => sameKey(plan.key, plans[19]!.key))).toBe(true);
    expect(first - 20).toBeLessThanOrEqual(16);
    for (const plan of plans.slice(1)) {
      if (plan.outlook?.bar !== 0) expect(plan.key).toEqual(plans[plan.index - 1]!.key);
    }
    const skip = { id: 1, kind: 'skip' } as const;
    const skipped = play(22, (bar) => ({ ...steady, ...(bar >= 20 && { key, cue: skip }) }));
    expect(skipped[20]!.key).toEqual(key);
  });

  it('ends a song after its time and goes on without a gap in a related key', () => {
    const plans = play(200, undefined, { songMinutes: 2 });
    const intros = plans.filter((plan) => plan.section === 'intro' && plan.barInPhrase === 0);
    expect(intros.length).toBeGreaterThan(2);
    for (const [index, intro] of intros.entries()) {
      const before = intros[index - 1];
      if (before === undefined) continue;
      expect(sameKey(before.key, intro.key)).toBe(false);
      const common = scalePitchClasses(before.key).filter((pc) => scalePitchClasses(intro.key).includes(pc));
      expect(common.length).toBeGreaterThanOrEqual(5);
    }
  });

  it('ends a song after its distance; without a speed after its time', () => {
    const metersOf = (speedMps: number | undefined, options: Partial<FormOptions>): number[] => {
      const plans = play(
        300,
        () => ({ ...steady, ...(speedMps === undefined ? {} : { speedMps }) }),
        options,
      );
      const starts = plans.filter(
        (plan, bar) => plan.section === 'intro' && plans[bar - 1]?.section !== 'intro',
      );
      const beats = starts.slice(1).map((plan, song) => plan.startBeat - (starts[song]?.startBeat ?? 0));
      return beats.map((length) => (length / 170) * 60 * (speedMps ?? 1));
    };
    const songs = metersOf(3, { songKilometers: 0.5 });
    expect(songs.length).toBeGreaterThan(2);
    for (const meters of songs) {
      expect(meters).toBeGreaterThanOrEqual(500);
      expect(meters).toBeLessThan(800);
    }
    const timed = { songMinutes: 2 };
    expect(metersOf(undefined, { ...timed, songKilometers: 0.5 })).toEqual(metersOf(undefined, timed));
  });

  it('ends a song in time when the speed that its distance is measured with is lost', () => {
    const options = { songKilometers: 5, songMinutes: 2 };
    const lostAfter = (bars: number): number => {
      const plans = play(400, (bar) => (bar < bars ? { ...steady, speedMps: 3 } : steady), options);
      return plans.findIndex((plan, bar) => plan.section === 'intro' && plans[bar - 1]?.section === 'outro');
    };
    // A bar lasts 2.8 s: 40 bars are two minutes, and 340 m of the five kilometres.
    expect(lostAfter(0)).toBeGreaterThan(40);
    expect(lostAfter(40)).toBeGreaterThan(70);
    expect(lostAfter(40)).toBeLessThan(110);
  });

  it('gives whoever walks a beat from the first bar on', () => {
    const plans = play(8, () => ({ ...steady, tempoBpm: 112, feel: 'full', energy01: 0 }));
    expect(plans.every((plan) => plan.drums)).toBe(true);
  });

  it('does not call a song back that says goodbye', () => {
    const calm = play(60, undefined, { songBars: 16 });
    const outro = calm.findIndex((plan) => plan.section === 'outro');
    const fast = play(60, (bar) => ({ ...steady, section: bar > outro ? 'chorus' : 'verse' }), {
      songBars: 16,
    });
    const after = fast.slice(outro).find((plan) => plan.section !== 'outro');
    expect(after?.section).toBe('intro');
  });

  it.each(['chorale', 'folk', 'songbook', 'game', 'electronic', 'ragtime', 'unheard of'])(
    'keeps %s chords in the key but for a dominant now and then',
    (style) => {
      for (const mode of ['major', 'minor', 'dorian', 'mixolydian'] as const) {
        const plans = play(200, () => ({ ...steady, styleWeights: { [style]: 1 }, key: { tonic: 2, mode } }));
        const outside = plans.flatMap((plan) =>
          plan.chords.flatMap((placed) =>
            chordTones(placed.chord).map((pc) => !scalePitchClasses(plan.key).includes(pc)),
          ),
        );
        expect(outside.filter(Boolean).length / outside.length).toBeLessThan(0.06);
      }
    },
  );

  it('takes up a new style at once with a section of its own', () => {
    const plans = play(30, (bar) => (bar < 14 ? steady : { ...steady, styleWeights: { electronic: 1 } }));
    expect(plans[14]?.barInPhrase).toBe(0);
    expect(plans[14]?.ensemble?.style).toBe('electronic');
  });

  it('does not flutter between two styles of equal weight', () => {
    const plans = play(40, (bar) => ({
      ...steady,
      styleWeights: bar % 2 === 0 ? { game: 0.52, folk: 0.48 } : { game: 0.48, folk: 0.52 },
    }));
    expect(new Set(plans.map((plan) => plan.ensemble?.style)).size).toBe(1);
  });
});

function symbols(plan: BarPlan): string {
  return plan.chords.map((placed) => chordSymbol(placed.chord)).join(' ');
}
