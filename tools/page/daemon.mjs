/** A daemon of its own for whoever looks at the page: a simulated runner, heard by nobody, with a state that is thrown away. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchDaemon } from '../checks/daemon.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** `url` is where its page is. Ends by `stop`, whatever happened. */
export async function startDaemon({ simulation = 'intervals', outputs = ['null', 'stream'], port = 0 } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tactus-page-'));
  const to = outputs.flatMap((output) => ['--output', output]);
  const run = ['--simulate', simulation, ...to];
  try {
    const daemon = await launchDaemon({ dist: path.join(root, 'dist'), state: folder, run, port });
    const stop = async () => {
      await daemon.end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    };
    return { url: daemon.url, stop };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const desk = { viewport: { width: 1440, height: 900 } };

/** The system's Chromium, in which nobody is shown round. */
export async function launchBrowser() {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    await context.addInitScript("localStorage.setItem('tactus-visited', 'yes')");
    return context;
  };
  return browser;
}
