/** Piano rolls as pictures: the page's own, in the system's Chromium. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { launchBrowser } from '../page/daemon.mjs';

/** Draws rolls until it is closed. */
export async function openRolls() {
  const made = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('./roll-in-page.js', import.meta.url)),
        formats: ['iife'],
        name: 'rolls',
      },
    },
  });
  const files = [made].flat().flatMap(({ output }) => output);
  const browser = await launchBrowser();
  const page = await browser.newPage({ colorScheme: 'light' });
  for (const file of files) {
    if (file.type === 'chunk') await page.addScriptTag({ content: file.code });
    else await page.addStyleTag({ content: String(file.source) });
  }
  return {
    draw: async (roll) => {
      const url = await page.evaluate((what) => window.rolls.drawRoll(what), roll);
      return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
    },
    close: () => browser.close(),
  };
}
