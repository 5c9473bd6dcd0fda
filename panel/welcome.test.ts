import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '../daemon/panel/access/access.ts';
import type { Panel } from '../daemon/panel/server.ts';
import { createRehearsalHost, type RehearsalHost } from '../daemon/panel/testing/rehearsal-host.ts';
import { createToneFeed } from '../daemon/panel/testing/tone.ts';
import { monotonicClock } from '../daemon/time/clock.ts';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { launchNewBrowser, missing } from './testing/browser.ts';
import { serveOthers } from './testing/serve.ts';

const phone = { viewport: { width: 390, height: 844 } };
const desk = { viewport: { width: 1440, height: 900 } };
const small = { viewport: { width: 320, height: 568 } };

describe.skipIf(missing)('the first visit', () => {
  let browser: Browser;
  let tone: Awaited<ReturnType<typeof createToneFeed>>;
  let host: RehearsalHost;
  let panel: Panel;
  let access: Access;
  let othersUrl: string;
  let going: NodeJS.Timeout;

  const open = async (options: BrowserContextOptions = phone, url = panel.url): Promise<Page> => {
    const context = await browser.newContext({ reducedMotion: 'reduce', bypassCSP: true, ...options });
    const page = await context.newPage();
    await page.goto(url);
    return page;
  };
  const stepIs = (page: Page, title: string) => page.getByRole('heading', { name: title }).waitFor();
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const soundsHere = (isHeard: boolean): void => {
    host.device = {
      name: 'alsa',
      status: isHeard ? 'ok' : 'failed',
      detail: isHeard ? 'plays' : 'No such device',
      isReferenceEar: true,
      soundsHere: isHeard,
    };
  };

  beforeAll(async () => {
    const origin = monotonicClock.nowSeconds();
    tone = await createToneFeed();
    const clock = { nowSeconds: () => monotonicClock.nowSeconds() - origin + 100 };
    host = createRehearsalHost(clock, 'intervals', tone);
    ({ panel, access, othersUrl } = await serveOthers(host, {}));
    going = setInterval(() => host.advance(), 20);
    browser = await launchNewBrowser();
  });
  beforeEach(async () => {
    soundsHere(true);
    await host.command({ playing: false, muted: false, volume01: 0.8, style: 'game' });
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    clearInterval(going);
    await browser?.close();
    tone?.close();
    await panel?.close();
  });

  it('leads whoever was never here to the sound, to a body and to a style, and then to the run', async () => {
    const page = await open();
    await stepIs(page, 'Hear it');
    expect(await page.getByRole('navigation', { name: 'Views' }).count()).toBe(0);
    await press(page, 'Play');
    await expect.poll(() => host.state().playing).toBe('playing');
    await page.getByText('Sound flows. It sounds from alsa.').waitFor();
    await page.getByRole('img', { name: 'How loud it is now' }).waitFor();
    await press(page, 'I hear it');
    await stepIs(page, 'Pair something');
    // Whoever cannot see is told where he is.
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Pair something');
    await page.getByText(/\d+ steps\/min/).waitFor();
    await page.getByText('sim-footpod').first().waitFor();
    await press(page, 'Go on');
    await stepIs(page, 'Choose a style');
    await page.getByRole('radio', { name: /^Folk Fiddle/ }).click();
    await expect.poll(() => host.state().intent.styleWeights).toEqual({ folk: 1 });
    expect(await page.getByRole('radio', { name: /^Folk/ }).isChecked()).toBe(true);
    await press(page, 'To the run');
    await page.getByRole('navigation', { name: 'Views' }).waitFor();
    await page.getByRole('button', { name: /stop/i }).first().waitFor();
    // Once is enough.
    await page.reload();
    await page.getByText('Connected').waitFor();
    await page.getByRole('navigation', { name: 'Views' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Hear it' }).count()).toBe(0);
  });

  it('begins the band and the stream by one press where no sound card plays', async () => {
    soundsHere(false);
    const page = await open();
    await press(page, 'Listen here');
    await expect.poll(() => host.state().playing).toBe('playing');
    await page.getByText('Sound flows.').waitFor();
    const heard = (): Promise<number> =>
      page.locator('audio').evaluate((audio) => (audio as unknown as { currentTime: number }).currentTime);
    await expect.poll(heard).toBeGreaterThan(0.3);
    await press(page, 'I hear nothing');
    await page.getByText('the switch on its side').waitFor();
    await host.command({ muted: true });
    await press(page, 'Unmute');
    await expect.poll(() => host.state().muted).toBe(false);
    await page.getByRole('slider', { name: 'Volume of the band' }).fill('0.5');
    await expect.poll(() => host.state().volume01).toBeCloseTo(0.5);
    await expectAccessible(page, 'advice');
    // It goes on sounding on the way.
    await press(page, 'I hear it');
    await stepIs(page, 'Pair something');
    const before = await heard();
    await expect.poll(heard).toBeGreaterThan(before + 0.2);
  });

  it('goes back and forward, is left at any step, and begins again when it is asked for', async () => {
    const page = await open(desk);
    await stepIs(page, 'Hear it');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Go on');
    await page.keyboard.press('Enter');
    await stepIs(page, 'Pair something');
    await page.getByRole('link', { name: 'Back' }).press('Enter');
    await stepIs(page, 'Hear it');
    await page.goBack();
    await stepIs(page, 'Pair something');
    await page.getByRole('link', { name: 'Skip all this' }).click();
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name: 'This browser' }).click();
    await page.getByRole('link', { name: 'The first visit once more' }).click();
    await stepIs(page, 'Hear it');
    expect(host.commands.at(-1)).toMatchObject({ playing: false });
  });

  it('leaves alone who came for something else, who looks on, and who is not let in', async () => {
    const page = await open(phone, `${panel.url}/#settings`);
    await page.getByRole('heading', { name: 'Options' }).waitFor();
    for (const role of ['viewer', 'performer'] as const) {
      const { token } = access.users.add(role, role);
      const context = await browser.newContext(phone);
      await context.addInitScript(`localStorage.setItem('tactus-token', '${token}')`);
      const theirs = await context.newPage();
      await theirs.goto(othersUrl);
      if (role === 'performer') await stepIs(theirs, 'Hear it');
      else await theirs.getByText('Connected').waitFor();
      expect(theirs.url().endsWith('#welcome')).toBe(role === 'performer');
      await expect.poll(() => theirs.getByRole('link', { name: 'Strap, pod' }).count()).toBe(0);
    }
    const stranger = await open(phone, othersUrl);
    await stranger.getByRole('heading', { name: 'Pair this' }).waitFor();
    for (const { id } of access.users.list()) access.users.remove(id);
  });

  it('offers the phone’s own sensors where the browser lets it, and says why not elsewhere', async () => {
    const carried = { ...phone, hasTouch: true, isMobile: true };
    const page = await open(carried, `${panel.url}/#welcome/pair`);
    await page.getByRole('button', { name: 'Use this phone’s motion and place' }).waitFor();
    const { token } = access.users.add('Ana', 'admin');
    const context = await browser.newContext({ ...carried, bypassCSP: true });
    await context.addInitScript(`localStorage.setItem('tactus-token', '${token}')`);
    const plain = await context.newPage();
    await plain.goto(`${othersUrl}/#welcome/pair`);
    await plain.getByText('once the page is opened over HTTPS').waitFor();
    expect(await plain.getByRole('link', { name: 'Set up HTTPS' }).getAttribute('href')).toBe('./ca');
    await expectAccessible(plain, 'without a secure context');
    for (const { id } of access.users.list()) access.users.remove(id);
  });

  it.each(['light', 'dark'] as const)('finds room and no fault at every step, %s', async (colorScheme) => {
    host.stylesToo = [{ name: 'long', title: 'Grandioser-Streichersatz-mit-Chor', likesTempoBpm: [60, 120] }];
    for (const locale of ['en', 'de', 'pt'])
      for (const size of [phone, desk, small]) {
        if (locale !== 'en' && size === desk) continue;
        const page = await open({ ...size, colorScheme, locale });
        for (const step of ['', '/pair', '/style']) {
          await page.goto(`${panel.url}/#welcome${step}`);
          await page.locator('.welcome [aria-current=step]').waitFor();
          await page.getByRole('status').first().waitFor();
          await expectAccessible(page, `${locale}${step} at ${size.viewport.width} pixels`);
          expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
        }
        await page.context().close();
      }
    host.stylesToo = [];
  });
});
