import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, missing } from '../panel/testing/browser.ts';
import { type Daemon, startDaemon } from './support/daemon.ts';

describe.skipIf(missing)('the panel of a playing daemon', () => {
  const state = mkdtempSync(join(tmpdir(), 'tactus-live-'));
  let daemon: Daemon;
  let browser: Browser;
  let page: Page;

  const play = async (port: string): Promise<string> => {
    const run = ['--simulate', 'easy', '--output', 'stream', '--port', port, '--set', 'log.level=error'];
    daemon = await startDaemon(state, ...run);
    return daemon.url;
  };
  const end = async (): Promise<void> => expect(await daemon.stop()).toBe(0);

  beforeAll(async () => {
    const url = await play('0');
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
    await page.goto(url);
  });
  afterAll(async () => {
    await browser?.close();
    await end();
    rmSync(state, { recursive: true });
  });

  const numberIn = async (name: string): Promise<number> =>
    Number.parseFloat((await page.getByTestId(name).textContent()) ?? '');

  it('shows the body and the music that follows it', async () => {
    await page.getByText('Connected').waitFor();
    await expect.poll(() => numberIn('cadence')).toBeGreaterThan(155);
    await expect.poll(() => numberIn('tempo')).toBeGreaterThan(155);
    await expect.poll(() => numberIn('heart')).toBeGreaterThan(60);
    const dial = page.locator('.dial-canvas');
    const picture = (): Promise<string> =>
      dial.evaluate((canvas) => (canvas as unknown as { toDataURL(): string }).toDataURL());
    const before = await picture();
    await expect.poll(picture).not.toBe(before);
  });

  const heard = (): Promise<number> =>
    page.locator('audio').evaluate((audio) => (audio as unknown as { currentTime: number }).currentTime);

  it('says that the feet are on the beat, as soon as they are', async () => {
    await page.getByTestId('lock').getByText('In step').waitFor({ timeout: 90_000 });
    await page.locator('.lock-locked .lock-foot').waitFor();
    await expect.poll(() => page.getByTestId('time').textContent()).toMatch(/^\d+:\d\d$/);
    await expect.poll(() => page.getByTestId('distance').textContent()).toMatch(/^0\.\d\d$/);
  });

  it('lets the band be heard here', async () => {
    await page.getByRole('button', { name: /^Listen here/ }).click();
    await expect.poll(heard).toBeGreaterThan(1);
    // The stream is late, nobody knows how much.
    await page.getByTestId('lock').getByText('In tempo').waitFor();
    // Nothing else is to be done about the sound: the dial tells what sounds.
    await expect.poll(() => page.getByTestId('chord').textContent()).toMatch(/^[A-G]/);
  });

  it('stops and plays at a press', async () => {
    // A mouse presses twice.
    await page.getByRole('button', { name: 'Hold to stop the music' }).dblclick();
    // Two bars, at most.
    await page.getByRole('button', { name: 'Play the music' }).waitFor();
    await page.getByText('See this run').waitFor();
    await page.getByRole('button', { name: 'Play the music' }).click();
    await page.getByRole('button', { name: 'Hold to stop the music' }).waitFor();
    await expect.poll(() => page.getByTestId('chord').textContent()).toMatch(/^[A-G]/);
  });

  it('is heard again by itself after a line that was dead, and after another start of the daemon', async () => {
    await expect.poll(heard).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    // Nobody answers and nobody hangs up, as when the network is gone.
    daemon.process.kill('SIGSTOP');
    await page.getByText('The stream is lost').waitFor();
    await page.getByText('No connection.', { exact: true }).waitFor();
    daemon.process.kill('SIGCONT');
    await page.getByText('You hear the stream').waitFor();
    await expect.poll(heard).toBeGreaterThan(1);
    const { port } = new URL(page.url());
    await end();
    await page.getByText('The stream is lost').waitFor();
    await play(port);
    await page.getByText('You hear the stream').waitFor();
    await expect.poll(heard).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'Stop listening here' }).click();
  });
});
