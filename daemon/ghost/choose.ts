import type { Position } from '../sensors/gps/ground.ts';
import type { PacePoint } from './pace.ts';
import { beginsAt, isSameWay, type Way } from './way.ts';

/** An earlier session, as it is known without being looked into. */
export interface Candidate {
  readonly id: string;
  readonly movingSeconds: number;
  readonly distanceMeters: number;
  readonly hasTrack: boolean;
}

export interface Choice {
  /** `last`, `best`, or the id of one of them. */
  readonly wish: string;
  /** The latest first. */
  readonly candidates: readonly Candidate[];
  /** Where the run begins that goes on; undefined where no position is known. */
  readonly start?: Position | undefined;
}

/** Who runs along. */
export interface Found {
  readonly id: string;
  readonly pace: readonly PacePoint[];
  /** Where it went, if the run that goes on began there, too: who leaves it runs elsewhere. */
  readonly way?: Way | undefined;
}

/** Looks into sessions; of one that cannot be read there is nothing. */
export interface SessionReader {
  way(id: string): Promise<Way>;
  pace(candidate: Candidate): Promise<readonly PacePoint[]>;
}

/** Two runs are as long as each other where they differ by no more than this share. */
const sameDistance01 = 0.1;
/** So many are looked into at most. */
const mostLookedInto = 200;

/**
 * Which of the earlier sessions runs along. Where it is known where this run begins, `last` and `best` are those that
 * began there, and `best` is the fastest of those that went the same way as the last one; without a position, of those
 * that were as long. Undefined where there is none.
 */
export async function chooseGhost(choice: Choice, reader: SessionReader): Promise<Found | undefined> {
  const { wish, candidates, start } = choice;
  if (wish === 'last' || wish === 'best')
    return start ? fromHere(choice, start, reader) : byLength(choice, reader);
  const named = candidates.find(({ id }) => id === wish);
  if (named === undefined) return undefined;
  const way = start && named.hasTrack ? await reader.way(named.id) : [];
  return foundOf(named, start && beginsAt(way, start) ? way : undefined, reader);
}

async function fromHere(
  { wish, candidates }: Choice,
  start: Position,
  reader: SessionReader,
): Promise<Found | undefined> {
  let last: { readonly candidate: Candidate; readonly way: Way } | undefined;
  let best = last;
  for (const candidate of candidates.filter(({ hasTrack }) => hasTrack).slice(0, mostLookedInto)) {
    if (last && !isFaster(candidate, best!.candidate, last.candidate)) continue;
    const way = await reader.way(candidate.id);
    if (!beginsAt(way, start)) continue;
    if (last && !isSameWay(last.way, way)) continue;
    best = { candidate, way };
    last ??= best;
    if (wish === 'last') break;
  }
  return best && foundOf(best.candidate, best.way, reader);
}

async function byLength({ wish, candidates }: Choice, reader: SessionReader): Promise<Found | undefined> {
  const [last] = candidates;
  if (last === undefined) return undefined;
  let best = last;
  if (wish === 'best')
    for (const candidate of candidates) if (isFaster(candidate, best, last)) best = candidate;
  return foundOf(best, undefined, reader);
}

/** Than the best so far, of those that are as long as the last one. */
function isFaster(candidate: Candidate, best: Candidate, last: Candidate): boolean {
  const isAsLong =
    Math.abs(candidate.distanceMeters - last.distanceMeters) <= sameDistance01 * last.distanceMeters;
  return isAsLong && speedOf(candidate) > speedOf(best);
}

const speedOf = ({ distanceMeters, movingSeconds }: Candidate): number => distanceMeters / movingSeconds;

async function foundOf(
  candidate: Candidate,
  way: Way | undefined,
  reader: SessionReader,
): Promise<Found | undefined> {
  const pace = await reader.pace(candidate);
  return pace.length === 0 ? undefined : { id: candidate.id, pace, ...(way && { way }) };
}
