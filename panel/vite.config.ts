import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { offlineShell } from './offline-shell.ts';

/** What is shorter gains nothing. */
const leastBytes = 600;

/** Lays each file's compressed forms beside it: the daemon serves them to browsers that take them. */
const compressed: Plugin = {
  name: 'compressed',
  writeBundle({ dir = '' }) {
    for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(html|js|css|svg|json|webmanifest)$/.test(file)) continue;
      const bytes = readFileSync(join(dir, file));
      if (bytes.length < leastBytes) continue;
      writeFileSync(join(dir, `${file}.gz`), gzipSync(bytes, { level: 9 }));
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      writeFileSync(join(dir, `${file}.br`), brotliCompressSync(bytes, { params }));
    }
  },
};

/** The page is one small script and one style sheet, served by the daemon itself. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [offlineShell, compressed],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/panel',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/api': 'http://localhost:7272',
      '/stream.mp3': 'http://localhost:7272',
      '/ws': { target: 'ws://localhost:7272', ws: true },
    },
  },
});
