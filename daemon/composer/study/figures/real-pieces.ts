import { stepsPerBar } from '../../../score/meter.ts';
import type { PreparedPiece } from '../../families/prepared-piece.ts';
import type { GridNote } from '../../grid-note.ts';
import type { LaneLayout } from '../../lanes.ts';
import type { CommonManifest } from '../../models/common-manifest.ts';
import { modelStyleOf } from '../evaluate/evaluate.ts';
import { preparePiece } from '../evaluate/prepare-piece.ts';
import type { SourcePiece } from '../evaluate/read-pieces.ts';
import { similarityAtLag } from '../piece/likeness.ts';

/** What real pieces of a style are like, as far as it is a matter of whole pieces. */
export interface RealPieces {
  readonly pieces: number;
  /** Self-similarity at so many bars: the range that holds the middle 95 % of the pieces. */
  readonly lag4: readonly [number, number];
  readonly lag8: readonly [number, number];
  /** Deviation of the velocities (0-1) within a piece; mean. 0 where a set has none. */
  readonly velocitySd: number;
}

/** Shorter pieces say nothing about returns after eight bars. */
const shortestBars = 16;

export function describeRealPieces(
  manifest: Pick<CommonManifest, 'styles'>,
  layout: LaneLayout,
  sources: readonly SourcePiece[],
): ReadonlyMap<string, RealPieces> {
  const byStyle = new Map<string, { lag4: number[]; lag8: number[]; velocitySd: number[] }>();
  for (const source of sources) {
    const style = modelStyleOf(manifest, source.style);
    const piece = style === undefined ? undefined : preparePiece(source, layout);
    if (style === undefined || piece === undefined || piece.bars < shortestBars) continue;
    const bars = struckNotes(piece, layout);
    const own = byStyle.get(style) ?? { lag4: [], lag8: [], velocitySd: [] };
    own.lag4.push(similarityAtLag(bars, 4));
    own.lag8.push(similarityAtLag(bars, 8));
    own.velocitySd.push(deviation(bars.flatMap(({ notes }) => notes.map((note) => note.velocity01))));
    byStyle.set(style, own);
  }
  return new Map(
    [...byStyle].map(([style, { lag4, lag8, velocitySd }]) => [
      style,
      {
        pieces: lag4.length,
        lag4: middleRange(lag4),
        lag8: middleRange(lag8),
        velocitySd: velocitySd.reduce((a, b) => a + b, 0) / velocitySd.length,
      },
    ]),
  );
}

export function deviation(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
}

/** Onsets only: that is what bars are compared by. */
function struckNotes(piece: PreparedPiece, layout: LaneLayout): { readonly notes: GridNote[] }[] {
  return Array.from({ length: piece.bars }, (_, bar) => {
    const notes: GridNote[] = [];
    for (let startStep = 0; startStep < stepsPerBar; startStep++) {
      for (let lane = 0; lane < layout.count; lane++) {
        const cell = (bar * stepsPerBar + startStep) * layout.count + lane;
        if (piece.codes[cell] !== 2) continue;
        const role = layout.roles[layout.roleOfLane[lane]!]!.name;
        const pitchMidi = layout.pitchOfLane[lane]!;
        const velocity01 = piece.velocities[cell]! / 127;
        notes.push({ role, pitchMidi, startStep, lengthSteps: 1, velocity01, tied: false, source: 'model' });
      }
    }
    return { notes };
  });
}

function middleRange(values: readonly number[]): readonly [number, number] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (quantile: number): number => sorted[Math.round(quantile * (sorted.length - 1))]!;
  return [at(0.025), at(0.975)];
}
