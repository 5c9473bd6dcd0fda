import type { Intent } from '../../conductor/intent.ts';
import type { Outlook, PassageAhead } from '../../score/bar.ts';
import { type Arrival, arrive, passed, type Standpoint } from './arrival.ts';
import type { Settings } from './beginnings.ts';
import type { FormInSong } from './state.ts';

/** More sections than any song is told of: a song of half an hour has some seventy. */
const mostAhead = 100;

/**
 * Where the bar stands that was planned last, and what comes from there to the end of the song: if nothing happens, and
 * tempo and energy stay, or are as a workout asks. The form goes on there, without notes.
 */
export function outlookOf(intent: Intent, standing: FormInSong, settings: Settings): Outlook {
  const { song, passage } = standing;
  const bar = passage.played - 1;
  const current = { section: passage.section, bars: passage.played };
  const ahead: PassageAhead[] = [];
  let last = current;
  let before = standing;
  while (ahead.length < mostAhead) {
    const next = arrive(intent, before, settings);
    if (!('at' in next) || next.at.song.number !== song.number) break;
    const { section, played, ...place } = next.at.passage;
    if (played === 0) {
      last = { section, bars: 0 };
      ahead.push(last);
    }
    const left = place.bars - place.bar;
    if (isOpen(next)) return { bar, bars: current.bars + (last === current ? left : 0) };
    const bars = isUneventful(next.at) ? left : 1;
    last.bars += bars;
    if (next.comes === 'lastBar') break;
    before = passed(next.at, next.intent, settings.options, bars);
  }
  return { bar, bars: current.bars, ahead };
}

/** Nobody knows how long it lasts: a red light, or a step of a workout whose end cannot be foreseen. */
function isOpen({ comes, intent, at }: Extract<Arrival, { comes: 'bar' | 'lastBar' }>): boolean {
  if (comes === 'lastBar') return false;
  if (intent.section === 'break') return at.passage.section === 'break';
  return intent.agenda?.sections === true && at.course?.step.index === intent.agenda.steps.at(-1)!.index;
}

/** What it is in goes on to its end. */
const isUneventful = ({ course, state, barsToStop }: Standpoint): boolean =>
  course === undefined && state.pending === undefined && barsToStop === undefined;
