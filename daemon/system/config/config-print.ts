import { stringify } from 'yaml';
import type { z } from 'zod';
import { leafOptions, memberOf, type OptionNode, readOptions } from './config-schema.ts';

const lineWidth = 100;

/**
 * The whole configuration as commented YAML: each option with what it means, its range and, where `values` differs, its
 * default. Options without a value stand there as a comment.
 */
export function printConfiguration(
  schema: z.ZodType,
  values: unknown,
  heading: readonly string[] = [],
): string {
  const root = readOptions(schema);
  const lines: string[] = heading.map((line) => (line === '' ? '#' : `# ${line}`));
  for (const [name, child] of root.children ?? []) {
    if (lines.length > 0) lines.push('');
    lines.push(...printNode(name, child, memberOf(values, name), ''));
  }
  return `${lines.join('\n')}\n`;
}

function printNode(name: string, node: OptionNode, value: unknown, indent: string): string[] {
  const lines: string[] = [];
  if (node.children) {
    if (node.description) lines.push(...comment(node.description, indent));
    lines.push(`${indent}${name}:`);
    for (const [childName, child] of node.children) {
      lines.push(...printNode(childName, child, memberOf(value, childName), `${indent}  `));
    }
    return lines;
  }
  const isDefault = JSON.stringify(node.defaultValue) === JSON.stringify(value);
  lines.push(...comment(meaningOf(node, isDefault), indent));
  for (const [type, kind] of node.kinds ?? []) lines.push(...commentKind(type, kind, indent));
  lines.push(value === undefined ? `${indent}# ${name}:` : `${indent}${name}: ${inline(value)}`);
  return lines;
}

/** What one kind of a list's entries is, and its options. */
function commentKind(type: string, kind: OptionNode, indent: string): string[] {
  const options = [...(kind.children ?? [])].filter(([name]) => name !== 'type');
  return [
    ...comment(`- type: ${type}`, indent),
    ...comment(kind.description, indent, '  '),
    ...options.flatMap(([name, option]) => comment(`${name}: ${meaningOf(option, false)}`, indent, '  ')),
  ];
}

/** What an option means, its range and, where it is wanted, its default. */
function meaningOf(node: OptionNode, isDefault: boolean): string {
  const fallback =
    node.defaultValue !== undefined && !isDefault ? `Default: ${inline(node.defaultValue)}.` : '';
  const description =
    node.description && !/[.!?)]$/.test(node.description) ? `${node.description}.` : node.description;
  return [description, saysItsRange(node) ? '' : `${capital(node.shape)}.`, fallback]
    .filter((sentence) => sentence)
    .join(' ');
}

/** Descriptions that name their values or both limits themselves need no second telling. */
function saysItsRange({ description, shape }: OptionNode): boolean {
  if (shape === 'text' || (shape === 'true or false' && description.includes(shape))) return true;
  const limits = shape.startsWith('one of') ? [] : (shape.match(/-?\d+(\.\d+)?/g) ?? []);
  const said = new Set(description.match(/\d+(\.\d+)?/g));
  return limits.length === 2 && limits.every((limit) => said.has(limit.replace('-', '')));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function inline(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}

function comment(text: string, indent: string, inner = ''): string[] {
  const width = lineWidth - indent.length - inner.length - 2;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  if (line) lines.push(line);
  return lines.map((each) => `${indent}# ${inner}${each}`);
}

/** The options as Markdown tables, one for each section. */
export function documentConfiguration(schema: z.ZodType): string {
  const root = readOptions(schema);
  const blocks: string[] = [];
  for (const [name, section] of root.children ?? []) {
    const lines = [`## ${name}`, ''];
    if (section.description && section.children) lines.push(section.description, '');
    lines.push(...tableHead);
    const leaves = leafOptions(section).filter(({ path }) => !path.includes('*'));
    lines.push(...leaves.map((leaf) => row(leaf.path.join('.'), leaf)));
    for (const { path, kinds } of leaves) {
      for (const [type, kind] of kinds ?? []) lines.push(...documentKind(path.join('.'), type, kind));
    }
    blocks.push(lines.join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}

const tableHead = ['| Option | Means | Values | Default |', '|---|---|---|---|'];

function row(name: string, { description, shape, defaultValue, isAtOnce, isOnlyInFile }: OptionNode): string {
  const fallback = defaultValue === undefined ? '' : `\`${inline(defaultValue)}\``;
  const marks = [...(isAtOnce ? ['*At once.*'] : []), ...(isOnlyInFile ? ['*In the file only.*'] : [])];
  const meaning = [description, ...marks].join(' ');
  return `| ${[`\`${name}\``, meaning, shape, fallback].map(cell).join(' | ')} |`;
}

function documentKind(list: string, type: string, kind: OptionNode): string[] {
  const options = [...(kind.children ?? [])].filter(([name]) => name !== 'type');
  const table =
    options.length === 0 ? [] : ['', ...tableHead, ...options.map(([name, option]) => row(name, option))];
  return ['', `\`${list}\`, \`type: ${type}\`: ${kind.description}`, ...table];
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
