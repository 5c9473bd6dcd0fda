import { describe, expect, it } from 'vitest';
import type { Cue, Intent } from '../../conductor/intent.ts';
import { chordSymbol } from '../../score/chord.ts';
import { sameKey } from '../harmony/keys.ts';
import type { BarPlan } from '../plan.ts';
import { play, steady, withCue } from '../testing/planned-form.ts';
import { createFormPlanner } from './planner.ts';
import type { FormState } from './state.ts';

describe('cues', () => {
  it('begins with a beat whenever it begins from rest', () => {
    const planner = createFormPlanner();
    for (let seed = 0; seed < 30; seed++) {
      const cues = ['stop', 'start', 'stop', 'start'] as const;
      let state: FormState = planner.plan(steady, planner.initial(seed)).state;
      for (const [i, kind] of cues.entries()) {
        const { plan, state: next } = planner.plan({ ...steady, cue: { id: i + 1, kind } }, state);
        state = next;
        expect(plan.drums, `${kind}, seed ${seed}`).toBe(true);
      }
    }
  });

  it('closes with the next bar when told to stop, then keeps silent until it is started again', () => {
    const plans = play(40, (bar) =>
      bar < 30 ? withCue(20, 'stop')(bar) : { ...steady, cue: { id: 2, kind: 'start' } },
    );
    expect(plans[20]?.closing).toBe(true);
    expect(chordSymbol(plans[20]!.chords.at(-1)!.chord)).toBe('C');
    expect(plans[19]?.closing).toBe(false);
    for (const plan of plans.slice(21, 30)) {
      expect(plan.drums).toBe(false);
      expect(plan.density01).toEqual({ bass: null, chords: null, lead: null });
    }
    expect(plans[30]?.section).toBe('intro');
    expect(plans[30]?.density01.chords ?? plans[30]?.density01.bass).not.toBeNull();
  });

  it('skips to another song at the next bar', () => {
    const plans = play(30, withCue(20, 'skip'));
    expect(plans[20]?.barInPhrase).toBe(0);
    expect(plans[20]?.ensemble?.seed).not.toBe(plans[19]?.ensemble?.seed);
    expect(sameKey(plans[20]!.key, plans[19]!.key)).toBe(false);
  });

  it('hears every cue of a bar, in order', () => {
    const withCues =
      (from: number, ...kinds: Cue['kind'][]) =>
      (bar: number): Intent => {
        const cues = kinds.map((kind, i) => ({ id: i + 1, kind }));
        return bar < from
          ? steady
          : ({ ...steady, cue: cues.at(-1), earlierCues: cues.slice(0, -1) } as Intent);
      };
    const skipped = play(40, withCues(20, 'skip', 'lap'));
    expect(skipped[20]?.ensemble?.seed).not.toBe(skipped[19]?.ensemble?.seed);
    expect(skipped.slice(20, 25).map(({ section }) => section)).toEqual([
      ...['verse', 'verse', 'verse', 'verse'],
      'chorus',
    ]);
    const cooled = play(60, withCues(13, 'coolDown', 'lap'));
    expect(cooled.slice(14, 18).some(({ section }) => section === 'chorus')).toBe(true);
    expect(cooled.slice(14, 36).some(({ section }) => section === 'outro')).toBe(true);
    expect(play(30, withCues(20, 'lap', 'stop'))[20]?.closing).toBe(true);
    // What was taken back before it was heard leaves no trace.
    const without = (plans: BarPlan[]): unknown =>
      plans.map(({ index, section, closing }) => [index, section, closing]);
    expect(without(play(40, withCues(20, 'stop', 'start')))).toEqual(without(play(40)));
    expect(without(play(40, withCues(20, 'redLight', 'start')))).toEqual(without(play(40)));
    expect(without(play(40, withCues(20, 'skip', 'stop', 'start')))).toEqual(
      without(play(40, withCue(20, 'skip'))),
    );
  });

  it('tell when they are heard: a skip with its bar, a lap where its section begins', () => {
    const answers = (plans: BarPlan[]): (number | undefined)[] =>
      plans.map(({ answeredCueId }) => answeredCueId);
    const first = (plans: BarPlan[]): number => answers(plans).indexOf(1);
    expect(first(play(30, withCue(20, 'skip')))).toBe(20);
    const lap = play(40, withCue(13, 'lap'));
    const from = first(lap);
    expect(from).toBeGreaterThanOrEqual(13);
    expect(from).toBeLessThanOrEqual(16);
    expect(lap[from]!.section).not.toBe(lap[from - 1]!.section);
    expect(answers(lap)).toEqual([...new Array(from).fill(0), ...new Array(40 - from).fill(1)]);
    // Which section comes next may be wished for by the body meanwhile; once answered it stays so.
    const restless = play(60, (bar) => ({
      ...withCue(13, 'lap')(bar),
      section: bar % 3 === 0 ? 'chorus' : 'verse',
    }));
    expect(answers(restless)).toEqual([...answers(restless)].sort());
    expect(answers(restless).at(-1)).toBe(1);
  });

  it('answers the events of a run', () => {
    expect(play(40, withCue(15, 'redLight'))[15]?.section).toBe('break');
    expect(
      play(40, withCue(5, 'sprint'))
        .slice(6, 8)
        .map((plan) => plan.section),
    ).toContain('chorus');
    expect(
      play(40, withCue(13, 'hill'))
        .slice(14, 18)
        .map((plan) => plan.section),
    ).toContain('bridge');
    const cooled = play(60, withCue(13, 'coolDown')).slice(18);
    expect(cooled.slice(0, 20).some((plan) => plan.section === 'outro')).toBe(true);
  });

  it('ends a song for who cools down, then begins a calm one; a stop in between is a stop', () => {
    const walking = (bar: number): Intent => ({
      ...withCue(13, 'coolDown')(bar),
      ...(bar >= 13 && { energy01: 0.3 }),
    });
    const plans = play(90, walking);
    const end = plans.findIndex(({ closing }) => closing);
    expect(plans[end - 1]).toMatchObject({ section: 'outro', song: 0 });
    expect(plans[end]).toMatchObject({ section: 'outro', song: 0 });
    expect(chordSymbol(plans[end]!.chords.at(-1)!.chord)).toBe('C');
    const [begun] = plans.slice(end + 1);
    expect(begun).toMatchObject({ section: 'intro', song: 1, closing: false, drums: true });
    expect(begun?.ensemble?.half).toBe('calm');
    const stopped = play(90, (bar) =>
      bar <= end ? walking(bar) : { ...walking(bar), cue: { id: 2, kind: 'stop' } },
    );
    expect(stopped[end]).toEqual(plans[end]);
    for (const plan of stopped.slice(end + 1)) expect(plan).toMatchObject({ drums: false, closing: false });
  });

  it('drops into a chorus on the next bar line when the pace leaps, again where one is sung, and lets go of it', () => {
    const usual = play(60);
    const first = usual.findIndex(
      ({ section }, bar) => section === 'chorus' && usual[bar - 1]?.section === 'verse',
    );
    const sprint = play(60, withCue(first - 3, 'sprint'));
    expect(sprint[first - 3]).toMatchObject({ section: 'chorus', barInPhrase: 0 });
    const again = play(60, withCue(first + 4, 'sprint'));
    expect(again[first + 4]).toMatchObject({ section: 'chorus', barInPhrase: 0 });
    const begun = play(60, withCue(first + 1, 'sprint'));
    expect(begun[first + 1]).toMatchObject({ section: 'chorus', barInPhrase: 1 });
    const ease = play(60, withCue(first + 3, 'ease'));
    expect(ease[first + 3]).toMatchObject({ section: 'verse', barInPhrase: 0 });
    expect(play(60, withCue(first - 3, 'ease'))[first - 3]).toMatchObject({
      section: 'verse',
      barInPhrase: 0,
    });
  });

  it('stays in the break for as long as the light is red', () => {
    const plans = play(40, (bar) =>
      bar < 10 ? steady : bar < 26 ? { ...steady, section: 'break' } : steady,
    );
    expect(plans.slice(12, 26).every((plan) => plan.section === 'break')).toBe(true);
    expect(plans.slice(26, 32).some((plan) => plan.section !== 'break')).toBe(true);
  });

  it('stays in the break through another style and another song', () => {
    const standing: Intent = { ...steady, section: 'break' };
    for (const change of [{ styleWeights: { electronic: 1 } }, { cue: { id: 1, kind: 'skip' } }] as const) {
      const plans = play(40, (bar) =>
        bar < 10
          ? steady
          : bar < 17
            ? standing
            : bar < 30
              ? { ...standing, ...change }
              : { ...steady, ...change },
      );
      expect(plans[17]?.ensemble?.seed).not.toBe(plans[16]?.ensemble?.seed);
      expect(plans.slice(12, 30).every(({ section }) => section === 'break')).toBe(true);
      expect(plans.slice(30, 36).some(({ section }) => section === 'verse')).toBe(true);
    }
  });

  it('begins a song for whoever starts it standing, then takes a break', () => {
    const standing: Intent = { ...steady, section: 'break' };
    const plans = play(40, (bar) =>
      bar < 10 ? steady : { ...standing, cue: { id: bar < 12 ? 1 : 2, kind: bar < 12 ? 'stop' : 'start' } },
    );
    expect(plans.slice(12, 16).every(({ section }) => section === 'intro')).toBe(true);
    expect(plans.slice(16).every(({ section }) => section === 'break')).toBe(true);
  });

  it('takes no break that was asked for and taken back before its bar came', () => {
    const plans = play(40, (bar) => (bar === 5 ? { ...steady, section: 'break' } : steady));
    expect(plans.some(({ section }) => section === 'break')).toBe(false);
  });
});
