import { z } from 'zod';

const number = z
  .string()
  .max(32)
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number);

/** How the session is, when it was said. */
const statusSchema = z.object({
  /** Others in the session. */
  peers: number.pipe(z.number().int().min(0).max(100_000)),
  bpm: number.pipe(z.number().min(20).max(999)),
  /** When its beat 0 is, of Link's clock; it begins a bar of four. */
  start: number.pipe(z.number().int()),
  /** The beat that it is now. */
  beat: number.pipe(z.number().min(-1e9).max(1e9)),
});
export type LinkStatus = Readonly<z.infer<typeof statusSchema>>;

export type CarabinerMessage =
  | { readonly kind: 'status'; readonly status: LinkStatus }
  /** A command was not taken. */
  | { readonly kind: 'refusal'; readonly text: string }
  /** Nothing that we ask for, or nothing that can be. */
  | { readonly kind: 'other' };

const known = /^(status|version|unsupported|bad-[a-z]+|[a-z]+-at-[a-z]+)( |$)/;
const refusal = /^(bad-[a-z]+|unsupported)( |$)/;

/**
 * A line that Carabiner says (its README, "Protocol"; 1.2.0): a word and, but for errors, an edn map. Undefined: no Carabiner
 * would say this.
 */
export function parseCarabinerMessage(line: string): CarabinerMessage | undefined {
  if (!known.test(line)) return undefined;
  if (refusal.test(line)) return { kind: 'refusal', text: line.trimEnd().slice(0, 80) };
  const [, map] = /^status \{(.*)\}$/.exec(line.trimEnd()) ?? [];
  if (map === undefined) return { kind: 'other' };
  const pairs = [...map.matchAll(/:([a-z]+) +(\S+)/g)].map(([, key = '', value]) => [key, value] as const);
  const parsed = statusSchema.safeParse(Object.fromEntries(pairs));
  return parsed.success ? { kind: 'status', status: parsed.data } : { kind: 'other' };
}
