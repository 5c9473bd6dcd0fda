import { createRandom } from '../../../time/random.ts';
import type { PreparedPiece } from '../../families/prepared-piece.ts';
import { laneLayout, type RoleRange } from '../../lanes.ts';
import type { CommonManifest } from '../../models/common-manifest.ts';
import type { OpenModel } from '../../models/open-model.ts';
import { preparePiece } from './prepare-piece.ts';
import type { SourcePiece } from './read-pieces.ts';

/** Nats a 16th step; with 95 % intervals, pieces being resampled. */
export interface EvaluationResult {
  readonly name: string;
  readonly unit: 'nats';
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly pieces: number;
  readonly steps: number;
}

export interface Evaluation {
  readonly results: readonly EvaluationResult[];
  /** Pieces that training would leave out: under four bars or 16 notes. */
  readonly tooShort: number;
  /** Labels of styles that the model does not know; their pieces are scored with all its styles alike. */
  readonly unknownStyles: readonly string[];
}

/** Which of a model's styles a label of a training file means; undefined: none that it has learnt. */
export function modelStyleOf(manifest: Pick<CommonManifest, 'styles'>, label: string): string | undefined {
  const matches = (pattern: string): boolean => {
    const pieces = pattern.split('*').map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${pieces.join('.*')}$`).test(label);
  };
  return manifest.styles.find(({ name, labels }) => (labels ?? [name, `${name}-*`]).some(matches))?.name;
}

/** A model that gives chances, as far as it is needed. */
export interface Scorer {
  readonly score: NonNullable<OpenModel['evaluate']>;
  readonly roles: readonly RoleRange[];
  readonly styles: CommonManifest['styles'];
}

export async function evaluate(
  scorer: Scorer,
  sources: readonly SourcePiece[],
  onPiece: (done: number, total: number) => void = () => {},
): Promise<Evaluation> {
  const layout = laneLayout(scorer.roles);
  const rows: Row[] = [];
  let tooShort = 0;
  for (const [i, source] of sources.entries()) {
    const piece = preparePiece(source, layout);
    if (piece === undefined) tooShort++;
    else rows.push(await scoreRow(scorer, piece, piece.codes.length / layout.count));
    onPiece(i + 1, sources.length);
  }
  const known = scorer.styles
    .map(({ name }) => name)
    .filter((name) => rows.some((row) => row.style === name));
  const unknown = [...new Set(rows.filter((row) => row.style === undefined).map((row) => row.label))].sort();
  const measures = Object.keys(rows[0]?.nats ?? {});
  return {
    results: measures.flatMap((measure) => [
      ...summarize(measure, rows, measure),
      ...known.flatMap((style) => {
        const own = rows.filter((row) => row.style === style);
        return summarize(`${measure}.${style}`, own, measure);
      }),
    ]),
    tooShort,
    unknownStyles: unknown,
  };
}

interface Row {
  readonly label: string;
  readonly style: string | undefined;
  readonly steps: number;
  /** By measure. */
  readonly nats: Readonly<Record<string, number | undefined>>;
}

async function scoreRow(scorer: Scorer, piece: PreparedPiece, steps: number): Promise<Row> {
  const style = modelStyleOf(scorer, piece.style);
  return { label: piece.style, style, steps, nats: await scorer.score(piece, style) };
}

const resamples = 2000;

function summarize(name: string, rows: readonly Row[], measure: string): EvaluationResult[] {
  const scored = rows.flatMap((row) => {
    const nats = row.nats[measure];
    return nats === undefined ? [] : [{ nats, steps: row.steps }];
  });
  if (scored.length === 0) return [];
  const mean = (chosen: readonly { nats: number; steps: number }[]): number =>
    chosen.reduce((sum, { nats }) => sum + nats, 0) / chosen.reduce((sum, { steps }) => sum + steps, 0);
  const random = createRandom(1);
  const means = Array.from({ length: resamples }, () =>
    mean(scored.map(() => scored[random.index(scored.length)]!)),
  );
  means.sort((a, b) => a - b);
  const round = (value: number): number => Math.round(value * 1e4) / 1e4;
  return [
    {
      name,
      unit: 'nats',
      value: round(mean(scored)),
      low: round(means[Math.floor(0.025 * resamples)]!),
      high: round(means[Math.floor(0.975 * resamples)]!),
      pieces: scored.length,
      steps: scored.reduce((sum, { steps }) => sum + steps, 0),
    },
  ];
}
