import { z } from 'zod';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import type { Like } from './likes.ts';

const file = 'likes.jsonl';
/** Some 800 likes; older ones make room. */
const mostBytes = 256 * 1024;

/** What else later versions say of a like is theirs. */
const lineSchema = z.looseObject({ at: z.iso.datetime() });
export type KeptLike = z.infer<typeof lineSchema>;

export interface KeptLikesDependencies {
  readonly state: StateKeeper;
  /** Seconds since 1970. */
  readonly wallSeconds: () => number;
  /** Who composes. */
  readonly model: { readonly name: string; readonly version: string };
}

/** What persons liked, a line of JSON each, the latest last: it outlives a restart, and a `kill -9`. */
export interface KeptLikes {
  hear(like: Like): void;
  /** So many of the last ones at most, the latest last. */
  latest(most: number): readonly KeptLike[];
}

/** Each line says when it was by the wall's clock, and what was heard then; none of it is of a person. */
export async function openKeptLikes({
  state,
  wallSeconds,
  model,
}: KeptLikesDependencies): Promise<KeptLikes> {
  const read = () => state.read(file, linesIn);
  let lines = (await read()) ?? [];
  /** Since the daemon began. */
  let news: readonly string[] = [];
  const keep = (): void =>
    state.keep(file, lines.map((line) => `${line}\n`).join(''), { mode: 0o600, keepLastGood: true });

  state.whenBack(async () => {
    const found = (await read()) ?? lines;
    lines = latest([...found.filter((line) => !news.includes(line)), ...news]);
    if (news.length > 0) keep();
  });
  return {
    hear({ atSeconds: _, ...heard }) {
      const at = new Date(wallSeconds() * 1000).toISOString();
      const { name, version } = model;
      const line = JSON.stringify({ at, ...heard, model: { name, version } });
      news = latest([...news, line]);
      lines = latest([...lines, line]);
      keep();
    },
    latest: (most) => lines.slice(-most).map((line) => lineSchema.parse(JSON.parse(line))),
  };
}

/** Errors: of JSON and of zod. */
function linesIn(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  for (const line of lines) lineSchema.parse(JSON.parse(line), { reportInput: true });
  return latest(lines);
}

/** As many of the last ones as there is room for. */
function latest(lines: readonly string[]): readonly string[] {
  let bytes = 0;
  const first = lines.findLastIndex((line) => {
    bytes += Buffer.byteLength(line) + 1;
    return bytes > mostBytes;
  });
  return lines.slice(first + 1);
}
