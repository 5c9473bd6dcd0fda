import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Lexer, parse } from 'yaml';
import { applyPatch } from './merge-patch.ts';
import { editYaml } from './yaml-edit.ts';

/** What a person may write between the lines, and how: drawn while the text is written. */
interface Hand {
  chance(): boolean;
  comment(): string;
}

const name = fc.constantFrom('a', 'b', 'style', 'gpsd', 'x y', '115', 'on', '#');
const scalar = fc.oneof(
  fc.boolean(),
  fc.integer({ min: -9, max: 999 }),
  fc.constantFrom(
    'text',
    '',
    'true',
    '5',
    'a: b',
    ' # no comment',
    "it's",
    '- x',
    'x\ny',
    '*',
    '{',
    'a,b',
    '---',
    'a\u00a0',
    '\ufeff',
  ),
);
const { value, section } = fc.letrec<{ value: unknown; section: Record<string, unknown> }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalar, tie('section'), fc.array(tie('value'), { maxLength: 3 })),
  section: fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));
const { patch } = fc.letrec<{ patch: Record<string, unknown>; change: unknown }>((tie) => ({
  patch: fc.dictionary(name, tie('change'), { maxKeys: 3, noNullPrototype: true }),
  change: fc.oneof({ depthSize: 'small' }, fc.constant(null), value, tie('patch')),
}));

/** As persons write YAML: blocks and flow, wide and narrow, quoted or not, with remarks above, beside and below. */
function writeSection(values: Record<string, unknown>, indent: string, hand: Hand): string {
  const lines = Object.entries(values).map(([key, each]) => {
    const above = hand.chance() ? `${indent}${hand.comment()}\n` : hand.chance() ? '\n' : '';
    return `${above}${indent}${JSON.stringify(key)}:${writeValue(each, indent, hand)}`;
  });
  return lines.join('') + (hand.chance() ? `${indent}${hand.comment()}\n` : '');
}

function writeValue(each: unknown, indent: string, hand: Hand): string {
  const beside = hand.chance() ? `   ${hand.comment()}\n` : '\n';
  const inner = `${indent}${hand.chance() ? '  ' : '    '}`;
  const isFilled = typeof each === 'object' && each !== null && Object.keys(each).length > 0;
  if (!isFilled || hand.chance()) return ` ${JSON.stringify(each)}${beside}`;
  if (!Array.isArray(each)) return beside + writeSection(each as Record<string, unknown>, inner, hand);
  return (
    beside +
    each
      .map((item) => {
        const above = hand.chance() ? `${inner}${hand.comment()}\n` : '';
        const isMap = typeof item === 'object' && !Array.isArray(item) && Object.keys(item).length > 0;
        if (!isMap || hand.chance()) return `${above}${inner}- ${JSON.stringify(item)}${beside}`;
        const body = writeSection(item, `${inner}  `, { ...hand, chance: () => false });
        return `${above}${inner}- ${body.trimStart()}`;
      })
      .join('')
  );
}

const commentsIn = (text: string): readonly string[] =>
  [...new Lexer().lex(text)].filter((token) => token.startsWith('#')).sort();

const text = fc.tuple(section, fc.infiniteStream(fc.boolean())).map(([values, coins]) => {
  const said: string[] = [];
  const hand: Hand = {
    chance: () => coins.next().value!,
    comment() {
      said.push(`# ${said.length} said: "so"`);
      return said.at(-1)!;
    },
  };
  return writeSection(values, '', hand);
});

it('any change of any file is made, and no comment is lost', () => {
  fc.assert(
    fc.property(text, patch, (before, change) => {
      const after = editYaml(before, change);
      expect(after).toBeDefined();
      expect(parse(after!) ?? {}).toEqual(applyPatch(parse(before) ?? {}, change));
      expect(commentsIn(after!)).toEqual(commentsIn(before));
    }),
    { numRuns: 500 },
  );
});

it('a list of things with options has a line for each, also where it stood in one before', () => {
  const scenes = [{ name: 'hills', style: 'folk' }, { name: 'hall' }];
  const lines = 'scenes:\n  - { name: hills, style: folk }\n  - { name: hall }\n';
  expect(editYaml('', { scenes })).toBe(lines);
  const before = 'scenes: [ { name: hills, style: folk } ] # ours\n';
  expect(editYaml(before, { scenes })).toBe(lines.replace('scenes:', 'scenes: # ours'));
  expect(editYaml('a:\n  b: 1\n', { a: { use: ['stream', 'null'], map: [scenes[1]] } })).toBe(
    'a:\n  b: 1\n  use: [ stream, "null" ]\n  map:\n    - { name: hall }\n',
  );
});

it('a change that changes nothing leaves every byte', () => {
  fc.assert(
    fc.property(text, (before) => {
      expect(editYaml(before, parse(before) ?? {})).toBe(before);
    }),
  );
});
