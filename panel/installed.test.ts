import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Panel } from '../daemon/panel/server.ts';
import { createRehearsalHost, type RehearsalHost } from '../daemon/panel/testing/rehearsal-host.ts';
import { monotonicClock } from '../daemon/time/clock.ts';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { browserOptions, missing, pageFolder } from './testing/browser.ts';
import { serveOthers } from './testing/serve.ts';

/** Runs in the page: addresses of all that is kept. */
const describeKept = `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name))))
  .then((all) => Promise.all(all.map((cache) => cache.keys())))
  .then((all) => all.flat().map(({ url }) => new URL(url).pathname))` as unknown as () => Promise<string[]>;

/** Runs in the page: of how many versions it is kept, once whoever keeps it has nothing more to do. */
const countKept = `navigator.serviceWorker.ready.then(({ installing, waiting }) => installing || waiting ? -1 :
  caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name))))
    .then((all) => Promise.all(all.map((cache) => cache.match('./'))))
    .then((all) => all.filter(Boolean).length))`;

/** The page as it will be after some update: its own name and its own hash. */
function makeNewer(folder: string, age: string): void {
  cpSync(pageFolder, folder, { recursive: true });
  const change = (name: string, edit: (text: string) => string): string => {
    const text = edit(readFileSync(join(folder, name), 'utf8'));
    for (const ending of ['', '.br', '.gz']) rmSync(join(folder, name + ending), { force: true });
    writeFileSync(join(folder, name), text);
    return text;
  };
  const page = change('index.html', (text) =>
    text.replace('</head>', `<meta name="age" content="${age}"></head>`),
  );
  const pageHash = createHash('sha256').update(page).digest('hex');
  change('service-worker.js', (text) =>
    text
      .replace(/"revision":"\w+"/, `"revision":"${age}"`)
      .replace(/"pageHash":"\w+"/, `"pageHash":"${pageHash}"`),
  );
}

