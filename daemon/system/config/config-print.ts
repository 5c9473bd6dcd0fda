import { stringify } from 'yaml';
import type { z } from 'zod';
import { leafOptions, type OptionNode, readOptions } from './config-schema.ts';

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
  const fallback =
    node.defaultValue !== undefined && JSON.stringify(node.defaultValue) !== JSON.stringify(value)
      ? `Default: ${inline(node.defaultValue)}.`
      : '';
  const description =
    node.description && !/[.!?)]$/.test(node.description) ? `${node.description}.` : node.description;
  const said = [description, saysItsRange(node) ? '' : `${capital(node.shape)}.`, fallback].filter(
    (part) => part,
  );
  lines.push(...comment(said.join(' '), indent));
  lines.push(value === undefined ? `${indent}# ${name}:` : `${indent}${name}: ${inline(value)}`);
  return lines;
}

/** Descriptions that name their values or both limits themselves need no second telling. */
function saysItsRange({ description, shape }: OptionNode): boolean {
  if (shape === 'text' || (shape === 'true or false' && description.includes(shape))) return true;
  const limits = shape.startsWith('one of') ? [] : (shape.match(/-?\d+(\.\d+)?/g) ?? []);
  const said = new Set(description.match(/\d+(\.\d+)?/g));
  return limits.length === 2 && limits.every((limit) => said.has(limit.replace('-', '')));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function inline(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}

function comment(text: string, indent: string): string[] {
  const width = lineWidth - indent.length - 2;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  if (line) lines.push(line);
  return lines.map((each) => `${indent}# ${each}`);
}

/** The options as Markdown tables, one for each section. */
export function documentConfiguration(schema: z.ZodType): string {
  const root = readOptions(schema);
  const blocks: string[] = [];
  for (const [name, section] of root.children ?? []) {
    const lines = [`## ${name}`, ''];
    if (section.description) lines.push(section.description, '');
    lines.push('| Option | Means | Values | Default |', '|---|---|---|---|');
    for (const leaf of leafOptions(section)) {
      const fallback = leaf.defaultValue === undefined ? '' : `\`${inline(leaf.defaultValue)}\``;
      const cells = [`\`${leaf.path.join('.')}\``, leaf.description, leaf.shape, fallback];
      lines.push(`| ${cells.map(cell).join(' | ')} |`);
    }
    blocks.push(lines.join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
