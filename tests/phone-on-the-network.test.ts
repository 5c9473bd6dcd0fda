import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, missing } from '../panel/testing/browser.ts';
import { type Daemon, startDaemonIn } from './support/daemon.ts';
import { type Lan, noLan, openLan } from './support/lan.ts';

describe.skipIf(noLan ?? missing)('a phone in the network of a device', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tactus-phone-'));
  const configuration = join(folder, 'tactus.yaml');
  writeFileSync(configuration, '# mine\nlog:\n  level: info # as ever\n');
  const url = (): string => `http://${lan.device.ipv4}:7272`;
  let lan: Lan;
  let daemon: Daemon;
  let browser: Browser;
  let page: Page;

  const play = (): Promise<Daemon> =>
    startDaemonIn(
      lan.device,
      folder,
      ...['--config', configuration, '--simulate', 'easy', '--output', 'stream'],
      ...['--port', '7272'],
    );
  beforeAll(async () => {
    lan = openLan();
    daemon = await play();
    browser = await launchBrowser(lan.phone.program);
    page = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  });
  afterAll(async () => {
    await browser?.close();
    await daemon?.stop();
    lan?.close();
    rmSync(folder, { recursive: true });
  });

  const onDevice = (method: string, path: string, body?: object): unknown => {
    const [answer] = lan.device.ask({
      method,
      url: `http://localhost:7272/api/v1${path}`,
      headers: { origin: 'http://localhost:7272' },
      body,
    });
    expect(answer?.status, answer?.body).toBe(200);
    return JSON.parse(answer!.body);
  };

  it('pairs by the address of a QR code, which keeps the code out of sight then', async () => {
    const { urls } = onDevice('POST', '/pairing', { role: 'admin' }) as { urls: string[] };
    expect(urls[0]).toMatch(new RegExp(`^${url()}/#pair=\\d{13}$`));
    await page.goto(urls[0]!);
    await expect.poll(() => page.url()).not.toContain('pair');
    const pair = page.getByRole('button', { name: 'Pair this phone' });
    await pair.waitFor();
    expect(await page.getByTestId('tempo').count()).toBe(0);
    await pair.tap();
    await page.getByText('Connected').waitFor();
    expect(onDevice('GET', '/users')).toMatchObject([{ role: 'admin' }]);
  });

  it('plays: the music is heard on it, and steered from it', async () => {
    await expect
      .poll(async () => Number.parseFloat((await page.getByTestId('tempo').textContent()) ?? ''))
      .toBeGreaterThan(100);
    // Over plain HTTP a phone plays, and says what it cannot.
    await page.getByText('steps and place need HTTPS').waitFor();
    await page.getByRole('button', { name: 'Run with this phone' }).tap();
    const heard = (): Promise<number> =>
      page.locator('audio').evaluate((audio) => (audio as unknown as { currentTime: number }).currentTime);
    await expect.poll(heard).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'More', exact: true }).tap();
    await page.getByText('Browsers tell motion and place only to pages opened over HTTPS').waitFor();
    await page.getByText('where browsers do not let it keep the screen on').waitFor();
    await page.getByRole('button', { name: 'Stop listening here' }).tap();
    await page.getByRole('button', { name: 'Stop the music', exact: true }).tap();
    await page.getByRole('button', { name: 'Close' }).tap();
    await expect.poll(() => (onDevice('GET', '/state') as { playing: string }).playing).not.toBe('playing');
    await page.getByRole('button', { name: 'Play the music', exact: true }).tap();
    await expect.poll(() => (onDevice('GET', '/state') as { playing: string }).playing).toBe('playing');
  });

  it('changes a setting that outlives the daemon’s sudden end, as does that it is paired', async () => {
    const path = 'conductor.idleAfterSeconds';
    await page.getByRole('link', { name: 'Settings' }).tap();
    await page.getByRole('searchbox', { name: 'Search' }).fill(path);
    await page.locator(`[data-path="${path}"] input`).fill('77');
    await page.getByRole('button', { name: 'Look and save' }).tap();
    await page.getByRole('button', { name: 'Save', exact: true }).tap();
    await page.getByText('Saved.').waitFor();

    const exited = once(daemon.process, 'exit');
    daemon.process.kill('SIGKILL');
    await exited;
    await page.getByText('Offline').waitFor();
    daemon = await play();
    await page.getByText('Connected').waitFor();
    await page.reload();
    await page.getByText('Connected').waitFor();
    await page.getByRole('searchbox', { name: 'Search' }).fill(path);
    await expect.poll(() => page.locator(`[data-path="${path}"] input`).inputValue()).toBe('77');
    expect(readFileSync(configuration, 'utf8')).toBe(
      '# mine\nlog:\n  level: info # as ever\nconductor:\n  idleAfterSeconds: 77\n',
    );
  });

  it('is out as soon as it is removed, and says so, though nobody answers it any more', async () => {
    await page.goto(`${url()}/#`);
    await page.getByText('Connected').waitFor();
    const [user] = onDevice('GET', '/users') as { id: string }[];
    onDevice('DELETE', `/users/${user!.id}`);
    await page.getByRole('button', { name: 'Pair this phone' }).waitFor();
    await page.getByText('revoked it').waitFor();
    expect(await page.getByTestId('tempo').count()).toBe(0);
    await expect.poll(() => lan.phone.ask({ url: url() })[0]?.status).toBe(0);
  });
});