describe.skipIf(missing)('the page that is kept on a phone', () => {
  let folder: string;
  let context: BrowserContext;
  let host: RehearsalHost;
  let panel: Panel;
  let port: number;

  /** Of a window that keeps something; no private one. */
  const begin = (options: BrowserContextOptions = {}): Promise<BrowserContext> =>
    chromium.launchPersistentContext('', {
      ...browserOptions(),
      reducedMotion: 'reduce',
      viewport: { width: 390, height: 844 },
      ...options,
    });
  const serve = async (age?: string): Promise<void> => {
    ({ panel } = await serveOthers(host, { port }, {}, age === undefined ? pageFolder : join(folder, age)));
    port = panel.port;
  };
  /** Opened, and kept. */
  const open = async (kept = 1): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${panel.url}/#browser`);
    await page.getByText('Connected').waitFor();
    await isKept(page, kept);
    return page;
  };
  const isKept = (page: Page, count: number): Promise<void> =>
    expect.poll(() => page.evaluate(countKept)).toBe(count);
  const ageOf = (page: Page): Promise<string | null> =>
    page.locator('meta[name=age]').getAttribute('content', { timeout: 60_000 });
  const unreached = (page: Page): Promise<void> =>
    page.getByRole('heading', { name: 'The device does not answer' }).waitFor();

  beforeAll(() => {
    host = createRehearsalHost(monotonicClock);
    folder = mkdtempSync(join(tmpdir(), 'tactus-page-'));
    for (const age of ['newer', 'newest']) makeNewer(join(folder, age), age);
  });
  beforeEach(async () => {
    port = 0;
    await serve();
    context = await begin();
  });
  afterEach(async () => {
    await context.close();
    await panel.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('may be installed, by all that a browser asks for', async () => {
    const page = await open();
    const devtools = await context.newCDPSession(page);
    const { errors, data } = await devtools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect(JSON.parse(data ?? '')).toMatchObject({ name: 'Tactus', display: 'standalone' });
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
    const manifest = await page.request.get(`${panel.url}/manifest.webmanifest`);
    expect(manifest.headers()).toMatchObject({
      'content-type': expect.stringContaining('application/manifest+json'),
      'cache-control': 'no-cache',
    });
    const worker = await page.request.get(`${panel.url}/service-worker.js`);
    expect(worker.headers()).toMatchObject({
      'content-type': expect.stringContaining('javascript'),
      'cache-control': 'no-cache',
    });
    for (const [name, size] of [
      ['icon-192', 192],
      ['icon-maskable-512', 512],
      ['icon-180', 180],
    ] as const) {
      const icon = await (await page.request.get(`${panel.url}/${name}.png`)).body();
      expect([icon.readUInt32BE(16), icon.readUInt32BE(20)], name).toEqual([size, size]);
    }
  });

  it('opens without the device, says what to try, and is there again by itself', async () => {
    const page = await open();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    const kept = await page.evaluate(describeKept);
    expect(kept).toContain('/');
    expect(kept.filter((path) => path.startsWith('/assets/settings-view')).length).toBeGreaterThan(1);
    expect(kept.filter((path) => /^\/(api|ws|stream)/.test(path))).toEqual([]);
    await page.reload();
    await page.getByText('Connected').waitFor();
    // Nothing that it does is against the page's own policy.
    expect(faults).toEqual([]);
    await panel.close();
    await page.reload();
    await unreached(page);
    await page.getByText('in the same Wi-Fi').waitFor();
    await page
      .getByText(`localhost:${port}`)
      .or(page.getByText(`127.0.0.1:${port}`))
      .first()
      .waitFor();
    const closed = await context.newPage();
    await closed.goto(panel.url);
    await unreached(closed);
    await serve();
    for (const each of [page, closed]) await each.getByText('Connected').waitFor();
    expect(await page.evaluate(describeKept)).toEqual(kept);
  });

  it('waits a while for a device that is not reached any more, and no longer', async () => {
    const page = await open();
    await panel.close();
    const sockets = new Set<Socket>();
    const mute: Server = createServer((socket) => void sockets.add(socket));
    await new Promise<void>((resolve) => mute.listen(port, '127.0.0.1', resolve));
    try {
      await page.reload();
      await page.getByText('Looking for the band').waitFor();
    } finally {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => mute.close(resolve));
      await serve();
    }
    await page.getByText('Connected').waitFor();
  });

  it('is the device’s own of today, whatever is kept, and never a mixture', async () => {
    const page = await open();
    await panel.close();
    await serve('newer');
    await page.reload();
    expect(await ageOf(page)).toBe('newer');
    await page.getByText('Connected').waitFor();
    await isKept(page, 2);
    // What is kept from then on is the newer one.
    await panel.close();
    await page.reload();
    await unreached(page);
    expect(await ageOf(page)).toBe('newer');
    await serve('newest');
    await page.getByText('Connected').waitFor();
    await page.reload();
    expect(await ageOf(page)).toBe('newest');
    // The page before it may still be open somewhere; the one before that is not.
    await expect
      .poll(() => page.evaluate('caches.keys().then(String)'))
      .toMatch(/^tactus-shell-newer,tactus-shell-newest$/);
  });

  it('is loaded anew where the device speaks another language by now', async () => {
    const page = await open();
    let protocol = '"protocol":2';
    await page.routeWebSocket('**/ws', (socket) => {
      const daemon = socket.connectToServer();
      daemon.onMessage((message) => socket.send(String(message).replace('"protocol":2', protocol)));
    });
    await page.reload();
    await page.getByText('Connected').waitFor();
    page.once('load', () => {
      protocol = '"protocol":2';
    });
    protocol = '"protocol":3';
    await panel.close();
    await serve('newer');
    expect(await ageOf(page)).toBe('newer');
    await page.getByText('Connected').waitFor();
  });

  it('is no worse where what is kept belongs to another page', async () => {
    await panel.close();
    makeNewer(join(folder, 'torn'), 'torn');
    const path = join(folder, 'torn/index.html');
    writeFileSync(path, readFileSync(path, 'utf8').replace('torn', 'other'));
    await serve('torn');
    const page = await context.newPage();
    await page.goto(panel.url);
    await page.getByText('Connected').waitFor();
    await expect.poll(() => page.evaluate('caches.keys().then(({ length }) => length)')).toBe(1);
    // Nobody keeps it after all.
    const registration = 'navigator.serviceWorker.getRegistration().then((found) => found !== undefined)';
    await expect.poll(() => page.evaluate(registration)).toBe(false);
    expect((await page.evaluate(describeKept)).includes('/')).toBe(false);
  });

  it('is free of faults that axe knows of where the device is not reached', async () => {
    await context.close();
    // The page's own policy would keep the judge out.
    context = await begin({ bypassCSP: true });
    const page = await open();
    await panel.close();
    await page.reload();
    await unreached(page);
    await expectAccessible(page, 'without the device');
    expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
  });
});
