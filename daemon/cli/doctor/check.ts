import type { Configuration } from '../../configuration.ts';
import type { Board } from '../../system/board/board.ts';

/** One thing that was looked at. `fix` is empty when there is nothing to do. */
export interface CheckResult {
  readonly name: string;
  /** `warn`: there is music, but less well; `fail`: there is none, or not as configured. */
  readonly status: 'ok' | 'warn' | 'fail';
  readonly detail: string;
  readonly fix: string;
}

export type Finding = Omit<CheckResult, 'name'>;

/** What several of them go by, looked at once. */
export interface Surroundings {
  readonly board: Board;
  /** One of us answers at the panel's port. */
  readonly isRunning: boolean;
}

/** Looks at one thing; what it throws is a finding too. */
export interface Check {
  readonly name: string;
  readonly look: (configuration: Configuration, around: Surroundings) => Finding | Promise<Finding>;
}

export const ok = (detail: string): Finding => ({ status: 'ok', detail, fix: '' });
export const warn = (detail: string, fix: string): Finding => ({ status: 'warn', detail, fix });
export const fail = (detail: string, fix: string): Finding => ({ status: 'fail', detail, fix });

/** Of what nobody foresaw. */
const unknownFix = 'No remedy is known: please report it, with the output of `tactus doctor --json`.';

export async function runChecks(
  checks: readonly Check[],
  configuration: Configuration,
  around: Surroundings,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  // One after the other: some of them look at what others take for a moment.
  for (const { name, look } of checks) {
    try {
      results.push({ name, ...(await look(configuration, around)) });
    } catch (error) {
      const { message, fix = unknownFix } = error as Error & { fix?: string };
      results.push({ name, ...fail(message, fix) });
    }
  }
  return results;
}
