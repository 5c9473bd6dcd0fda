import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../daemon/system/files/package-root.ts';
import { missing, pageFolder } from './testing/browser.ts';

const read = (path: string): string => readFileSync(join(packageRoot, path), 'utf8');

describe.skipIf(missing)('a browser of some years ago', () => {
  it('finds nothing that came later', () => {
    // Safari has these from 16 on; static blocks from 16.4 on.
    const later = /static\{|\.(toSorted|toReversed|toSpliced|groupBy|withResolvers)\(/;
    const scripts = readdirSync(join(pageFolder, 'assets')).filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
    for (const name of scripts)
      expect(later.exec(readFileSync(join(pageFolder, 'assets', name), 'utf8'))?.[0], name).toBeUndefined();
  });

  it('is told which are too old', () => {
    for (const path of ['panel/index.html', 'docs/access.md'])
      expect(read(path)).toMatch(/Safari 15\.4.*Chrome 97.*Firefox 104/);
  });
});
