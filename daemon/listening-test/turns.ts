import { createRandom, deriveSeed } from '../time/random.ts';
import type { Kit, KitExcerpt, KitPair } from './kit.ts';

/** A pair as one listener hears it. */
export interface Turn {
  readonly pair: KitPair;
  readonly a: KitExcerpt;
  readonly b: KitExcerpt;
}

/**
 * Every pair once, in an order of this listener's own: whoever goes early has heard all sources about as often as each
 * other, and each about as often first as second; the rest is by lot. The same for the same listener.
 */
export function turnsOf(kit: Kit, listener: string): readonly Turn[] {
  const random = createRandom(deriveSeed(0, kit.id, listener));
  const heard = new Map<string, number>();
  const ahead = new Map<string, number>();
  const count = (of: Map<string, number>, source: string, by: number): void =>
    void of.set(source, (of.get(source) ?? 0) + by);
  const left = [...kit.pairs];
  const turns: Turn[] = [];
  while (left.length > 0) {
    const weights = left.map(({ excerpts }) =>
      excerpts.reduce((sum, { source }) => sum + (heard.get(source) ?? 0), random.next() / 2),
    );
    const [pair] = left.splice(weights.indexOf(Math.min(...weights)), 1);
    const [one, other] = pair!.excerpts;
    const lead = (ahead.get(one.source) ?? 0) - (ahead.get(other.source) ?? 0);
    const isOneFirst = lead === 0 ? random.next() < 0.5 : lead < 0;
    const [a, b] = isOneFirst ? [one, other] : [other, one];
    for (const { source } of [a, b]) count(heard, source, 1);
    count(ahead, a.source, 1);
    count(ahead, b.source, -1);
    turns.push({ pair: pair!, a, b });
  }
  return turns;
}
