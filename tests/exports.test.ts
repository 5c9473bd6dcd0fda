import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

/** All code that may import something: relative path to text. */
const texts = new Map(
  ['bin', 'client', 'daemon', 'hardware-tests', 'panel', 'tests', 'tools'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(tsx?|m?js)$/.test(file))
      .map((file) => path.join(folder, file))
      .map((file) => [file, readFileSync(path.join(root, file), 'utf8')] as const),
  ),
);

const declaration = /^export (?:async )?(const|function\*?|class|interface|type) (\w+)/gm;

const hasWord = (text: string, word: string): boolean => new RegExp(`\\b${word}\\b`).test(text);

/** Whoever names the file and the word: an import, also a dynamic one, or one of the built file. */
function isUsedElsewhere(file: string, name: string): boolean {
  const imported = new RegExp(`/${path.parse(file).name.replaceAll('.', '\\.')}\\.(tsx?|m?js)['"\`]`);
  return [...texts].some(([other, text]) => other !== file && imported.test(text) && hasWord(text, name));
}

// Types that make a contract readable may be exported for whoever comes; they must be of use to somebody, too.
it('nothing is exported that nobody imports, and no type is declared that nobody uses', () => {
  const unused = [...texts].flatMap(([file, text]) =>
    [...text.matchAll(declaration)]
      .filter(([line, kind, name = '']) => {
        const isType = kind === 'interface' || kind === 'type';
        const isUsedHere = isType && hasWord(text.replace(line, ''), name);
        return !isUsedHere && !isUsedElsewhere(file, name);
      })
      .map(([, , name]) => `${file}: ${name}`),
  );
  expect(unused).toEqual([]);
});
