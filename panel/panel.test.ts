import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Panel } from '../daemon/panel/server.ts';
import { createRehearsalHost, type RehearsalHost } from '../daemon/panel/testing/rehearsal-host.ts';
import { createToneFeed } from '../daemon/panel/testing/tone.ts';
import { TactusError } from '../daemon/system/errors.ts';
import { monotonicClock } from '../daemon/time/clock.ts';
import { launchBrowser, missing } from './testing/browser.ts';
import { serve } from './testing/serve.ts';

/** Where to put pictures of the page, for who wants to look. */
const pictures = process.env.TACTUS_PICTURES;

/** Time that can be hurried along, so that curves and bars are there at once. */
let hurriedSeconds = 0;
const origin = monotonicClock.nowSeconds();
const clock = { nowSeconds: () => monotonicClock.nowSeconds() - origin + 100 + hurriedSeconds };

/** Runs in the page. */
const describeControls = `[...document.querySelectorAll('button, input, summary')].map((element) => ({
  text: (element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.textContent).trim(),
  height: element.getBoundingClientRect().height,
}))` as unknown as () => { text: string; height: number }[];

const describeTooWide = `document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > innerWidth)
    .map((element) => element.outerHTML.slice(0, 120))` as unknown as () => string[];

const describeOverlaps = `[...document.querySelector('main').children].flatMap((one, index, all) =>
  all.slice(index + 1).filter((other) => {
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  }).map((other) => one.className + ' over ' + other.className))` as unknown as () => string[];

