import { createRandom } from '../../../time/random.ts';
import type { Network } from '../../families/biaxial/network.ts';
import type { Manifest } from '../../models/manifest.ts';
import { type Baseline, baselineNats } from './baseline.ts';
import { type PreparedPiece, preparePiece } from './prepare-piece.ts';
import type { SourcePiece } from './read-pieces.ts';
import { pieceNats } from './score-piece.ts';

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
export function modelStyleOf(manifest: Pick<Manifest, 'styles'>, label: string): string | undefined {
  const matches = (pattern: string): boolean => {
    const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(label);
  };
  return manifest.styles.find(({ name, labels }) => (labels ?? [name, `${name}-*`]).some(matches))?.name;
}

export async function evaluate(
  network: Network,
  sources: readonly SourcePiece[],
  baseline: Baseline | undefined,
  onPiece: (done: number, total: number) => void = () => {},
): Promise<Evaluation> {
  const styleNames = network.manifest.styles.map((style) => style.name);
  const rows: Row[] = [];
  let tooShort = 0;
  for (const [i, source] of sources.entries()) {
    const piece = preparePiece(source, network.layout);
    if (piece === undefined) tooShort++;
    else rows.push(await scoreRow(network, piece, modelStyleOf(network.manifest, piece.style), baseline));
    onPiece(i + 1, sources.length);
  }
  const known = styleNames.filter((name) => rows.some((row) => row.style === name));
  const unknown = [...new Set(rows.filter((row) => row.style === undefined).map((row) => row.label))].sort();
  const measures = ['nll', 'nll.blind', 'markovBaseline'] as const;
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
  readonly nats: Readonly<Record<'nll' | 'nll.blind' | 'markovBaseline', number | undefined>>;
}

async function scoreRow(
  network: Network,
  piece: PreparedPiece,
  style: string | undefined,
  baseline: Baseline | undefined,
): Promise<Row> {
  const chain = style === undefined ? undefined : baseline?.styles[style];
  return {
    label: piece.style,
    style,
    steps: piece.codes.length / network.layout.count,
    nats: {
      nll: await pieceNats(network, piece, style, true),
      'nll.blind': await pieceNats(network, piece, style, false),
      markovBaseline: chain === undefined ? undefined : baselineNats(chain, piece, network.layout),
    },
  };
}

const resamples = 2000;

function summarize(name: string, rows: readonly Row[], measure: keyof Row['nats']): EvaluationResult[] {
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
