import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, widthTooMuch } from '../panel/testing/accessible.ts';
import { launchBrowser, missing } from '../panel/testing/browser.ts';
import { temporaryFolder } from './support/cli.ts';
import { type Daemon, startDaemon } from './support/daemon.ts';
import { desk, phone, showView, views, visit } from './support/page-visits.ts';

/** Besides the views' own addresses: what is found behind them. */
const places = [...views, 'sessions/current', 'welcome/pair', 'welcome/style', 'settings/volume'];

/** Runs in the page: whatever should say something and says nothing, or what only programs say. */
const unsaid = `[...document.querySelectorAll('h1, h2, h3, h4, button, a, label, legend, summary, option, dt, th, [role=img]')]
  .filter((element) => element.checkVisibility() && !element.closest('[aria-hidden=true]'))
  .filter((element) => !(element.textContent.trim() || element.getAttribute('aria-label') || element.getAttribute('aria-labelledby') || element.querySelector('input, [aria-label]')))
  .map((element) => element.outerHTML.slice(0, 120))
  .concat(document.body.innerText.match(/.*(undefined|NaN|\\[object ).*/g) ?? [])`;

describe.skipIf(missing)('every view of a daemon that plays', () => {
  const folder = temporaryFolder();
  let daemon: Daemon;
  let browser: Browser;
  beforeAll(async () => {
    [daemon, browser] = await Promise.all([
      startDaemon(folder.at('state'), ...['--simulate', 'easy', '--output', 'null', '--output', 'stream']),
      launchBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await daemon?.stop();
    folder.remove();
  });

  const look = async (page: Page, what: string): Promise<void> => {
    await expect.poll(() => page.evaluate(unsaid), { message: what }).toEqual([]);
    await expect.poll(() => page.evaluate(widthTooMuch), { message: what }).toBeLessThanOrEqual(0);
  };

  it.each([
    ['a phone', phone, 'light'],
    ['a phone at night', phone, 'dark'],
    ['a desk', desk, 'light'],
    ['a desk at night', desk, 'dark'],
  ] as const)('fits %s, and axe finds nothing', async (name, size, colorScheme) => {
    // The page's own policy would keep the judge out.
    const { page, faults } = await visit(browser, daemon.url, { ...size, colorScheme, bypassCSP: true });
    await page.getByText('Connected').waitFor();
    for (const place of places) {
      await showView(page, place);
      await look(page, `${place} on ${name}`);
      await expectAccessible(page, `${place} on ${name}`);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['en-GB', 'en', 'Connected'],
    ['pt-BR', 'pt', 'Ligado'],
    ['de-AT', 'de', 'Verbunden'],
  ] as const)('is said in %s, and keeps to the page’s policy', async (locale, language, connected) => {
    const { page, faults } = await visit(browser, daemon.url, { locale });
    await page.getByText(connected).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    for (const size of [phone, desk]) {
      await page.setViewportSize(size.viewport);
      for (const place of places) {
        await showView(page, place);
        await look(page, `${place} in ${language} at ${size.viewport.width} pixels`);
      }
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
