import type { Intent } from '../../../conductor/intent.ts';
import { type Chord, chordQualities, chordTones, parseChordSymbol } from '../../../score/chord.ts';
import { type Key, scalePitchClasses } from '../../../score/key.ts';
import { beatsPerBar } from '../../../score/meter.ts';
import type { StyleBook } from '../../../styles/style-book.ts';
import { TactusError } from '../../../system/errors.ts';
import { deriveSeed } from '../../../time/random.ts';
import { createFormPlanner } from '../../form/planner.ts';
import { createBarMemory, type RememberedBar } from '../../look-ahead/bar-memory.ts';
import type { BarPlan } from '../../plan.ts';
import type { BarWriter } from '../../writer/bar-writer.ts';

/** Music without a run: over chords that somebody gives, or over a form of our own. */
export interface PieceRequest {
  readonly styleWeights: Readonly<Record<string, number>>;
  readonly bars: number;
  readonly seed: number;
  /** What the model's styles are; absent: our own. */
  readonly styles?: StyleBook;
  /** One a bar, from the start again when they are used up; absent: the form planner chooses. */
  readonly chords?: readonly Chord[];
  readonly energy01?: number;
  readonly density01?: number;
}

export function planPiece(request: PieceRequest): BarPlan[] {
  return request.chords === undefined ? planByForm(request) : planOverChords(request, request.chords);
}

export async function composePiece<State>(
  writer: BarWriter<State>,
  plans: readonly BarPlan[],
  onBar: (done: number) => void = () => {},
): Promise<RememberedBar[]> {
  const memory = createBarMemory(plans.length + 1);
  const bars: RememberedBar[] = [];
  let state = writer.start();
  for (const plan of plans) {
    const echo = plan.echo === undefined ? undefined : memory.notesOf(plan.echo.bar);
    const written = await writer.write(state, { plan, ...(echo === undefined ? {} : { echo }) });
    if (written === undefined) break; // Nobody asks for anything newer here.
    state = written.state;
    bars.push({ plan, notes: written.notes });
    memory.remember({ plan, notes: written.notes });
    onBar(bars.length);
  }
  return bars;
}

const middling = 0.5;
const usualAdventurous01 = 0.475;

function planOverChords(request: PieceRequest, chords: readonly Chord[]): BarPlan[] {
  const key = keyOfChords(chords);
  const density01 = request.density01 ?? middling;
  return Array.from({ length: request.bars }, (_, index) => ({
    index,
    generation: 0,
    startBeat: index * beatsPerBar('full'),
    lengthBeats: beatsPerBar('full'),
    feel: 'full' as const,
    section: 'verse' as const,
    barInPhrase: index % 8,
    key,
    chords: [{ startStep: 0, chord: chords[index % chords.length]! }],
    styleWeights: request.styleWeights,
    energy01: request.energy01 ?? middling,
    density01: { bass: density01, chords: density01, lead: density01 },
    adventurous01: usualAdventurous01,
    drums: true,
    fill: index % 8 === 7,
    closing: false,
    seed: deriveSeed(request.seed, 'piece', index),
  }));
}

function planByForm(request: PieceRequest): BarPlan[] {
  const planner = createFormPlanner({}, request.styles === undefined ? {} : { styles: request.styles });
  const intent: Intent = {
    tempoBpm: 120,
    feel: 'full',
    energy01: request.energy01 ?? middling,
    density01: request.density01 ?? middling,
    brightness01: middling,
    styleWeights: request.styleWeights,
    key: { tonic: 0, mode: 'major' },
    section: 'verse',
    seed: request.seed,
  };
  const plans: BarPlan[] = [];
  let state = planner.initial(request.seed);
  while (plans.length < request.bars) {
    const next = planner.plan(intent, state);
    plans.push(next.plan);
    state = next.state;
  }
  return plans;
}

/** Chords as people write them, separated by blanks. Errors: usage (64) that names the one that cannot be read. */
export function parseChordLine(text: string): Chord[] {
  const symbols = text.split(/[\s|,]+/).filter((symbol) => symbol !== '');
  const chords = symbols.map((symbol) => {
    const chord = parseChordSymbol(symbol);
    if (chord !== undefined) return chord;
    throw new TactusError(
      'usage',
      `\`${symbol}\` is not a chord.`,
      `Write chords such as C, Am, F#m7 or Bb7; endings: ${Object.keys(chordQualities).join(', ')} (maj and min as C and Cm).`,
    );
  });
  if (chords.length === 0) throw new TactusError('usage', 'There are no chords.', 'Write some: "C Am F G".');
  return chords;
}

/** The major or minor key whose scale holds most of the chords' tones; of equals the one whose tonic is the first root. */
export function keyOfChords(chords: readonly Chord[]): Key {
  let best: Key = { tonic: 0, mode: 'major' };
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let tonic = 0; tonic < 12; tonic++) {
    for (const mode of ['major', 'minor'] as const) {
      const scale = new Set(scalePitchClasses({ tonic, mode }));
      const inside = chords.flatMap(chordTones).filter((tone) => scale.has(tone)).length;
      const third = mode === 'major' ? 4 : 3;
      const opens = chords[0]?.root === tonic && chordTones(chords[0]).includes((tonic + third) % 12);
      const score = inside + (opens ? 0.5 : 0);
      if (score > bestScore) {
        best = { tonic, mode };
        bestScore = score;
      }
    }
  }
  return best;
}
