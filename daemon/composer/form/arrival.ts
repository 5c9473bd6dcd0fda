import type { Intent } from '../../conductor/intent.ts';
import { beatsPerBar } from '../../score/meter.ts';
import { latelyOf, type Settings } from './beginnings.ts';
import { agendaOf, type Course, courseOf, intentOn, staysInWorkout } from './course.ts';
import { effectOf, pendingAfter } from './cues.ts';
import { barsToStop } from './endings.ts';
import type { FormOptions } from './options.ts';
import { elapsed, type Lasted } from './sections.ts';
import { type Standing, settle } from './settle.ts';
import type { FormInSong, FormState } from './state.ts';

/** A bar of a song: where the form stands at its bar line, and where in a workout. */
export interface Standpoint extends Standing {
  readonly course: Course | undefined;
  /** Bars from this one to the last, where a stop is known beforehand. */
  readonly barsToStop: number | undefined;
}

/** What comes at a bar line. `intent`: what is wanted of this bar. */
export type Arrival = { readonly intent: Intent } & (
  | { readonly comes: 'silence' | 'close'; readonly state: FormState }
  | { readonly comes: 'bar' | 'lastBar'; readonly at: Standpoint }
);

/** Decides what the coming bar is. Planner and outlook go the same way, so that what is foreseen is what will be played. */
export function arrive(asked: Intent, before: FormState, settings: Settings): Arrival {
  const agenda = agendaOf(asked, before);
  const course = agenda && courseOf(agenda, before, asked.feel);
  const intent = course ? intentOn(course, { ...asked, agenda }) : asked;
  const cues = [...(intent.earlierCues ?? []), ...(intent.cue === undefined ? [] : [intent.cue])];
  const said = effectOf(
    cues.filter(({ id, kind }) => id > before.lastCueId && (!course || staysInWorkout.has(kind))),
    before,
  );
  const toStop = barsToStop(intent, before);
  const awaitsStop = before.awaitsStop === true && toStop !== undefined && toStop <= 1;
  const goesOn = before.goesOn || (before.awaitsStop && !awaitsStop);
  const effect = goesOn && !said.closes ? { ...said, newSong: true } : said;
  const {
    pending: _waiting,
    course: _last,
    goesOn: _begun,
    awaitsStop: _stop,
    lastBar: _end,
    ...free
  } = before;
  const rest = {
    ...free,
    ...(course && { course: course.state }),
    ...(toStop !== undefined && { lastBar: before.nextIndex + toStop }),
    ...(awaitsStop && !said.closes && { awaitsStop }),
  };
  const lastCueId = Math.max(before.lastCueId, intent.cue?.id ?? 0);
  const heard: FormState = { ...rest, lastCueId, lastAsked: intent.section };

  if (before.closed && (effect.closes || !effect.newSong)) return { comes: 'silence', intent, state: heard };
  if (effect.closes) return { comes: 'close', intent, state: heard };

  const pending = effect.pending ?? (effect.newSong ? undefined : pendingAfter(intent.section, before));
  const waiting = pending === undefined ? heard : { ...heard, pending };
  const follows = before.goesOn === true;
  const stand = settle(intent, waiting, { ...effect, course, follows, barsToStop: toStop }, settings);
  const waits =
    stand.state.pending !== undefined &&
    (effect.pending !== undefined || (!effect.newSong && before.answeredCueId < before.lastCueId));
  const answeredCueId = waits ? before.answeredCueId : lastCueId;
  const at = { ...stand, state: { ...stand.state, answeredCueId }, course, barsToStop: toStop };
  return { comes: endsSong(at) ? 'lastBar' : 'bar', intent, at };
}

const endsSong = ({ song, passage: { section, bar, bars }, course, barsToStop }: Standpoint): boolean =>
  section === 'outro' && bar === bars - 1 && (song.cooling || course?.endsSong === true || barsToStop === 0);

/** The form at a later bar line, once so many bars of its section are played: this one, and those after it where nothing happens. */
export function passed(
  { state, song, passage }: Standing,
  intent: Intent,
  options: FormOptions,
  bars = 1,
): FormInSong {
  const lengthBeats = beatsPerBar(passage.feel);
  const barSeconds = (lengthBeats * 60) / intent.tempoBpm;
  let lasted: Lasted = song;
  let { lately } = state;
  for (let bar = 0; bar < bars; bar += 1) {
    lasted = elapsed(lasted, barSeconds, intent.speedMps, options);
    lately = latelyOf(intent, barSeconds, lately);
  }
  const begins = passage.section === 'chorus' && passage.bar === 0;
  return {
    ...state,
    nextIndex: state.nextIndex + bars,
    nextBeat: state.nextBeat + bars * lengthBeats,
    song: { ...song, ...lasted, choruses: song.choruses + (begins ? 1 : 0) },
    ...(lately && { lately }),
    passage: { ...passage, bar: passage.bar + bars, played: passage.played + bars },
  };
}
