import type { Section } from '../../../score/bar.ts';
import type { GridNote } from '../../grid-note.ts';
import type { RememberedBar } from '../../look-ahead/bar-memory.ts';

/**
 * How much of two bars is the same: struck notes of equal role, pitch and step, as an F1 score (1 the same, 0 nothing
 * in common). Two empty bars are the same.
 */
export function barOverlap(a: readonly GridNote[], b: readonly GridNote[]): number {
  const names = (notes: readonly GridNote[]): Set<string> =>
    new Set(
      notes.filter((note) => !note.tied).map((note) => `${note.role} ${note.pitchMidi} ${note.startStep}`),
    );
  const ofA = names(a);
  const ofB = names(b);
  if (ofA.size + ofB.size === 0) return 1;
  let common = 0;
  for (const name of ofA) if (ofB.has(name)) common++;
  return (2 * common) / (ofA.size + ofB.size);
}

/** Mean overlap of each bar with the one `lagBars` before it. */
export function similarityAtLag(bars: readonly Pick<RememberedBar, 'notes'>[], lagBars: number): number {
  return mean(bars.slice(lagBars).map((bar, index) => barOverlap(bar.notes, bars[index]?.notes ?? [])));
}

/** Whether a listener would know the chorus again, and not take the verse for it. */
export interface Recognition {
  /** Overlap of each later chorus with the first of its song, bar by bar; mean. */
  readonly chorusAgain: number;
  /** The same between a song's first chorus and its verses. */
  readonly chorusAndVerse: number;
}

interface HeardPassage {
  readonly song: number | undefined;
  readonly section: Section;
  readonly bars: readonly RememberedBar[];
}

export function measureRecognition(bars: readonly RememberedBar[]): Recognition {
  const passages = toPassages(bars);
  const again: number[] = [];
  const against: number[] = [];
  for (const song of new Set(passages.map((passage) => passage.song))) {
    const of = (section: Section): readonly HeardPassage[] =>
      passages.filter((passage) => passage.song === song && passage.section === section);
    const [first, ...later] = of('chorus');
    if (first === undefined) continue;
    again.push(...later.flatMap((passage) => aligned(first, passage)));
    against.push(...of('verse').flatMap((verse) => aligned(first, verse)));
  }
  return { chorusAgain: mean(again), chorusAndVerse: mean(against) };
}

/** A song's bars in a row that belong to one section. Songs are told apart by the seed of their ensemble. */
function toPassages(bars: readonly RememberedBar[]): readonly HeardPassage[] {
  const passages: { song: number | undefined; section: Section; bars: RememberedBar[] }[] = [];
  for (const bar of bars) {
    const song = bar.plan.ensemble?.seed;
    const last = passages.at(-1);
    if (last?.section === bar.plan.section && last.song === song) last.bars.push(bar);
    else passages.push({ song, section: bar.plan.section, bars: [bar] });
  }
  return passages;
}

function aligned(a: HeardPassage, b: HeardPassage): readonly number[] {
  return a.bars
    .slice(0, b.bars.length)
    .map((bar, index) => barOverlap(bar.notes, b.bars[index]?.notes ?? []));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
