import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { packageRoot } from '../../daemon/system/files/package-root.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** The page as it is built. */
export const pageFolder = process.env.TACTUS_PAGE ?? join(packageRoot, 'dist/panel');

/** Why the page cannot be tested here; undefined where it can. */
export const missing = !existsSync(executablePath)
  ? `no browser at ${executablePath}: apt-get install chromium, or set CHROMIUM`
  : existsSync(join(pageFolder, 'index.html'))
    ? undefined
    : 'the page is not built: npm run build';
if (missing && process.env.CI === 'true') throw new Error(missing);
if (missing) console.warn(`The panel is not tested: ${missing}`);

/** As other machines call this one: whoever comes by this name is a stranger, and has no secure context. */
export const othersName = 'tactus.local';

/** `inside`: made a program of another machine first. */
export const browserOptions = (inside = (path: string) => path): LaunchOptions => ({
  executablePath: inside(executablePath),
  args: [
    '--no-sandbox',
    '--autoplay-policy=no-user-gesture-required',
    `--host-resolver-rules=MAP ${othersName} 127.0.0.1`,
  ],
});

/** Runs in each page before it: it has been here before. */
const wasHereBefore = `try { localStorage.setItem('tactus-visited', 'yes'); } catch {}`;

/** A real one, without a window; it plays sound without a press, and nobody is shown round in it. */
export async function launchBrowser(inside?: (path: string) => string): Promise<Browser> {
  const browser = await launchNewBrowser(inside);
  const newContext = browser.newContext.bind(browser);
  // `newPage` makes one, too.
  browser.newContext = async (options) => {
    const context = await newContext(options);
    await context.addInitScript(wasHereBefore);
    return context;
  };
  return browser;
}

/** One in which nobody ever was. */
export const launchNewBrowser = (inside?: (path: string) => string): Promise<Browser> =>
  chromium.launch(browserOptions(inside));
