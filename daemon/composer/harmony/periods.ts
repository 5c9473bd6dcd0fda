import type { Section } from '../../score/bar.ts';
import type { ChordBank } from './chord-bank.ts';
import type { SongHarmony } from './phrases.ts';
import { type Period, sectionPeriod } from './section-harmony.ts';

/** `time`: how often the section was played before in its song. */
export type Periods = (section: Section, song: SongHarmony, time: number) => Period;

/** A song has fewer, and two are planned at a time at most. */
const mostRemembered = 64;

/** Periods from a bank; those of the last songs are kept, as every bar asks for the same few again. */
export function createPeriods(bank: ChordBank): Periods {
  const known = new Map<string, Period>();
  return (section, song, time) => {
    const { style, mode, seed, temperature } = song;
    const asked = [section, style.name, mode, seed, temperature, time].join(' ');
    const found = known.get(asked) ?? sectionPeriod(section, song, bank, time);
    if (known.size >= mostRemembered) known.clear();
    known.set(asked, found);
    return found;
  };
}
