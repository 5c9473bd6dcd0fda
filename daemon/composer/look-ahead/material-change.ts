import type { Agenda, AgendaStep, Intent } from '../../conductor/intent.ts';
import { parts } from '../../score/note.ts';
import type { BarPlan } from '../plan.ts';

/** A bar, and what was wanted when it was planned. */
interface Planned {
  readonly intent: Intent;
  readonly plan: Pick<BarPlan, 'startBeat' | 'lengthBeats' | 'workoutStep' | 'barsToChange'>;
}

/**
 * Whether what is wanted now differs so much from what was wanted when a bar was planned that the bar should be written
 * anew. Tempo, phase and loudness are not in it: they act on notes already written.
 */
export function differsMaterially({ intent: planned, plan }: Planned, wanted: Intent): boolean {
  return (
    differsInMood(planned, wanted, plan) ||
    planned.cue?.id !== wanted.cue?.id ||
    planned.seed !== wanted.seed ||
    planned.key.tonic !== wanted.key.tonic ||
    planned.key.mode !== wanted.key.mode ||
    !sameInstruments(planned, wanted) ||
    drummingDiffers(planned, wanted) ||
    stylesDiffer(planned, wanted)
  );
}

function differsInMood(planned: Intent, wanted: Intent, plan: Planned['plan']): boolean {
  if (planned.agenda?.id !== wanted.agenda?.id) return true;
  if (comesOtherwise(planned.end?.atBeat, wanted.end?.atBeat, plan)) return true;
  if (planned.section !== wanted.section && (wanted.agenda === undefined || holds(planned) || holds(wanted)))
    return true;
  if (wanted.agenda !== undefined) return agendaDiffers(planned.agenda, wanted.agenda, plan);
  return (
    Math.abs(planned.energy01 - wanted.energy01) > energyThreshold01 ||
    Math.abs(planned.density01 - wanted.density01) > densityThreshold01
  );
}

const holds = ({ section }: Intent): boolean => section === 'break' || section === 'outro';

/**
 * In a workout the steps say what a bar is, not the body. They differ where a step is past that the bar was written for,
 * where its mood is another, or where a change is so near that the bar belongs to another step, or is to announce it.
 */
function agendaDiffers(planned: Intent['agenda'], wanted: Agenda, plan: Planned['plan']): boolean {
  if (isPast(wanted, plan)) return true;
  return wanted.steps.some((step, place) => {
    const before = planned?.steps.find(({ index }) => index === step.index);
    if (step.index === plan.workoutStep && before !== undefined && isOther(before, step)) return true;
    // The step that goes on has begun: no beat is foreseen for it any more.
    return place > 0 && comesOtherwise(before?.atBeat, step.atBeat, plan);
  });
}

/** What is to come near a bar is foreseen for another time than when that was planned. */
function comesOtherwise(
  thenBeat: number | undefined,
  nowBeat: number | undefined,
  { startBeat, lengthBeats }: Planned['plan'],
): boolean {
  const beats = [thenBeat, nowBeat].filter((beat) => beat !== undefined);
  if (beats.every((beat) => beat >= startBeat + 4 * lengthBeats)) return false;
  const [one = 0, other] = beats;
  return other === undefined || Math.abs(one - other) > lengthBeats / 2;
}

const isOther = (before: AgendaStep, step: AgendaStep): boolean =>
  step.section !== before.section || Math.abs(step.energy01 - before.energy01) > energyThreshold01;

/**
 * The body is in a later step than the one that the bar was written for: somebody pressed the lap button. Where the count
 * is on its last bar the step comes as counted.
 */
function isPast({ steps }: Agenda, { workoutStep, barsToChange }: Planned['plan']): boolean {
  const stepsBehind = workoutStep === undefined ? 0 : steps[0]!.index - workoutStep;
  return stepsBehind > (barsToChange === 1 ? 1 : 0);
}

/** A change has come so near, against what was foreseen, that this bar should have announced it. */
function isToAnnounce({ steps }: Agenda, plan: Planned['plan']): boolean {
  const { startBeat, lengthBeats, workoutStep = -1, barsToChange } = plan;
  if (barsToChange !== undefined) return false;
  return steps.some(
    ({ index, atBeat }) =>
      index > workoutStep && atBeat !== undefined && atBeat < startBeat + 2.5 * lengthBeats,
  );
}

/**
 * Whether somebody asked for something else and waits to hear it: a stop, another song, style, instrument or workout, with the legs
 * another pace; or the next step of a workout would come without a word.
 */
export function cannotWait({ intent: planned, plan }: Planned, wanted: Intent): boolean {
  const { cue } = wanted;
  const isFelt = (cue?.kind === 'sprint' || cue?.kind === 'ease') && wanted.agenda === undefined;
  const asked = (cue?.kind === 'stop' || cue?.kind === 'skip' || isFelt) && planned.cue?.id !== cue?.id;
  return (
    asked ||
    (wanted.agenda !== undefined &&
      (planned.agenda?.id !== wanted.agenda.id ||
        isPast(wanted.agenda, plan) ||
        isToAnnounce(wanted.agenda, plan))) ||
    !sameInstruments(planned, wanted) ||
    stylesDiffer(planned, wanted)
  );
}

function sameInstruments({ instruments: a = {} }: Intent, { instruments: b = {} }: Intent): boolean {
  return parts.every((part) => a[part] === b[part]);
}

function drummingDiffers({ drumming: a }: Intent, { drumming: b }: Intent): boolean {
  const apart = (x = 0, y = 0): boolean => Math.abs(x - y) > drummingThreshold;
  return apart(a?.busy, b?.busy) || apart(a?.loose, b?.loose);
}

/** Where the style is left to the band no bar is written anew for the one that is heard. */
const stylesDiffer = (planned: Intent, wanted: Intent): boolean =>
  (planned.freeStyles === undefined || wanted.freeStyles === undefined) &&
  styleDistance(planned.styleWeights, wanted.styleWeights) > styleThreshold;

/** Half the sum of the differences: 0 the same mixture, 1 nothing in common. */
function styleDistance(a: Intent['styleWeights'], b: Intent['styleWeights']): number {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  let sum = 0;
  for (const name of names) sum += Math.abs((a[name] ?? 0) - (b[name] ?? 0));
  return sum / 2;
}

/** Smaller changes wait for bars not yet written; so a slow drift does not have every bar written twice. */
const energyThreshold01 = 0.15;
const densityThreshold01 = 0.15;
const drummingThreshold = 0.1;
const styleThreshold = 0.1;
