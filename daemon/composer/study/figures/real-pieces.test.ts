import { describe, expect, it } from 'vitest';
import { laneLayout } from '../../lanes.ts';
import { tinyModel } from '../../testing/tiny.ts';
import type { SourcePiece } from '../evaluate/read-pieces.ts';
import { describeRealPieces } from './real-pieces.ts';

const { manifest } = tinyModel();
const layout = laneLayout(manifest.roles);

/** Eighths of a lead, one pitch a bar, and as loud as the bar says. */
function piece(pitches: readonly number[], velocityOf: (bar: number) => number): SourcePiece {
  return {
    id: 'a',
    style: 'folk',
    tracks: [{ role: 'melody', prog: 73 }],
    notes: pitches.flatMap((pitch, bar) =>
      Array.from({ length: 8 }, (_, i) => [16 * bar + 2 * i, pitch, 2, velocityOf(bar), 0] as const),
    ),
  } as unknown as SourcePiece;
}

describe('real pieces', () => {
  it('are described by what returns after four and eight bars, and by their loudness', () => {
    const fours = Array.from({ length: 16 }, (_, bar) => 72 + (bar % 4));
    const changing = Array.from({ length: 16 }, (_, bar) => 65 + bar);
    const found = describeRealPieces(manifest, layout, [
      piece(fours, () => 80),
      piece(changing, (bar) => (bar % 2 === 0 ? 64 : 90)),
    ]);
    const folk = found.get('folk');
    expect(folk?.pieces).toBe(2);
    expect(folk?.lag4).toEqual([0, 1]);
    expect(folk?.lag8).toEqual([0, 1]);
    expect(folk?.velocitySd).toBeCloseTo(13 / 127 / 2, 3);
    expect(found.has('chorale')).toBe(false);
  });

  it('too short ones say nothing', () => {
    expect(describeRealPieces(manifest, layout, [piece([72, 73, 74, 75], () => 80)]).size).toBe(0);
  });
});
