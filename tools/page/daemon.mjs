/** A daemon of its own for whoever looks at the page: a simulated runner, heard by nobody, with a state that is thrown away. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** `url` is where its page is. Ends by `stop`, whatever happened. */
export async function startDaemon({ simulation = 'intervals', outputs = ['null', 'stream'], port = 0 } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tactus-page-'));
  const to = outputs.flatMap((output) => ['--output', output]);
  const child = spawn(
    process.execPath,
    [path.join(root, 'dist/daemon/main.js'), 'run', '--simulate', simulation, '--port', String(port), ...to],
    { env: { ...process.env, STATE_DIRECTORY: folder }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  let said = '';
  const url = await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        said += data;
        const found = /http:\/\/localhost:\d+/.exec(said)?.[0];
        if (found) resolve(found);
      });
    void exited.then(() => reject(new Error(`The daemon ended:\n${said}`)));
  });
  return { url, stop };
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
