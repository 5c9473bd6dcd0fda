import { isDeepStrictEqual } from 'node:util';
import { TactusError } from '../errors.ts';
import { valueAt } from './config-faults.ts';
import { maximumDepth, setValue } from './config-overrides.ts';
import type { OptionNode } from './config-schema.ts';
import type { Mapping } from './merge-patch.ts';

/** More than the whole configuration holds: each that does not fit is looked for among all options, on main's time. */
const maximumValues = 2000;

/** Gives back how many values it has. Errors: TactusError `usage`. Deeper than any option is the end of our stack. */
export function refuseExcess(values: unknown, depth = 0): number {
  if (typeof values !== 'object' || values === null) return 1;
  if (depth > maximumDepth) throw new TactusError('usage', 'This is nested too deeply.', 'Send less of it.');
  const count = Object.values(values).reduce((sum: number, child) => sum + refuseExcess(child, depth + 1), 1);
  if (count > maximumValues) throw new TactusError('usage', 'This is too much at once.', 'Send less of it.');
  return count;
}

interface States<Configuration> {
  readonly written: Configuration;
  readonly former: Configuration;
  readonly defaults: Configuration;
}

/** What makes what only a start takes up as it was before. */
export function patchBack<Configuration>(
  options: readonly OptionNode[],
  { written, former, defaults }: States<Configuration>,
): Mapping {
  const patch: Record<string, unknown> = {};
  for (const { path, isAtOnce } of options) {
    const was = valueAt(former, path);
    if (isAtOnce || isDeepStrictEqual(was, valueAt(written, path))) continue;
    setValue(patch, path, isDeepStrictEqual(was, valueAt(defaults, path)) ? null : was);
  }
  return patch;
}