describe.skipIf(missing)('the panel in a real browser', () => {
  let browser: Browser;
  let tone: Awaited<ReturnType<typeof createToneFeed>>;
  let host: RehearsalHost;
  let panel: Panel;
  let going: NodeJS.Timeout;

  const open = async (
    reducedMotion: 'reduce' | 'no-preference' = 'reduce',
  ): Promise<{ page: Page; faults: string[] }> => {
    // Without a graphics card every picture costs the machine a lot: motion is for the test that looks at it.
    const page = await browser.newPage({
      viewport: { width: 390, height: 844 },
      reducedMotion,
      deviceScaleFactor: pictures ? 2 : 1,
    });
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(panel.url);
    await page.getByText('Connected').waitFor();
    return { page, faults };
  };
  const numberIn = async (page: Page, name: string): Promise<number> =>
    Number.parseFloat((await page.getByTestId(name).textContent()) ?? '');

  const secondsHeard = (page: Page): Promise<number> =>
    page.locator('audio').evaluate((audio) => (audio as unknown as { currentTime: number }).currentTime);

  beforeAll(async () => {
    tone = await createToneFeed();
    host = createRehearsalHost(clock, 'intervals', tone);
    panel = await serve(host);
    going = setInterval(() => host.advance(), 20);
    browser = await launchBrowser();
  });
  beforeEach(() => host.command({ playing: true, muted: false, follow: 'auto' }));
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    clearInterval(going);
    await browser?.close();
    tone?.close();
    await panel?.close();
  });

  it('plays at a press, stops when it is held; numbers and marks move', async () => {
    const { page, faults } = await open('no-preference');
    await page.getByRole('button', { name: 'Hold to stop the music' }).click({ delay: 1000 });
    await page.getByRole('button', { name: 'Play the music' }).click();
    await page.getByRole('button', { name: 'Hold to stop the music' }).waitFor();
    hurriedSeconds += 20;
    await expect.poll(() => numberIn(page, 'cadence')).toBeGreaterThan(140);
    await expect.poll(() => numberIn(page, 'tempo')).toBeGreaterThan(140);
    await expect.poll(() => numberIn(page, 'heart')).toBeGreaterThan(60);
    expect(await page.getByTestId('pace').textContent()).toMatch(/^6:\d\d/);
    const dial = page.locator('.dial-canvas');
    const picture = (): Promise<string> =>
      dial.evaluate((canvas) => (canvas as unknown as { toDataURL(): string }).toDataURL());
    const before = await picture();
    await expect.poll(picture).not.toBe(before);
    hurriedSeconds += 60;
    await expect.poll(() => numberIn(page, 'cadence')).toBeGreaterThan(170);
    expect(faults).toEqual([]);
  });

  it('sends wishes: volume, energy, follow mode, style, tempo by hand, keys', async () => {
    const { page } = await open();
    await page.getByRole('slider', { name: /Volume/ }).fill('0.3');
    await expect.poll(() => host.state().volume01).toBeCloseTo(0.3);
    await page.getByRole('radio', { name: 'More energy' }).check({ force: true });
    await expect.poll(() => host.state().energyBias).toBe(0.25);
    await page.getByRole('radio', { name: 'Your energy' }).check({ force: true });
    await expect.poll(() => host.state().energyBias).toBe(0);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('radio', { name: 'Manual' }).check();
    await page.getByRole('slider', { name: /Tempo/ }).fill('133');
    await expect.poll(() => host.state().manualTempoBpm).toBe(133);
    await page.getByRole('radio', { name: 'Folk' }).check();
    await expect.poll(() => host.state().intent.styleWeights).toEqual({ folk: 1 });
    await page.getByRole('radio', { name: 'Auto' }).check();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('heading', { name: 'Tactus' }).click();
    await page.locator('body').press('m');
    await expect.poll(() => host.state().muted).toBe(true);
    await page.getByRole('button', { name: 'Muted. Unmute' }).click();
    await page.getByRole('heading', { name: 'Tactus' }).click();
    await page.locator('body').press('Space');
    await page.getByRole('button', { name: 'Again to stop the music' }).waitFor();
    await page.locator('body').press('Space');
    await expect.poll(() => host.state().playing).toBe('stopped');
    // The key does what the button says: a page that has not heard of the stop yet would stop once more.
    await page.getByRole('button', { name: 'Play the music' }).waitFor();
    await page.locator('body').press('Space');
    await expect.poll(() => host.state()).toMatchObject({ playing: 'playing', follow: 'auto', muted: false });
  });

  it('shows a wish until its answer, however late, and what is so after it', async () => {
    const { page } = await open();
    const { command } = host;
    let refuse: (() => void) | undefined;
    host.command = () =>
      new Promise((_, reject) => {
        refuse = () => reject(new TactusError('usage', 'The band is asleep.', 'Wake it.'));
      });
    const slider = page.getByRole('slider', { name: /Volume/ });
    const before = await slider.inputValue();
    await slider.fill('0.12');
    await expect.poll(() => refuse).toBeDefined();
    await page.waitForTimeout(2000);
    expect(await slider.inputValue()).toBe('0.12');
    refuse?.();
    await page.getByText('The band is asleep. Wake it.').waitFor();
    expect(await slider.inputValue()).toBe(before);
    host.command = command;
  });

  it('plays the stream here', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: /^Listen here/ }).click();
    await expect.poll(() => secondsHeard(page)).toBeGreaterThan(0.5);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('button', { name: 'Stop listening here' }).click();
    await expect.poll(() => panel.health().gauges.listeners).toBe(0);
  });

  it('plays the stream again by itself when the band was away, and rests when the phone pauses', async () => {
    const { page } = await open();
    let tries = 0;
    page.on('request', (request) => {
      if (request.url().includes('/stream.mp3')) tries += 1;
    });
    await page.getByRole('button', { name: /^Listen here/ }).click();
    await expect.poll(() => secondsHeard(page)).toBeGreaterThan(0.5);
    const { port } = panel;
    await panel.close();
    const triesThen = tries;
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByText('The stream is lost').waitFor();
    expect(await page.getByRole('button', { name: 'Stop listening here' }).isEnabled()).toBe(true);
    await expect.poll(() => tries).toBeGreaterThan(triesThen + 2);
    panel = await serve(host, port);
    await expect.poll(() => panel.health().gauges.listeners).toBe(1);
    await expect.poll(() => secondsHeard(page)).toBeGreaterThan(1);
    await page.getByText('You hear the stream').waitFor();
    await page.locator('audio').evaluate((audio) => (audio as unknown as { pause(): void }).pause());
    await page.getByRole('button', { name: 'Listen here', exact: true }).waitFor();
    await expect.poll(() => panel.health().gauges.listeners).toBe(0);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: /^Listen here/ }).click();
    await expect.poll(() => secondsHeard(page)).toBeGreaterThan(0.5);
  });

  it('says why there is no stream, and plays it as soon as there is one', async () => {
    const { page } = await open();
    const feed = host.mp3;
    Object.assign(host, { mp3: undefined });
    await page.getByRole('button', { name: /^Listen here/ }).click();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByText('There is no stream: add "stream" to the outputs. It is tried again').waitFor();
    Object.assign(host, { mp3: feed });
    await expect.poll(() => secondsHeard(page)).toBeGreaterThan(0.5);
  });

  it('says when the line is lost, and comes back by itself', async () => {
    const { page } = await open();
    const { port } = panel;
    await panel.close();
    await page.getByRole('alert').getByText('No connection').waitFor();
    expect(await page.getByRole('button', { name: 'Offline' }).isDisabled()).toBe(true);
    if (pictures) await page.screenshot({ path: join(pictures, 'offline.png') });
    panel = await serve(host, port);
    await page.getByText('Connected').waitFor();
    await page.getByText('No connection').waitFor({ state: 'detached' });
  });

  it('fits phones, tablets and desks, by day and by night, and every control has a name', async () => {
    hurriedSeconds += 45;
    const { page, faults } = await open();
    for (const [name, width, height] of [
      ['phone', 390, 844],
      ['small-phone', 320, 568],
      ['tablet', 768, 1024],
      ['desktop', 1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.waitForTimeout(600);
        if (pictures) {
          await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) });
          await page.screenshot({ path: join(pictures, `${name}-${colorScheme}-whole.png`), fullPage: true });
        }
      }
      const tooWide = await page.evaluate(describeTooWide);
      expect(tooWide, `at ${width} pixels`).toEqual([]);
      expect(await page.evaluate(describeOverlaps), `at ${width} pixels`).toEqual([]);
      const controls = await page.evaluate(describeControls);
      expect(controls.length).toBeGreaterThan(10);
      expect(controls.filter(({ text }) => text === '')).toEqual([]);
      // A thumb on the run needs some room.
      expect(controls.filter(({ height: size }) => size < 32)).toEqual([]);
    }
    expect(faults).toEqual([]);
  });

  it('holds still for who asks for less motion', async () => {
    const { page } = await open();
    const dial = page.locator('.dial-canvas');
    const pictureCount = new Set<string>();
    const beginMs = performance.now();
    for (let index = 0; index < 10; index += 1) {
      pictureCount.add(
        await dial.evaluate((canvas) => (canvas as unknown as { toDataURL(): string }).toDataURL()),
      );
      await page.waitForTimeout(50);
    }
    // Two pictures a second, however slow this machine is.
    expect(pictureCount.size).toBeLessThanOrEqual(2 + (performance.now() - beginMs) / 500);
  });
});
