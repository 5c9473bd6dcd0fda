import { z } from 'zod';
import { type Part, parts } from '../score/note.ts';

type OfParts<Value> = { readonly [part in Part]?: Value | undefined };

/** What was said of a part, and what the configuration held meanwhile. */
type KeptParts<Value> = { [part in Part]?: { said: Value; configured: Value } };

/** Each part by itself: of one that has been edited since, the configuration is the newer word. */
export const keptPartsSchema = <Value extends z.ZodType>(value: Value) =>
  z.partialRecord(z.enum(parts), z.object({ said: value, configured: value })).optional();

/** What is to be kept of what is said; undefined where nothing is. */
export function newsOfParts<Value>(
  said: OfParts<Value> | undefined,
  configured: Readonly<Record<Part, Value>>,
): KeptParts<Value> | undefined {
  const news = parts.flatMap((part) => {
    const value = said?.[part];
    return value === undefined ? [] : [[part, { said: value, configured: configured[part] }]];
  });
  return news.length > 0 ? Object.fromEntries(news) : undefined;
}

/** What counts of what was said; undefined where nothing does. */
export function countingParts<Value>(
  kept: KeptParts<Value> | undefined,
  written: Readonly<Record<Part, Value>>,
  isExplicit: (part: Part) => boolean,
): OfParts<Value> | undefined {
  const counting = parts.flatMap((part) => {
    const wish = kept?.[part];
    const counts = wish !== undefined && !isExplicit(part) && wish.configured === written[part];
    return counts ? [[part, wish.said]] : [];
  });
  return counting.length > 0 ? Object.fromEntries(counting) : undefined;
}
