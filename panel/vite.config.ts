import { defineConfig } from 'vite';

/** The page is one small script and one style sheet, served by the daemon itself. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
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
