import type { Agenda, AgendaStep, Intent } from '../../conductor/intent.ts';
import type { Section } from '../../score/bar.ts';
import { beatsPerBar } from '../../score/meter.ts';
import type { FormState, SongState } from './state.ts';

/** What the agenda of a workout means for the bar that is planned. */
export interface Course {
  /** The step that the bar belongs to. */
  readonly step: AgendaStep;
  /** It is the step's first. */
  readonly begins: boolean;
  /** Bars from this one to the next step's first: 2 for the last but one; absent while it is farther, or not foreseen. */
  readonly barsToChange?: 1 | 2;
  /** To be kept: where the next step begins, once that was announced. */
  readonly landing?: NonNullable<FormState['landing']>;
}

/**
 * A change comes at the bar line that is nearest to its time. Two bars before it is announced, and from then on it stays
 * there, however the prediction trembles; what was planned before may still be taken back.
 */
export function courseOf(agenda: Agenda, state: FormState, feel: Intent['feel']): Course {
  const lengthBeats = beatsPerBar(state.passage?.feel ?? feel);
  const barsUntil = ({ index, atBeat }: AgendaStep): number => {
    if (state.landing?.index === index) return Math.max(0, state.landing.bar - state.nextIndex);
    if (atBeat === undefined) return Number.POSITIVE_INFINITY;
    const bars = (atBeat - state.nextBeat) / lengthBeats;
    // A prediction that jumped over the bar that was to announce it: a bar late, and counted.
    return bars >= 1 ? Math.max(2, Math.round(bars)) : Math.max(0, Math.round(bars));
  };
  // Never back: the body reaches a step a little after the music that was written for it, or before.
  const before = Math.max(state.step ?? -1, agenda.steps[0]!.index);
  let at = Math.max(
    0,
    agenda.steps.findIndex(({ index }) => index === before),
  );
  while (at + 1 < agenda.steps.length && barsUntil(agenda.steps[at + 1]!) === 0) at += 1;
  const step = agenda.steps[at]!;
  const next = agenda.steps[at + 1];
  const bars = next === undefined ? Number.POSITIVE_INFINITY : barsUntil(next);
  return {
    step,
    begins: step.index !== state.step,
    ...(next !== undefined &&
      (bars === 1 || bars === 2) && {
        barsToChange: bars,
        landing: { index: next.index, bar: state.nextIndex + bars },
      }),
  };
}

/** What is wanted of a bar of a step: its own mood and section, but for standing still and the end. */
export function intentOn(course: Course, intent: Intent): Intent {
  const { energy01, density01, brightness01, section } = course.step;
  const isHeld = intent.section === 'break' || intent.section === 'outro';
  return {
    ...intent,
    ...{ energy01, density01, brightness01 },
    ...(!isHeld && { section: intent.agenda?.sections ? section : intent.section }),
  };
}

/** A step's own section where it begins, then again, and now and then a bridge, so that it is not the same for long. */
export function sectionOn(
  { begins, step: { section: asked } }: Course,
  played: Section,
  song: SongState,
): Section {
  if (begins || played !== asked) return asked;
  return asked === 'verse' || song.choruses % 3 === 0 ? 'bridge' : asked;
}
