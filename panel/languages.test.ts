import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseSync } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { packageRoot } from '../daemon/system/files/package-root.ts';

const source = join(packageRoot, 'panel/source');

/** Names, and what is the same everywhere. */
const names =
  /\b(Tactus|GPX|FIT|TCX|MP3|Node|FluidSynth|LAME|libsndfile|SoundFont|gpsd|MIDI|OSC|MQTT|GPS|LSTM|HTTPS|Wi-Fi|YAML|CSV|tactus panel|Ableton Link|stream\.mp3|playlist\.m3u|[kc]?m\/?[hs]?|min|k?Hz|dBm?|Broker|auto)\b/g;
/** Attributes that are read or heard; `name` and `text` of our own components, too. */
const spoken = /^(aria-(label|description|valuetext|roledescription)|placeholder|title|alt|label)$/;
const spokenOfOurs = /^(name|text|title|label|word|note|unit)$/;

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';
const hasLetters = (text: string): boolean => /\p{L}{2}/u.test(text.replace(names, ''));

/** What a piece of an expression says if it is drawn: strings, and what they are chosen by or put together of. */
function said(node: unknown): string[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return [
        ...(node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked),
        ...(node.expressions as unknown[]).flatMap(said),
      ];
    case 'ConditionalExpression':
      return [...said(node.consequent), ...said(node.alternate)];
    case 'LogicalExpression':
      return [...said(node.left), ...said(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...said(node.left), ...said(node.right)] : [];
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
      return said(node.expression);
    default:
      return [];
  }
}

/** A sentence in a string, wherever it stands: lists of words, messages. */
const isSentence = (text: string): boolean => /^\p{Lu}\p{Ll}+ \p{Ll}{2,}/u.test(text.replace(names, 'X'));

function strayIn(file: string): string[] {
  const { program } = parseSync(file, readFileSync(file, 'utf8'), {
    lang: file.endsWith('x') ? 'tsx' : 'ts',
  });
  const stray: string[] = [];
  const look = (value: unknown, isThrown: boolean): void => {
    if (Array.isArray(value)) for (const each of value) look(each, isThrown);
    if (!isNode(value)) return;
    if (value.type === 'JSXText' && hasLetters(String(value.value))) stray.push(String(value.value));
    if (value.type === 'JSXElement' || value.type === 'JSXFragment')
      for (const child of value.children as unknown[])
        if (isNode(child) && child.type === 'JSXExpressionContainer')
          stray.push(...said(child).filter(hasLetters));
    if (value.type === 'JSXOpeningElement') stray.push(...attributesOf(value).filter(hasLetters));
    if (value.type === 'Literal' && typeof value.value === 'string' && !isThrown && isSentence(value.value))
      stray.push(value.value);
    // What is thrown is for makers.
    const thrown = isThrown || value.type === 'ThrowStatement' || value.type === 'ImportDeclaration';
    for (const [key, child] of Object.entries(value)) if (key !== 'parent') look(child, thrown);
  };
  look(program, false);
  return [...new Set(stray)].map((text) => `${relative(source, file)}: ${text.trim().replace(/\s+/g, ' ')}`);
}

function attributesOf(element: Node): string[] {
  const { name: tag } = element.name as { name?: string };
  const isOurs = tag === undefined || /^[A-Z]/.test(tag);
  return (element.attributes as Node[]).flatMap(({ name, value }) => {
    const attribute = (name as { name?: unknown } | undefined)?.name;
    if (typeof attribute !== 'string') return [];
    if (spoken.test(attribute)) return said(value);
    // Of ours, names of pictures and of quantities, too: those begin small.
    return isOurs && spokenOfOurs.test(attribute) ? said(value).filter((text) => /^\p{Lu}/u.test(text)) : [];
  });
}

/** What another language calls just so, too. */
const sameInTwo: ReadonlySet<string> = new Set([
  ...[
    'Auto',
    'Bass',
    'Code',
    'Folk',
    ...['Afro', 'Bossa nova', 'Country', 'Funk', 'Latin', 'Pop', 'Reggae', 'Rock'],
    'Form',
    'Intro',
    'Live',
    'Manual',
    'Note',
    'Pace',
    'Piano',
    'Polysynth',
  ],
  ...[
    'Ragtime',
    'Solo',
    'Stream',
    'Tempo',
    'Tuba',
    'Volume',
    'Zone',
    'Moment',
    'Pitch bend',
    'HTTP',
    'in',
    'in s',
    'Name',
    'Port',
    'Journal',
    'Tests',
    'Groove',
    'Chance',
  ],
]);

/** As much of the page as is asked here; it is written for a browser. */
interface Languages {
  readonly languages: readonly string[];
  setLanguage(language: string): void;
}

type Words = string | ((...values: never[]) => string) | { readonly [name: string]: Words };

/** Texts by their place; functions are asked with figures and words that are no language's. */
function flat(words: Words, place: string): [string, string][] {
  if (typeof words === 'string') return [[place, words]];
  if (typeof words !== 'function')
    return Object.entries(words).flatMap(([name, each]) => flat(each, `${place}.${name}`));
  try {
    const values = Array.from({ length: words.length }, (_, index) => 7 + index) as never[];
    return [[place, words(...values)]];
  } catch {
    return [[place, String(words)]];
  }
}

describe('what is said to people', () => {
  beforeAll(() => void vi.stubGlobal('document', { documentElement: {} }));
  afterAll(() => vi.unstubAllGlobals());

  it('stands in words/, all of it', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$/.test(file) && !file.startsWith('words/'))
      .sort();
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => strayIn(join(source, file)))).toEqual([]);
  });

  it('is said in each language in its own way', async () => {
    const { languages, setLanguage } = (await import(join(source, 'words/language.ts'))) as Languages;
    const same: string[] = [];
    for (const file of readdirSync(join(source, 'words')).sort()) {
      if (file === 'language.ts' || !/^[\w-]+\.ts$/.test(file)) continue;
      const module = (await import(join(source, 'words', file))) as Record<string, () => Words>;
      for (const [name, tell] of Object.entries(module)) {
        const [en, pt, de] = languages.map((language) => {
          setLanguage(language);
          return new Map(flat(tell(), `${file.replace('.ts', '')}`));
        });
        expect([...pt!.keys()], name).toEqual([...en!.keys()]);
        expect([...de!.keys()], name).toEqual([...en!.keys()]);
        for (const [place, text] of en!) {
          const word = text
            .replace(names, '')
            .replace(/[\d()\s]+/g, ' ')
            .trim();
          if (!hasLetters(word) || sameInTwo.has(word)) continue;
          for (const [other, words] of [
            ['pt', pt!],
            ['de', de!],
          ] as const)
            if (words.get(place) === text) same.push(`${other} ${place}: ${text}`);
          expect(text.trim(), place).not.toBe('');
        }
      }
    }
    setLanguage('en');
    expect(same).toEqual([]);
  });
});
