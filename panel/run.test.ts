import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Panel } from '../daemon/panel/server.ts';
import { createRehearsalHost, type RehearsalHost } from '../daemon/panel/testing/rehearsal-host.ts';
import { monotonicClock } from '../daemon/time/clock.ts';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { launchBrowser, missing } from './testing/browser.ts';
import { serve } from './testing/serve.ts';

const inHand = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const desk = { viewport: { width: 1440, height: 900 } };
const small = { ...inHand, viewport: { width: 360, height: 640 } };
/** Phones on their sides: the views are at the side then. */
const lying = { ...inHand, viewport: { width: 844, height: 390 } };
const smallLying = { ...inHand, viewport: { width: 640, height: 360 } };
const largeLying = { ...inHand, viewport: { width: 932, height: 430 } };
const tiny = { ...inHand, viewport: { width: 320, height: 568 } };

/** Runs in the page before anything else: a device whose screen can be kept on, and whatever moves is written down. */
const prepared = `(() => {
  window.kept = 0;
  Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
    const lock = new EventTarget();
    window.kept += 1;
    lock.release = async () => { window.kept -= 1; };
    return lock;
  } } });
  window.moved = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      window.moved.push(value + ': ' + sources.map(({ node }) => (node?.outerHTML ?? node?.parentElement?.outerHTML ?? '?').slice(0, 150)).join(', '));
  }).observe({ type: 'layout-shift', buffered: true });
})()`;

/** Runs in the page: the foot of the lowest of these. */
const footOf = (...selectors: string[]): string =>
  `Math.max(...${JSON.stringify(selectors)}.map((each) => document.querySelector(each).getBoundingClientRect().bottom))`;

