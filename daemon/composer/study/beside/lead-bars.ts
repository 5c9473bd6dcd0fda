import { type Key, modeSteps, placeInKey } from '../../../score/key.ts';
import { stepsPerBar } from '../../../score/meter.ts';
import type { Song, SongNote } from './songs.ts';

/** What a bar of the lead says, as words that are equal where the bars are. */
interface LeadBar {
  /** The steps in which notes begin. */
  readonly rhythm: string;
  /** Rhythm and pitches. */
  readonly tune: string;
  /** Rhythm and steps of the scale from its first note on: the same where a tune comes back higher or lower. */
  readonly shape: string;
}

/** By bar; undefined where the lead begins no note. */
export function leadBars(song: Song): readonly (LeadBar | undefined)[] {
  return notesByBar(song, 'lead').map((notes, bar) =>
    notes.length === 0 ? undefined : leadBar(notes, song.keys[bar]!),
  );
}

/** Of the bars in which a part plays, how many different rhythms there are to each: few where it keeps to a riff. */
export function distinctRhythms(song: Song, part: SongNote['part']): number {
  const rhythms = notesByBar(song, part).flatMap((notes) =>
    notes.length === 0 ? [] : [[...new Set(notes.map(({ step }) => step % stepsPerBar))].join(' ')],
  );
  return new Set(rhythms).size / rhythms.length;
}

function notesByBar(song: Song, part: SongNote['part']): readonly (readonly SongNote[])[] {
  const byBar: SongNote[][] = Array.from({ length: song.bars }, () => []);
  for (const note of song.notes) {
    if (note.part === part) byBar[Math.floor(note.step / stepsPerBar)]?.push(note);
  }
  return byBar;
}

/** Between its first bar and its last, the share of the bars in which the lead begins no note. */
export function restShare(bars: readonly (LeadBar | undefined)[]): number {
  const sung = bars.flatMap((bar, index) => (bar === undefined ? [] : [index]));
  return sung.length === 0 ? Number.NaN : 1 - sung.length / (sung.at(-1)! - sung[0]! + 1);
}

function leadBar(notes: readonly SongNote[], key: Key): LeadBar {
  const steps = notes.map(({ step }) => step % stepsPerBar);
  const rungs = notes.map(({ pitchMidi }) => rungOf(pitchMidi, key));
  const sung = (values: readonly number[]): string =>
    steps.map((step, i) => `${step}:${values[i]}`).join(' ');
  return {
    rhythm: steps.join(' '),
    tune: sung(notes.map(({ pitchMidi }) => pitchMidi)),
    shape: sung(rungs.map((rung) => rung - rungs[0]!)),
  };
}

/** On the ladder of the scale: its degrees are even, what lies between two of them is odd. */
function rungOf(pitchMidi: number, key: Key): number {
  const { octave, degree, semitonesAbove } = placeInKey(pitchMidi, key);
  return 2 * (modeSteps[key.mode].length * octave + degree) + (semitonesAbove === 0 ? 0 : 1);
}

type Bars = ReturnType<typeof leadBars>;

/** Of the bars with a lead, the share that says what an earlier one said; NaN without any. */
export function heardBefore(bars: Bars, word: keyof LeadBar): number {
  const heard = new Set<string>();
  let again = 0;
  let all = 0;
  for (const bar of bars) {
    if (bar === undefined) continue;
    all++;
    if (heard.has(bar[word])) again++;
    heard.add(bar[word]);
  }
  return again / all;
}

/** Of the bars with a lead, the share that says what stands somewhere in other music; NaN without any. */
export function heardIn(others: Bars, bars: Bars, word: keyof LeadBar): number {
  const known = new Set(others.map((bar) => bar?.[word]));
  const sung = bars.filter((bar) => bar !== undefined);
  return sung.filter((bar) => known.has(bar[word])).length / sung.length;
}

/** Of the bars with a lead, the share that says what the bar so many bars before said, where that is most; NaN without any. */
export function bestReturn(bars: Bars, word: keyof LeadBar): number {
  let best = Number.NaN;
  for (let lag = 1; lag <= Math.min(mostLagBars, bars.length / 2); lag++) {
    const later = bars.flatMap((bar, i) =>
      bar === undefined || i < lag ? [] : [{ bar, before: bars[i - lag] }],
    );
    const share = later.filter(({ bar, before }) => bar[word] === before?.[word]).length / later.length;
    if (Number.isNaN(best) || share > best) best = share;
  }
  return best;
}

/** Of the bars with a lead, how many different ones there are to each. */
export function distinctShare(bars: Bars, word: keyof LeadBar): number {
  const words = bars.flatMap((bar) => (bar === undefined ? [] : [bar[word]]));
  return new Set(words).size / words.length;
}

const mostLagBars = 32;
