/**
 * Pictures of every view, at a phone's and a desk's size, by day and by night, of a real daemon with a simulated runner:
 *
 *   npm run screenshots -- [--folder screenshots] [--views run,music] [--language de] [--warm 60]
 *
 * It plays for `warm` seconds first, so that curves and bars are there. Those of docs/images/panel are a half of them, as JPEG.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { desk, launchBrowser, phone, root, startDaemon } from './daemon.mjs';

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: path.join(root, 'screenshots') },
    views: { type: 'string' },
    language: { type: 'string', default: 'en' },
    warm: { type: 'string', default: '60' },
  },
});
/** By their addresses. */
const views = values.views?.split(',') ?? [
  ...['run', 'music', 'body', 'devices', 'sessions', 'listening-test'],
  ...['settings', 'scenes', 'models', 'phones', 'network', 'health', 'browser', 'welcome'],
];
const sizes = { phone: { ...phone, deviceScaleFactor: 2 }, desk };

mkdirSync(values.folder, { recursive: true });
const daemon = await startDaemon();
const browser = await launchBrowser();
try {
  await sleep(1000 * Number(values.warm));
  for (const [size, look] of Object.entries(sizes)) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ ...look, colorScheme, locale: values.language });
      const page = await context.newPage();
      for (const view of views) {
        await page.goto(`${daemon.url}/#${view === 'run' ? '' : view}`);
        await page.locator('main').waitFor();
        await sleep(2500);
        if (view === 'phones') {
          // With the code that a phone's camera reads; it is good for ten minutes.
          await page.locator('main .primary').first().click();
          await sleep(500);
        }
        const name = `${view}-${size}${colorScheme === 'dark' ? '-dark' : ''}.png`;
        await page.screenshot({ path: path.join(values.folder, name) });
        console.log(name);
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await daemon.stop();
}
