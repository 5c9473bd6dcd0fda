import { type Role, roles } from '../../../score/note.ts';
import { deriveSeed } from '../../../time/random.ts';
import { type LaneLayout, laneLayout } from '../../lanes.ts';
import type { CommonManifest } from '../../models/common-manifest.ts';
import { askedOnsetsPerBar } from '../../models/density.ts';
import type { OpenModel } from '../../models/open-model.ts';
import { modelStyleOf } from '../evaluate/evaluate.ts';
import { preparePiece } from '../evaluate/prepare-piece.ts';
import type { SourcePiece } from '../evaluate/read-pieces.ts';
import { composePiece, parseChordLine, planPiece } from '../piece/compose-piece.ts';
import { addPiece, addPrepared, emptyHistograms, type Histograms, overlap } from './histograms.ts';
import { measurePiece, type PieceMeasures, ratio, sum } from './measures.ts';
import { type Phrase, writtenPhrases } from './phrases.ts';
import { createStyleJudge } from './style-recognition.ts';

/** How the music of a model keeps what is asked of it, style by style, over chords that are given. */
export interface StyleReport {
  readonly style: string;
  /** 0-1, or a number where that is said. */
  readonly figures: Readonly<Record<string, number>>;
  readonly density: readonly DensityPoint[];
  readonly written: Histograms;
  /** Of the real pieces, where some were given. */
  readonly real?: Histograms;
}

export interface DensityPoint {
  readonly role: Role;
  readonly density01: number;
  /** Onsets a bar. */
  readonly asked: number;
  readonly produced: number;
}

export interface MeasureRequest {
  readonly seeds: number;
  readonly bars: number;
  readonly pieces: readonly SourcePiece[];
  readonly onProgress?: (done: number, total: number) => void;
}

/** What the music is written over; one chord a bar. */
const progressions = [
  'C Am F G',
  'C G Am F',
  'Am F C G',
  'G D Em C',
  'Dm7 G7 Cmaj7 Am7',
  'Am Dm Em Am',
  'F C Dm Bb',
  'D G A D',
];
/** The densities that are asked for; a fifth of the seeds for each, as counts settle sooner than shares. */
const densities01 = [0.2, 0.4, 0.6, 0.8];

export async function measureModel(
  { writer, roles: ranges }: Pick<OpenModel, 'writer' | 'roles'>,
  manifest: Pick<CommonManifest, 'styles'>,
  request: MeasureRequest,
): Promise<StyleReport[]> {
  const { seeds, bars, pieces } = request;
  const styles = manifest.styles.map((style) => style.name);
  const layout = laneLayout(ranges);
  const fewSeeds = Math.max(1, Math.ceil(seeds / 5));
  const total = styles.length * (seeds + densities01.length * fewSeeds);
  let done = 0;

  async function write(style: string, seed: number, density01: number) {
    const chords = parseChordLine(progressions[seed % progressions.length]!);
    const plans = planPiece({
      styleWeights: { [style]: 1 },
      bars,
      seed: deriveSeed(seed, style),
      chords,
      density01,
      energy01: density01,
    });
    const piece = await composePiece(writer, plans);
    request.onProgress?.(++done, total);
    return piece;
  }

  const judge = createStyleJudge(manifest, layout, pieces);
  const reports: StyleReport[] = [];
  for (const style of styles) {
    const written = emptyHistograms();
    const measures: PieceMeasures[] = [];
    const phrases: Phrase[] = [];
    for (let seed = 0; seed < seeds; seed++) {
      const piece = await write(style, seed, 0.5);
      measures.push(measurePiece(piece));
      addPiece(written, piece);
      phrases.push(...writtenPhrases(piece));
    }
    const density: DensityPoint[] = [];
    for (const density01 of densities01) {
      const few: PieceMeasures[] = [];
      for (let seed = 0; seed < fewSeeds; seed++) few.push(measurePiece(await write(style, seed, density01)));
      for (const role of roles) {
        density.push({
          role,
          density01,
          asked: askedOnsetsPerBar(manifest, { [style]: 1 }, role, density01),
          produced: ratio(sum(few.map((measure) => measure.onsets[role]))),
        });
      }
    }
    const real = realHistograms(manifest, layout, pieces, style);
    reports.push({
      style,
      figures: {
        ...figuresOf(measures),
        ...densityFigures(density),
        ...overlaps(written, real),
        ...(judge === undefined ? {} : { styleRecognised: judge.recognised(phrases, style) }),
        ...(judge?.realRecognised[style] === undefined
          ? {}
          : { 'styleRecognised.real': judge.realRecognised[style] }),
      },
      density,
      written,
      ...(real === undefined ? {} : { real }),
    });
  }
  return reports;
}

function figuresOf(measures: readonly PieceMeasures[]): Record<string, number> {
  const of = (pick: (measure: PieceMeasures) => { hits: number; of: number }): number =>
    ratio(sum(measures.map(pick)));
  const velocities = measures.flatMap((measure) => measure.velocities);
  const mean = velocities.reduce((a, b) => a + b, 0) / velocities.length;
  const variance = velocities.reduce((a, b) => a + (b - mean) ** 2, 0) / velocities.length;
  return {
    'chordTones.bass': of((measure) => measure.chordTones.bass),
    'chordTones.chords': of((measure) => measure.chordTones.chords),
    'chordTones.lead': of((measure) => measure.chordTones.lead),
    inScale: of((measure) => measure.inScale),
    bassRootOnOne: of((measure) => measure.bassRoot),
    leadSounds: of((measure) => measure.leadSounds),
    leadLeaps: of((measure) => measure.leadLeaps),
    parallelOctaves: of((measure) => measure.parallelOctaves),
    silentBars: of((measure) => measure.silentBars),
    longestRepeatBars: Math.max(...measures.map((measure) => measure.longestRepeat)),
    velocityMean: mean,
    velocitySd: Math.sqrt(variance),
    velocityClipped: of((measure) => measure.velocitiesClipped),
  };
}

/** Shares of what was asked; `rises` is the share of roles that make strictly more whenever more is asked. */
export function densityFigures(density: readonly DensityPoint[]): Record<string, number> {
  const misses = density.map(({ asked, produced }) => Math.abs(produced - asked) / asked);
  const rising = roles.filter((role) => {
    const points = density.filter((point) => point.role === role);
    return points.every(({ produced }, i) => i === 0 || produced > points[i - 1]!.produced);
  });
  return {
    'density.missed': misses.reduce((a, b) => a + b, 0) / misses.length,
    'density.missedMost': Math.max(...misses),
    'density.rises': rising.length / roles.length,
  };
}

function realHistograms(
  manifest: Pick<CommonManifest, 'styles'>,
  layout: LaneLayout,
  pieces: readonly SourcePiece[],
  style: string,
): Histograms | undefined {
  const own = pieces.filter((piece) => modelStyleOf(manifest, piece.style) === style);
  if (own.length === 0) return undefined;
  const histograms = emptyHistograms();
  for (const source of own) {
    const piece = preparePiece(source, layout);
    if (piece !== undefined) addPrepared(histograms, piece, layout);
  }
  return histograms;
}

function overlaps(written: Histograms, real: Histograms | undefined): Record<string, number> {
  if (real === undefined) return {};
  return {
    'overlap.pitchClass': overlap(written.pitchClass, real.pitchClass),
    'overlap.onset': overlap(written.onset, real.onset),
    'overlap.length': overlap(written.length, real.length),
  };
}
