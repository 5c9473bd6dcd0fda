import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Panel } from '../daemon/panel/server.ts';
import { createRehearsalHost, type RehearsalHost } from '../daemon/panel/testing/rehearsal-host.ts';
import { monotonicClock } from '../daemon/time/clock.ts';
import { expectAccessible } from './testing/accessible.ts';
import { launchBrowser, missing } from './testing/browser.ts';
import { serve } from './testing/serve.ts';

const phone = { viewport: { width: 390, height: 844 } };
const desk = { viewport: { width: 1440, height: 900 } };
const places = ['', '#music', '#body', '#devices', '#browser', '#welcome', '#welcome/pair', '#welcome/style'];

/** Runs in the page: parts of the view that lie over each other. */
const describeOverlaps =
  `[...document.querySelectorAll('main > *, .face > *, .dial-figure, .dial-action')].flatMap((one, index, all) =>
  all.slice(index + 1).filter((other) => {
    if (one.contains(other) || !one.checkVisibility() || !other.checkVisibility()) return false;
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    if (a.width === 0 || b.width === 0) return false;
    return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  }).map((other) => one.className + ' over ' + other.className))` as unknown as () => string[];

/** Runs in the page: what makes it wider than its window. */
const describeTooWide = `document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.outerHTML.slice(0, 120))` as unknown as () => string[];

/** Runs in the page: what is pressed on the run, and is written over its edge. */
const describeCutOff = `[...document.querySelectorAll('.face .touch, .energy label')]
  .filter((each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
  .map((each) => each.textContent)` as unknown as () => string[];

/** Runs in the page: what has the focus, and what lies over it. */
const describeFocus = `(() => {
  const focused = document.activeElement;
  const { left, top, width, height } = focused.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  const bar = document.querySelector('.views');
  return {
    name: focused.textContent.trim() || focused.className || focused.localName,
    isEnd: focused === document.body,
    isInSight: top < innerHeight && top + height > 0,
    isHidden: bar !== null && !bar.contains(focused) && bar.contains(hit),
  };
})()` as unknown as () => { name: string; isEnd: boolean; isInSight: boolean; isHidden: boolean };

describe.skipIf(missing)('what stands around the views', () => {
  let browser: Browser;
  let host: RehearsalHost;
  let panel: Panel;

  const open = async (options: BrowserContextOptions = phone, place = ''): Promise<Page> => {
    const context = await browser.newContext({ reducedMotion: 'reduce', bypassCSP: true, ...options });
    const page = await context.newPage();
    await page.goto(`${panel.url}/${place}`);
    await page.locator('.line-open').waitFor();
    return page;
  };

  beforeAll(async () => {
    const origin = monotonicClock.nowSeconds();
    host = createRehearsalHost({ nowSeconds: () => monotonicClock.nowSeconds() - origin + 100 });
    host.advance();
    panel = await serve(host);
    browser = await launchBrowser();
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser?.close();
    await panel?.close();
  });

  it('finds room for text twice as large, and nothing lies over anything', async () => {
    const page = await open();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    for (const place of places) {
      await page.goto(`${panel.url}/${place}`);
      await page.locator('main h2, main .dial').first().waitFor();
      expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('32px');
      expect.soft(await page.evaluate(describeTooWide), place).toEqual([]);
      expect.soft(await page.evaluate(describeOverlaps), place).toEqual([]);
      expect.soft(await page.evaluate(describeCutOff), place).toEqual([]);
    }
  });

  it('is passed over by the first key, and hides nothing that is gone to by keys', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.localName')).toBe('main');
    for (const place of ['', '#music', '#browser']) {
      await page.goto(`${panel.url}/${place}`);
      await page.locator('main h2, main .dial').first().waitFor();
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab');
        const focus = await page.evaluate(describeFocus);
        if (focus.isEnd) break;
        expect(focus, `${place} ${focus.name}`).toMatchObject({ isInSight: true, isHidden: false });
      }
    }
  });

  it('keeps to the colours of the system where it has its own', async () => {
    const page = await open({ ...phone, forcedColors: 'active' }, '#browser');
    await page.getByRole('heading', { name: 'This browser', exact: true }).waitFor();
    const lines = `[...document.querySelectorAll('.views a')].map((link) => getComputedStyle(link).textDecorationLine)`;
    const each = (await page.evaluate(lines)) as string[];
    expect(each.filter((line) => line === 'underline')).toHaveLength(1);
    expect(each.at(-1)).toBe('underline');
    await expectAccessible(page, 'forced colours');
  });

  it('is called by what is shown, in the language that is chosen', async () => {
    const page = await open({ ...desk, locale: 'pt-BR' }, '#browser');
    await page.getByRole('heading', { name: 'Este navegador', exact: true }).waitFor();
    await expect.poll(() => page.title()).toBe('Ajustes · Tactus');
    expect(await page.evaluate('document.documentElement.lang')).toBe('pt');
    await page.getByRole('radio', { name: 'Deutsch' }).check({ force: true });
    await page.getByRole('heading', { name: 'Dieser Browser', exact: true }).waitFor();
    await expect.poll(() => page.title()).toBe('Setup · Tactus');
    await page.reload();
    await page.getByRole('heading', { name: 'Dieser Browser', exact: true }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('de');
    await page.getByRole('radio', { name: 'Dunkel' }).check({ force: true });
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    await expectAccessible(page, 'in German and dark');
  });
});