describe.skipIf(missing)('the face of who runs', () => {
  let browser: Browser;
  let host: RehearsalHost;
  let panel: Panel;
  let going: NodeJS.Timeout;
  let hurriedSeconds = 0;

  const open = async (options: BrowserContextOptions = inHand): Promise<Page> => {
    const context = await browser.newContext({ reducedMotion: 'reduce', bypassCSP: true, ...options });
    const page = await context.newPage();
    await page.addInitScript(prepared);
    await page.goto(panel.url);
    await page.getByText('Connected').waitFor();
    return page;
  };
  const withoutDaemon = async (look: () => Promise<void>): Promise<void> => {
    const { port } = panel;
    await panel.close();
    try {
      await look();
    } finally {
      panel = await serve(host, port);
    }
  };
  const hears = (soundsHere: boolean): void => {
    host.device = { name: 'alsa', status: 'ok', detail: '', isReferenceEar: true, soundsHere };
  };

  beforeAll(async () => {
    const origin = monotonicClock.nowSeconds();
    host = createRehearsalHost({
      nowSeconds: () => monotonicClock.nowSeconds() - origin + 100 + hurriedSeconds,
    });
    panel = await serve(host);
    going = setInterval(() => host.advance(), 20);
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    hears(true);
    host.told = {};
    await host.command({ playing: true, muted: false, follow: 'auto' });
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    clearInterval(going);
    await browser?.close();
    await panel?.close();
  });

  describe('stop', () => {
    let page: Page;
    let fingers: CDPSession;
    let middle: { x: number; y: number };

    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: { x: number; y: number }) =>
      fingers.send('Input.dispatchTouchEvent', { type, touchPoints: point ? [point] : [] });

    beforeEach(async () => {
      page = await open();
      fingers = await page.context().newCDPSession(page);
      const { x, y, width, height } = (await page.locator('.dial').boundingBox())!;
      middle = { x: x + width / 2, y: y + height / 2 };
    });

    it('is no matter of taps', async () => {
      for (let count = 0; count < 5; count += 1) await page.touchscreen.tap(middle.x, middle.y);
      await page.getByText('Hold the dial to stop.').waitFor({ state: 'attached' });
      expect(host.state().playing).toBe('playing');
    });

    it('is a finger that stays, and a tap plays again', async () => {
      await touch('touchStart', middle);
      await page.locator('.dial .held').waitFor();
      await page.getByRole('button', { name: 'Play the music' }).waitFor();
      await touch('touchEnd');
      await expect.poll(() => host.state().playing).toBe('stopped');
      await page.touchscreen.tap(middle.x, middle.y);
      await expect.poll(() => host.state().playing).toBe('playing');
    });

    it('is not meant by a finger that slides off', async () => {
      // The page's time stands, however busy this machine is.
      await page.clock.install();
      await page.clock.pauseAt(Date.now() + 1000);
      await touch('touchStart', middle);
      await touch('touchMove', { x: middle.x, y: middle.y + 190 });
      await touch('touchEnd');
      await page.clock.runFor(2000);
      await page.clock.resume();
      await page.getByRole('button', { name: 'Hold to stop the music' }).waitFor();
      expect(host.state().playing).toBe('playing');
    });

    it('is a key pressed twice, and Escape takes it back', async () => {
      const button = page.getByRole('button', { name: /to stop the music/ });
      await button.press('Enter');
      await page.getByRole('button', { name: 'Again to stop the music' }).waitFor();
      await expectAccessible(page, 'asking once more');
      await button.press('Escape');
      await page.getByRole('button', { name: 'Hold to stop the music' }).waitFor();
      await button.press('Enter');
      await button.press(' ');
      await expect.poll(() => host.state().playing).toBe('stopped');
    });

    it('is a button, too, for whom a hold is no way', async () => {
      await page.getByRole('button', { name: 'More', exact: true }).tap();
      await page.getByRole('button', { name: 'Stop the music', exact: true }).tap();
      await expect.poll(() => host.state().playing).toBe('stopped');
    });
  });

  it('takes a thumb that trembles once, and one that slides off not at all', async () => {
    const page = await open();
    const skips = (): number => host.commands.filter(({ cue }) => cue === 'skip').length;
    const before = skips();
    const next = page.getByRole('button', { name: 'Next song' });
    await page.evaluate(`(() => {
      const button = document.querySelector('.cues button[aria-label^=Next]');
      const { left, top } = button.getBoundingClientRect();
      for (const clientX of [left - 60, left + 5, left + 6, left + 7])
        button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1, clientX, clientY: top + 5 }));
    })()`);
    await expect.poll(skips).toBe(before + 1);
    await page.waitForTimeout(500);
    expect(skips()).toBe(before + 1);
    await next.tap();
    await expect.poll(skips).toBe(before + 2);
  });

  it('shows all at once on a phone, what matters on any, and no page wider than its screen', async () => {
    hurriedSeconds += 30;
    for (const [options, seen] of [
      [inHand, ['.face']],
      [small, ['.dial', '.vital-heart', '.vital-pace', '.cues']],
      [tiny, ['.dial', '.vital-heart', '.vital-pace', '.cues']],
      [lying, ['.face']],
      [smallLying, ['.face']],
      [largeLying, ['.face']],
      [desk, ['.face']],
    ] as const) {
      const page = await open(options);
      await expect.poll(() => page.getByTestId('lock').textContent()).toMatch(/In step|In tempo|Free/);
      const { width, height } = options.viewport;
      const bar = width < 600 ? 60 : 0;
      expect(await page.evaluate(footOf(...seen)), `${width}`).toBeLessThanOrEqual(height - bar);
      expect(await page.evaluate(widthTooMuch), `${width}`).toBeLessThanOrEqual(0);
      const scrolls = 'document.documentElement.scrollHeight > innerHeight';
      const views = await page.locator('.views a').last().boundingBox();
      expect(views!.y + views!.height, `${width}`).toBeLessThanOrEqual(height);
      if (seen[0] === '.face') expect(await page.evaluate(scrolls), `${width}`).toBe(false);
      const low = await page.evaluate(`[...document.querySelectorAll('.face button, .face label, .face a')]
        .filter((each) => each.getBoundingClientRect().height < 56).map((each) => each.textContent)`);
      expect(low, `${width}`).toEqual([]);
    }
  });

  it('says in a word whether music and feet are together', async () => {
    const page = await open();
    hurriedSeconds += 20;
    // The rehearsal's clock goes by the steps' number, never by their moments.
    await page.getByTestId('lock').getByText('In tempo').waitFor();
    await host.command({ follow: 'manual', manualTempoBpm: 90 });
    await page.getByTestId('lock').getByText('Free').waitFor();
    await host.command({ playing: false });
    await expect.poll(() => page.getByTestId('lock').textContent()).toBe(' ');
  });

  it('says what is left out while the device does not keep up, and when nothing is any more', async () => {
    const page = await open(inHand);
    const note = page.locator('.cue-note');
    const before = (await note.textContent()) ?? '';
    host.told = { spared: { voices: 40 } };
    await note.getByText('fewer voices').waitFor();
    host.told = { spared: { voices: 24, reverb: false, fallback: true } };
    await note.getByText(/· no room · no model$/).waitFor();
    expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
    host.told = {};
    await expect.poll(() => note.textContent()).toBe(before);
  });

  it('never moves anything, whatever comes and goes', async () => {
    for (const options of [inHand, tiny, desk]) {
      const page = await open(options);
      const lookAt = (said: Partial<RehearsalHost['told']>): void => {
        host.told = said;
      };
      await page.waitForTimeout(500);
      await page.evaluate('window.moved = []');
      await page.getByRole('button', { name: 'Like', exact: true }).click();
      await page.getByRole('button', { name: 'Next scene' }).click();
      await page.getByRole('button', { name: 'Lap' }).click();
      const atSeconds = host.clock.nowSeconds();
      const soundsAtSeconds = atSeconds + 90;
      lookAt({ cue: { kind: 'lap', atSeconds, explanation: '', soundsAtSeconds } });
      await page.getByText('New lap').waitFor();
      for (let count = 0; count < 6; count += 1) {
        hurriedSeconds += 9.7;
        await page.waitForTimeout(300);
      }
      lookAt({
        nobody: { sinceSeconds: 0, music: 'play', hint: 'Nobody is heard: `tactus pair` finds a strap.' },
      });
      await page.getByText('Nobody is heard').waitFor();
      lookAt({});
      await host.command({ muted: true });
      await page.getByRole('button', { name: 'Muted. Unmute' }).waitFor();
      await host.command({ muted: false, volume01: 0.07 });
      hears(false);
      await page.locator('.slot').getByRole('button').waitFor();
      hears(true);
      await page.getByTestId('chord').waitFor();
      await host.command({ playing: false });
      await page.getByRole('button', { name: 'Play the music' }).waitFor();
      await host.command({ playing: true });
      await page.getByRole('button', { name: 'Hold to stop the music' }).waitFor();
      await withoutDaemon(async () => {
        await page.getByText('No connection.').waitFor();
        await page.waitForTimeout(1500);
      });
      await page.getByText('Connected').waitFor();
      await page.getByTestId('chord').waitFor();
      expect(await page.evaluate('window.moved'), `${options.viewport.width}`).toEqual([]);
      await page.context().close();
    }
  });

  it('goes grey without a connection, says how old all is, and that the band plays on', async () => {
    const page = await open();
    await expect.poll(() => page.getByTestId('heart').textContent()).toMatch(/^\d+$/);
    const heart = page.locator('.vital-heart');
    const colour = (): Promise<string> =>
      page.evaluate("getComputedStyle(document.querySelector('.vital-heart .vital-value')).color");
    const before = await colour();
    await withoutDaemon(async () => {
      await page.getByRole('alert').getByText('The band plays on').waitFor();
      await heart.getByText(/^[2-9] s ago$/).waitFor();
      expect(await page.getByTestId('heart').textContent()).toMatch(/^\d+$/);
      expect(await colour()).not.toBe(before);
      expect(
        (await page.getByRole('button', { name: 'Try now' }).boundingBox())?.height,
      ).toBeGreaterThanOrEqual(56);
    });
    await heart.getByText(/^Zone \d$/).waitFor();
    expect(await colour()).toBe(before);
  });

  it('keeps the screen on while music plays, unless it is told not to, and remembers that', async () => {
    const page = await open();
    const kept = (): Promise<unknown> => page.evaluate('window.kept');
    await expect.poll(kept).toBe(1);
    await host.command({ playing: false });
    await expect.poll(kept).toBe(0);
    await host.command({ playing: true });
    await expect.poll(kept).toBe(1);
    await page.getByRole('button', { name: 'More', exact: true }).tap();
    await page.getByRole('button', { name: 'Keep the screen on' }).tap();
    await expect.poll(kept).toBe(0);
    await page.reload();
    await page.getByText('Connected').waitFor();
    await page.getByRole('button', { name: 'More', exact: true }).tap();
    expect(await page.getByRole('button', { name: 'Keep the screen on' }).getAttribute('aria-pressed')).toBe(
      'false',
    );
    expect(await kept()).toBe(0);
    const atDesk = await open(desk);
    await atDesk.getByRole('button', { name: 'Hold to stop the music' }).waitFor();
    expect(await atDesk.evaluate('window.kept')).toBe(0);
  });

  it.each(['light', 'dark'] as const)(
    'is free of faults that axe knows of, with all that lies over it, %s',
    async (colorScheme) => {
      for (const options of [inHand, desk]) {
        const page = await open({ ...options, colorScheme });
        await page.getByRole('button', { name: 'More', exact: true }).click();
        await page.getByRole('heading', { name: 'More' }).waitFor();
        await expectAccessible(page, 'more');
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        hears(false);
        await page.locator('.slot').getByRole('button').waitFor();
        await expectAccessible(page, 'heard here alone');
        hears(true);
      }
    },
  );

  it('says all of it in German and Portuguese', async () => {
    for (const [locale, words] of [
      ['de-DE', ['Halten: Stopp', 'Strecke', 'Weniger Energie']],
      ['pt-BR', ['Segure: parar', 'Distância', 'Menos energia']],
    ] as const) {
      const context = await browser.newContext({ ...tiny, locale, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(panel.url);
      for (const word of words) await page.getByText(word).first().waitFor();
      expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
      const cut =
        await page.evaluate(`[...document.querySelectorAll('.face .touch, .face label, .dial-action, .vital h2')]
        .filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent)`);
      expect(cut, locale).toEqual([]);
    }
  });
});
