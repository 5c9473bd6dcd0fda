import type { Intent } from '../../conductor/intent.ts';
import { parts } from '../../score/note.ts';

/**
 * Whether what is wanted now differs so much from what was wanted when a bar was planned that the bar should be written
 * anew. Tempo, phase and loudness are not in it: they act on notes already written.
 */
export function differsMaterially(planned: Intent, wanted: Intent): boolean {
  return (
    planned.section !== wanted.section ||
    planned.cue?.id !== wanted.cue?.id ||
    planned.seed !== wanted.seed ||
    planned.key.tonic !== wanted.key.tonic ||
    planned.key.mode !== wanted.key.mode ||
    !sameInstruments(planned, wanted) ||
    Math.abs(planned.energy01 - wanted.energy01) > energyThreshold01 ||
    Math.abs(planned.density01 - wanted.density01) > densityThreshold01 ||
    styleDistance(planned.styleWeights, wanted.styleWeights) > styleThreshold
  );
}

/** Whether somebody asked for something else and waits to hear it: a stop, another song, style or instrument. */
export function cannotWait(planned: Intent, wanted: Intent): boolean {
  const { cue } = wanted;
  const asked = (cue?.kind === 'stop' || cue?.kind === 'skip') && planned.cue?.id !== cue.id;
  return (
    asked ||
    !sameInstruments(planned, wanted) ||
    styleDistance(planned.styleWeights, wanted.styleWeights) > styleThreshold
  );
}

function sameInstruments({ instruments: a = {} }: Intent, { instruments: b = {} }: Intent): boolean {
  return parts.every((part) => a[part] === b[part]);
}

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
const styleThreshold = 0.1;
