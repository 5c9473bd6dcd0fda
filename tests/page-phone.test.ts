import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../daemon/system/testing/program.ts';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { browserOptions, missing, othersName } from '../panel/testing/browser.ts';
import { temporaryFolder } from './support/cli.ts';
import { type Daemon, eventually, startDaemon } from './support/daemon.ts';
import { ask, othersUrl, pairByHand, phone, showView, type Visit, visit } from './support/page-visits.ts';

const canTrust = findProgram('certutil') !== undefined;
requireInstalled('libnss3-tools', canTrust);

/** Runs in the page: a phone at the hip of somebody who makes 160 steps a minute, however late its events come. */
const stride = `setInterval(() => {
  const seconds = performance.now() / 1000;
  window.dispatchEvent(new DeviceMotionEvent('devicemotion', {
    accelerationIncludingGravity: { x: 0.3, y: 9.81 + 6 * Math.sin((2 * Math.PI * seconds * 160) / 60), z: 0.5 },
  }));
}, 1000 / 60)`;

const startLatitude = 52.5;
const longitude = 13.4;
const metersPerDegree = 111_195;
const paceMps = 3;

describe.skipIf(missing ?? (canTrust ? false : 'no certutil'))('a phone that is run with', () => {
  const folder = temporaryFolder();
  let daemon: Daemon;
  let browser: Browser;
  let secureUrl: string;
  let going: NodeJS.Timeout | undefined;
  beforeAll(async () => {
    // Nobody else feels a body here.
    const open = ['--set', 'panel.listen=everywhere', '--set', 'panel.httpsPort=0'];
    daemon = await startDaemon(folder.at('state'), ...['--output', 'null', '--output', 'stream', ...open]);
    const port = await eventually(async () => (await ask(daemon, 'GET', '/https')).port as number);
    secureUrl = `https://${othersName}:${port}`;
    await trust();
    browser = await chromium.launch({
      ...browserOptions(),
      env: { ...process.env, HOME: folder.at('home') },
    });
  });
  afterAll(async () => {
    clearInterval(going);
    await browser?.close();
    await daemon?.stop();
    folder.remove();
  });

  /** As one does by the page that tells how: the authority is fetched over HTTP, and installed. */
  async function trust(): Promise<void> {
    const certificate = folder.at('tactus.crt');
    writeFileSync(certificate, await (await fetch(new URL('/ca/tactus.crt', daemon.url))).text());
    const store = `sql:${folder.at('home/.pki/nssdb')}`;
    mkdirSync(folder.at('home/.pki/nssdb'), { recursive: true });
    execFileSync('certutil', ['-d', store, '-N', '--empty-password']);
    execFileSync('certutil', ['-d', store, '-A', '-t', 'C,,', '-n', 'tactus', '-i', certificate]);
  }

  const open = (url: string): Promise<Visit> =>
    visit(browser, url, {
      ...{ ...phone, isMobile: true, permissions: ['geolocation', 'accelerometer', 'gyroscope'] },
      geolocation: { latitude: startLatitude, longitude, accuracy: 4 },
    });
  const heard = (page: Page): Promise<number> =>
    page.locator('audio').evaluate((audio) => (audio as unknown as { currentTime: number }).currentTime);

  it('feels steps and speed over HTTPS, is heard, and the music follows it', async () => {
    const runner = await open(secureUrl);
    const { page } = runner;
    expect(await page.evaluate('isSecureContext')).toBe(true);
    await pairByHand(runner, daemon, 'performer', 'Phone');
    // Whoever was never here is shown round.
    await page.getByRole('link', { name: 'Skip all this' }).tap();
    await page.evaluate(stride);
    const beganMs = performance.now();
    going = setInterval(() => {
      const meters = (paceMps * (performance.now() - beganMs)) / 1000;
      const latitude = startLatitude + meters / metersPerDegree;
      // Gone, the page needs no place.
      page
        .context()
        .setGeolocation({ latitude, longitude, accuracy: 4 })
        .catch(() => {});
    }, 1000);
    await page.getByRole('button', { name: 'Run with this phone' }).tap();
    await expect.poll(async () => (await ask(daemon, 'GET', '/state')).playing).toBe('playing');
    await expect.poll(() => heard(page)).toBeGreaterThan(1);
    const body = async () => (await ask(daemon, 'GET', '/state')).body;
    const name = await page.evaluate<string>("localStorage.getItem('tactus-phone')");
    expect(name).toMatch(/^phone-[0-9a-f]{4}$/);
    await expect.poll(async () => (await body()).sources.cadence).toBe(name);
    await expect.poll(async () => (await body()).sources.speed).toBe(name);
    await expect.poll(async () => Math.abs((await body()).cadenceSpm - 160)).toBeLessThan(8);
    await expect.poll(async () => Math.abs((await body()).speedMps - paceMps)).toBeLessThan(0.6);
    // On its own face, and the music goes by it.
    await expect
      .poll(async () => Number(await page.getByTestId('cadence').textContent()))
      .toBeGreaterThan(150);
    await expect.poll(async () => Number(await page.getByTestId('tempo').textContent())).toBeGreaterThan(150);
    await page.getByRole('button', { name: 'More', exact: true }).tap();
    await page.getByText('Sends motion and place.').waitFor();
    await page.getByRole('button', { name: 'Close' }).tap();
    await showView(page, 'body');
    await page.getByTestId(`source ${name}`).getByText('used now').waitFor();
    // With the run ends what the phone lent.
    await showView(page, 'run');
    await ask(daemon, 'POST', '/intent', { playing: false });
    await page.getByRole('button', { name: 'See this run' }).tap();
    await page.getByRole('heading', { name: 'A picture to share' }).waitFor();
    await showView(page, 'run');
    await page.getByRole('button', { name: 'More', exact: true }).tap();
    await page.getByRole('button', { name: 'Use this phone’s motion and place' }).waitFor();
    expect(runner.faults).toEqual([]);
    clearInterval(going);
    await page.context().close();
  });

  it('plays over plain HTTP, and says why it does not feel there', async () => {
    const runner = await open(othersUrl(daemon));
    const { page } = runner;
    await pairByHand(runner, daemon, 'performer', 'Other phone');
    await page.getByRole('link', { name: 'Skip all this' }).tap();
    await page.getByText('steps and place need HTTPS').waitFor();
    // Also where the music is coming to its end.
    await ask(daemon, 'POST', '/intent', { playing: true });
    await expect.poll(async () => (await ask(daemon, 'GET', '/state')).playing).toBe('playing');
    await ask(daemon, 'POST', '/intent', { playing: false });
    await page.getByRole('button', { name: /^(Stop now|Play the music)/ }).waitFor();
    await page.getByRole('button', { name: 'Run with this phone' }).tap();
    await expect.poll(async () => (await ask(daemon, 'GET', '/state')).playing).toBe('playing');
    await expect.poll(() => heard(page)).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'More', exact: true }).tap();
    await page.getByText('only to pages opened over HTTPS').waitFor();
    expect(await page.getByRole('button', { name: 'Use this phone’s motion and place' }).isDisabled()).toBe(
      true,
    );
    const way = page.getByRole('link', { name: 'Set up HTTPS', exact: true });
    await way.click();
    await page.waitForURL('**/ca');
    await page
      .getByRole('link', { name: new RegExp(secureUrl.split('://')[1]!) })
      .first()
      .waitFor();
    expect(runner.faults).toEqual([]);
  });
});
