import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { childOf, leafOptions, memberOf, type OptionNode, optionAt } from './config-schema.ts';

/** Something wrong with one option, in words. */
export interface Fault {
  readonly path: readonly string[];
  readonly message: string;
}

/** Names that no option has, each with the nearest that there is. */
export function unknownNames(
  root: OptionNode,
  value: unknown,
  path: readonly string[] = [],
  node: OptionNode = root,
): readonly Fault[] {
  if (typeof value !== 'object' || value === null) return [];
  // What is no entry of a list, or of no kind that there is, the schema itself refuses.
  if (Array.isArray(value) ? !node.kinds && !node.entries : !node.children && !node.anyChild) return [];
  return Object.entries(value).flatMap(([name, child]): readonly Fault[] => {
    const at = [...path, name];
    const option = childOf(node, name, child);
    if (option) return unknownNames(root, child, at, option);
    if (Array.isArray(value)) return [];
    const nearest = nearestOption(root, node, name);
    return [{ path: at, message: `there is no such option${nearest ? `; the nearest is ${nearest}` : ''}` }];
  });
}

/** A sibling that is spelt alike, else an option elsewhere that has this very name, else the nearest sibling. */
function nearestOption(root: OptionNode, parent: OptionNode, name: string): string | undefined {
  const siblings = [...(parent.children?.keys() ?? [])];
  const nearest = siblings.length > 0 ? closest(name, siblings) : undefined;
  const alike = nearest !== undefined && distance(name, nearest) <= Math.max(2, Math.floor(name.length / 3));
  const elsewhere = alike ? undefined : allOptions(root).find((option) => option.path.at(-1) === name);
  if (elsewhere) return elsewhere.path.join('.');
  return nearest === undefined ? undefined : [...parent.path, nearest].join('.');
}

function allOptions(node: OptionNode): readonly OptionNode[] {
  if (!node.children) return leafOptions(node);
  return [...node.children.values()].flatMap((child) =>
    child.children ? [child, ...allOptions(child)] : [child],
  );
}

/** What zod found, in our words: the value given, what fits there, and the nearest choice to a misspelt one. */
export function faultsOf(
  root: OptionNode,
  values: unknown,
  issues: readonly z.core.$ZodIssue[],
): readonly Fault[] {
  return issues.map((issue) => {
    const path = issue.path.map(String);
    const given = valueAt(values, path);
    const option = optionAt(root, path, values);
    // Issues of our own refinements say it better than the shape does.
    if (!option || option.children || issue.code === 'custom' || issue.code === 'invalid_format') {
      return { path, message: issue.message };
    }
    const asked = `it must be ${article(option.shape)}`;
    const said = given === undefined ? 'it is missing' : `${JSON.stringify(given)} does not fit`;
    const nearest =
      typeof given === 'string' && option.choices.length > 0
        ? `; the nearest is ${closest(given, [...option.choices])}`
        : '';
    return { path, message: `${said}: ${asked}${nearest}` };
  });
}

const article = (shape: string): string =>
  /^(whole number|number|list|map|value)/.test(shape) ? `a ${shape}` : shape;

export function valueAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce(memberOf, values);
}
