import { TactusError } from '../system/errors.ts';
import { createRandom, deriveSeed, type Random } from '../time/random.ts';
import { type Kit, type KitExcerpt, type KitWish, people } from './kit.ts';
import type { Piece } from './pieces.ts';

/** A model that can play for a kit. */
export interface Player {
  readonly name: string;
  readonly styles: readonly string[];
}

export interface PlanDependencies {
  readonly models: readonly Player[];
  readonly pieces: readonly Piece[];
  readonly createdAt: string;
  /** Twelve digits of base 16, by no rule. */
  readonly newId: () => string;
}

/** Tempi of runners, beats a minute. */
const [slowestBpm, fastestBpm] = [150, 176];
const largestSeed = 2 ** 31;

/**
 * Pairs of all sources with each other, each as often as any, give or take one; the models of a pair play the same style at
 * the same tempo from the same seed. Errors: TactusError `usage` of sources and styles that are not there.
 */
export function planKit(wish: KitWish, { models, pieces, createdAt, newId }: PlanDependencies): Kit {
  const sources = [...new Set(wish.sources)];
  const styles = [...new Set(wish.styles)];
  check(sources, styles, models, pieces);
  const random = createRandom(deriveSeed(wish.seed, 'listening test'));
  const matches = sources.flatMap((one, index) =>
    sources.slice(index + 1).map((other) => [one, other] as const),
  );
  const nextMatch = inTurn(matches, random);
  const nextStyle = inTurn(styles, random);
  const nextPiece = inTurn(pieces, random);
  const excerpt = (source: string): KitExcerpt => {
    if (source !== people) return { id: newId(), source };
    const { id, name } = nextPiece();
    return { id: newId(), source, piece: { id, name } };
  };
  const pairs = Array.from({ length: wish.pairs }, () => {
    const [one, other] = nextMatch();
    return {
      id: newId(),
      style: nextStyle(),
      tempoBpm: slowestBpm + random.index(fastestBpm - slowestBpm),
      seed: random.index(largestSeed),
      excerpts: [excerpt(one), excerpt(other)] as [KitExcerpt, KitExcerpt],
    };
  });
  return { id: newId(), createdAt, sources, styles, seed: wish.seed, pairs };
}

function check(
  sources: readonly string[],
  styles: readonly string[],
  models: readonly Player[],
  pieces: readonly Piece[],
): void {
  const fail = (message: string, fix: string): never => {
    throw new TactusError('usage', message, fix);
  };
  if (sources.length < 2) fail('A test needs two sources to compare.', 'Choose another one.');
  if (sources.includes(people) && pieces.length === 0)
    fail('There are no pieces by people.', 'Send some MIDI files first.');
  for (const source of sources) {
    if (source === people) continue;
    const model = models.find(({ name }) => name === source);
    if (!model) {
      const known = models.map(({ name }) => name).join(', ');
      fail(`There is no model "${source}".`, `Choose of ${known} and ${people}.`);
    }
    const missing = styles.find((style) => !model?.styles.includes(style));
    if (missing !== undefined)
      fail(`The model "${source}" does not play "${missing}".`, 'Choose styles that all of them play.');
  }
}

/** All of them in an order drawn by lot, then all in another. */
function inTurn<Each>(all: readonly Each[], random: Pick<Random, 'index'>): () => Each {
  let left: Each[] = [];
  return () => {
    if (left.length === 0) left = [...all];
    return left.splice(random.index(left.length), 1)[0]!;
  };
}
