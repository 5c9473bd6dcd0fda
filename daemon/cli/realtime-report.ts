import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { messageOf, TactusError } from '../system/errors.ts';
import { writeFileAtomically } from '../system/files/atomic-file.ts';
import type { RealtimeCounts } from './realtime-player.ts';

const count = z.number().int().min(0);
const phaseSchema = z.strictObject({
  bufferMs: z.number().int().min(20).max(2000),
  hasRights: z.boolean(),
  /** Counted so far, of all starts together. */
  seconds: z.number().min(0),
  starts: count,
  blocks: count,
  lateBlocks: count,
  underruns: count,
  skips: count,
  lateBars: count,
  leastMarginMs: z.number().nullable(),
  longestHoldMs: z.number().min(0),
  /** Seconds in which something was late or missing: the time of day, and what the machine held up. */
  troubles: z
    .array(
      z.strictObject({ at: z.string().max(40), lateBlocks: count, underruns: count, heldMs: z.number() }),
    )
    .max(1000),
  ramp: z.strictObject({ frames: count, gaps: count }).nullable(),
});
const reportSchema = z.strictObject({
  began: z.string().max(40),
  updated: z.string().max(40),
  machine: z.record(z.string(), z.union([z.string(), z.number()])),
  phases: z.array(phaseSchema).max(100),
});

/** What `bench realtime` has counted: kept while it counts, so that another start goes on. */
export type RealtimeReport = z.infer<typeof reportSchema>;
export type RealtimePhase = z.infer<typeof phaseSchema>;

const nowText = (): string => new Date().toISOString();

/** Errors: TactusError `badData` for a file that is no such report. */
export async function readReport(
  path: string | undefined,
  machine: RealtimeReport['machine'],
): Promise<RealtimeReport> {
  const text = path === undefined ? undefined : await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return { began: nowText(), updated: nowText(), machine, phases: [] };
  try {
    return reportSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new TactusError(
      'badData',
      `${path} is no report of bench realtime: ${messageOf(error).split('\n')[0]}`,
      'Name a file that is not there yet, or one that bench realtime wrote.',
    );
  }
}

export async function keepReport(path: string | undefined, report: RealtimeReport): Promise<void> {
  report.updated = nowText();
  if (path !== undefined) await writeFileAtomically(path, `${JSON.stringify(report, null, 2)}\n`);
}

/** The one that was begun, or a new one. */
export function phaseOf(report: RealtimeReport, bufferMs: number, hasRights: boolean): RealtimePhase {
  const begun = report.phases.find((one) => one.bufferMs === bufferMs && one.hasRights === hasRights);
  if (begun) return begun;
  const none = { seconds: 0, starts: 0, blocks: 0, lateBlocks: 0, underruns: 0, skips: 0, lateBars: 0 };
  const phase: RealtimePhase = {
    ...{ bufferMs, hasRights, ...none, leastMarginMs: null, longestHoldMs: 0, troubles: [], ramp: null },
  };
  report.phases.push(phase);
  return phase;
}

export function addCounts(phase: RealtimePhase, counts: RealtimeCounts): void {
  for (const name of ['seconds', 'blocks', 'lateBlocks', 'underruns', 'skips', 'lateBars'] as const)
    phase[name] += counts[name];
  phase.leastMarginMs = Math.min(phase.leastMarginMs ?? counts.leastMarginMs, counts.leastMarginMs);
  phase.longestHoldMs = Math.max(phase.longestHoldMs, counts.longestHoldMs);
  const { lateBlocks, underruns, longestHoldMs } = counts;
  if (lateBlocks + underruns > 0 && phase.troubles.length < 1000)
    phase.troubles.push({ at: nowText(), lateBlocks, underruns, heldMs: longestHoldMs });
}
