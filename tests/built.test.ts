import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = path.join(root, 'dist');
/** The page is Vite's, which empties its folder itself; the assets are built once and kept. */
const compiled = ['daemon', 'tools'];

describe.skipIf(!existsSync(built))('the build', () => {
  it('holds nothing but what the sources make: no module that is gone, no source map without its source', () => {
    const files = compiled.flatMap((folder) =>
      readdirSync(path.join(built, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(built, path.join(entry.parentPath, entry.name))),
    );
    expect(files.length).toBeGreaterThan(20);
    const strays = files.filter(
      (file) => !file.endsWith('.js') || !existsSync(path.join(root, file.replace(/\.js$/, '.ts'))),
    );
    expect(strays).toEqual([]);
  });
});
