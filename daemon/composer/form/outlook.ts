import type { Intent } from '../../conductor/intent.ts';
import type { Outlook, PassageAhead } from '../../score/bar.ts';
import { beatsPerBar } from '../../score/meter.ts';
import { outgrows } from './beginnings.ts';
import type { FormOptions } from './options.ts';
import { elapsed, sectionAfter, sectionBars } from './sections.ts';
import type { FormState, Passage } from './state.ts';

/** More sections than any song is told of: a song of half an hour has some seventy. */
const mostAhead = 100;

/**
 * Where the bar stands that was planned last, and what the form has in mind from there to the end of the song: if
 * nothing happens, and tempo and energy stay. Undefined where nothing is planned.
 */
export function outlookOf(intent: Intent, state: FormState, options: FormOptions): Outlook | undefined {
  const { song: last, passage, pending } = state;
  if (state.closed || last === undefined || passage === undefined) return undefined;
  const bar = passage.bar - 1;
  const bars = endOf(passage, pending?.boundaryBars);
  /** A red light: nobody knows how long it lasts. */
  const waits = (section: Passage['section']): boolean => section === 'break' && intent.section === 'break';

  let song = last;
  const play = (count: number, feel: Passage['feel']): void => {
    const barSeconds = (beatsPerBar(feel) * 60) / intent.tempoBpm;
    for (let i = 0; i < count; i += 1)
      song = { ...song, ...elapsed(song, barSeconds, intent.speedMps, options) };
  };
  play(bars - passage.bar, passage.feel);
  if (pending === undefined && waits(passage.section)) return { bar, bars };
  if (pending === undefined && outgrows(last, state)) return { bar, bars, ahead: [] };
  const ahead: PassageAhead[] = [];
  let next = pending?.section ?? sectionAfter(passage.section, song, intent.energy01, options);
  while (next !== 'song' && ahead.length < mostAhead) {
    if (waits(next)) return { bar, bars };
    const length = sectionBars(next, (beatsPerBar(intent.feel) * 60) / intent.tempoBpm, song);
    ahead.push({ section: next, bars: length });
    if (next === 'chorus') song = { ...song, choruses: song.choruses + 1 };
    play(length, intent.feel);
    next = sectionAfter(next, song, intent.energy01, options);
  }
  return { bar, bars, ahead };
}

/** How many bars a passage has: what waits to begin cuts it short. */
function endOf({ bar, bars }: Passage, boundaryBars: number | undefined): number {
  return boundaryBars === undefined ? bars : Math.min(bars, Math.ceil(bar / boundaryBars) * boundaryBars);
}
