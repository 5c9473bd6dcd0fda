import type { Agenda, AgendaStep, Cue, Intent } from '../../conductor/intent.ts';
import type { Section } from '../../score/bar.ts';
import { beatsPerBar } from '../../score/meter.ts';
import type { CourseState, FormState, SongState } from './state.ts';

/** What the agenda of a workout means for the bar that is planned. */
export interface Course {
  /** The step that the bar belongs to. */
  readonly step: AgendaStep;
  /** It is the step's first. */
  readonly begins: boolean;
  /** Bars from this one to the next step's first: 2 for the last but one; absent while it is farther, or not foreseen. */
  readonly barsToChange?: 1 | 2;
  /** It is of another character than the one before it: the song ends with this bar. */
  readonly endsSong: boolean;
  /** Bars from this one to the last of its song, where the next step has one of its own and can be foreseen. */
  readonly barsToEnd?: number;
  /** To be kept for the next bar. */
  readonly state: CourseState;
}

/**
 * A change comes at the bar line that is nearest to its time. Two bars before it is announced, and from then on it stays
 * there, whatever is foreseen by then; what was planned before may still be taken back.
 */
export function courseOf(agenda: Agenda, state: FormState, feel: Intent['feel']): Course {
  const { id, steps } = agenda;
  const before = state.course?.agendaId === id ? state.course : undefined;
  const present = (step: AgendaStep): AgendaStep => steps.find(({ index }) => index === step.index) ?? step;
  const reached = steps[0]!;
  const landing = before?.landing;
  const isDue = landing !== undefined && landing.step.index >= reached.index;
  if (before && isDue && landing.bar > state.nextIndex) {
    const barsToChange = landing.bar - state.nextIndex === 1 ? 1 : 2;
    const step = present(before.step);
    const kept = { step, begins: false, endsSong: false, state: { agendaId: id, step, landing } };
    return { ...kept, barsToChange, ...endOf(landing.step, barsToChange) };
  }

  const lengthBeats = beatsPerBar(state.passage?.feel ?? feel);
  const barsUntil = ({ atBeat = Number.POSITIVE_INFINITY }: AgendaStep): number => {
    const bars = (atBeat - state.nextBeat) / lengthBeats;
    // One that was foreseen too far is announced all the same, a bar late at most.
    return bars >= 1 ? Math.max(2, Math.round(bars)) : Math.max(0, Math.round(bars));
  };
  const played = isDue ? landing.step : before?.step;
  // Never back: the body reaches a step a little after the music that was written for it, or before.
  let step = played !== undefined && played.index > reached.index ? present(played) : reached;
  const after = ({ index }: AgendaStep): AgendaStep | undefined =>
    steps.find((each) => each.index === index + 1);
  let next = after(step);
  while (next !== undefined && barsUntil(next) === 0) {
    step = next;
    next = after(step);
  }
  const bars = next === undefined ? Number.POSITIVE_INFINITY : barsUntil(next);
  const begins = step.index !== before?.step.index;
  const there = {
    ...{ step, begins, endsSong: begins && before !== undefined && step.opensSong === true },
    ...endOf(next, bars),
  };
  if (next === undefined || (bars !== 1 && bars !== 2)) return { ...there, state: { agendaId: id, step } };
  const announced = { step: next, bar: state.nextIndex + bars };
  return { ...there, barsToChange: bars, state: { agendaId: id, step, landing: announced } };
}

const endOf = (next: AgendaStep | undefined, bars: number): Pick<Course, 'barsToEnd'> =>
  next?.opensSong && Number.isFinite(bars) ? { barsToEnd: bars } : {};

/** The body has come to the end of its workout, and the music, which announced it, has not: it does all the same. */
export function agendaOf({ agenda }: Intent, { course }: FormState): Agenda | undefined {
  const landing = course?.landing;
  if (agenda !== undefined || !landing?.step.opensSong) return agenda;
  return { id: course!.agendaId, steps: [landing.step], fill: false, countIn: false, sections: true };
}

/** Who runs a workout says by its steps where the music goes: an interval is no sprint that nobody foresaw. */
export const staysInWorkout: ReadonlySet<Cue['kind']> = new Set<Cue['kind']>([
  ...(['stop', 'start', 'skip', 'redLight'] as const),
]);

/** So much more energy is a leap, from rest to an interval. */
const leapEnergy01 = 0.2;

/** The step that is announced asks for much more than this one. */
export const leapsUp = ({ step, state: { landing } }: Course): boolean =>
  landing !== undefined && landing.step.energy01 - step.energy01 >= leapEnergy01;

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
