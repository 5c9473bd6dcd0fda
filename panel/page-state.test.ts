import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Panel } from '../daemon/panel/server.ts';
import { createRehearsalHost, type RehearsalHost } from '../daemon/panel/testing/rehearsal-host.ts';
import { monotonicClock } from '../daemon/time/clock.ts';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { launchBrowser, missing } from './testing/browser.ts';
import { serve } from './testing/serve.ts';

const phone = { viewport: { width: 390, height: 844 } };
const desk = { viewport: { width: 1440, height: 900 } };
const longName = 'Grandioser-Streichersatz-mit-Chor-und-Pauken-aus-Graz';

/** Runs in the page: what is cut off or stands out of its place, and icons that outgrow their line. */
const describeClipped = `[...document.querySelectorAll('button, label, p, li, dd, dt, h2, svg')]
  .filter((element) => element.checkVisibility() && !element.matches('.dial-hold') && (element.localName === 'svg'
    ? element.clientHeight > 30
    : element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).textOverflow !== 'ellipsis'))
  .map((element) => element.outerHTML.slice(0, 120))` as unknown as () => string[];

describe.skipIf(missing)('what the page tells at a glance', () => {
  let browser: Browser;
  let host: RehearsalHost;
  let panel: Panel;
  let going: NodeJS.Timeout;

  const open = async (options: BrowserContextOptions): Promise<Page> => {
    // The page's own policy would keep the judge out.
    const context = await browser.newContext({ reducedMotion: 'reduce', bypassCSP: true, ...options });
    const page = await context.newPage();
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
  const card = (soundsHere: boolean): RehearsalHost['device'] => ({
    name: 'alsa',
    status: soundsHere ? 'ok' : 'failed',
    detail: soundsHere ? 'plays' : 'No such device',
    isReferenceEar: true,
    soundsHere,
  });

  beforeAll(async () => {
    const origin = monotonicClock.nowSeconds();
    host = createRehearsalHost({ nowSeconds: () => monotonicClock.nowSeconds() - origin + 100 });
    panel = await serve(host);
    going = setInterval(() => host.advance(), 20);
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    host.device = card(false);
    await host.command({ playing: true, muted: false });
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    clearInterval(going);
    await browser?.close();
    await panel?.close();
  });

  it.each(['light', 'dark'] as const)('is free of faults that axe knows of, %s', async (colorScheme) => {
    for (const size of [phone, desk]) {
      const page = await open({ ...size, colorScheme });
      await expectAccessible(page, 'playing');
      await host.command({ muted: true });
      await page.getByRole('button', { name: 'Muted. Unmute' }).waitFor();
      await expectAccessible(page, 'muted');
      await host.command({ playing: false, muted: false });
      await page.getByRole('button', { name: 'Play the music' }).waitFor();
      await expectAccessible(page, 'stopped');
      await host.command({ playing: true });
    }
    const page = await open({ ...phone, colorScheme });
    await withoutDaemon(async () => {
      await page.locator('.slot').getByText('No connection').waitFor();
      await expectAccessible(page, 'without the daemon');
    });
  });

  it('offers to listen over the dial when nothing else sounds, and among the rest when a sound card does', async () => {
    const page = await open(phone);
    const listen = page.locator('.slot').getByRole('button', { name: /^Listen here/ });
    await page.locator('.slot').getByText('No sound card is playing').waitFor();
    const { y, height } = (await listen.boundingBox()) ?? { y: 0, height: 0 };
    expect(y + height).toBeLessThan(phone.viewport.height / 4);
    expect(height).toBeGreaterThanOrEqual(56);
    host.device = card(true);
    await listen.waitFor({ state: 'detached' });
    await page.getByTestId('chord').waitFor();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('button', { name: 'Listen here', exact: true }).waitFor();
  });

  it('says at the dial that it is muted, and unmutes there', async () => {
    const page = await open(phone);
    await host.command({ muted: true });
    await page.locator('.slot').getByRole('button', { name: 'Muted. Unmute' }).click();
    await expect.poll(() => host.state().muted).toBe(false);
  });

  it('confirms a like at once, and shows the scene until something else is set', async () => {
    const page = await open(phone);
    await page.getByRole('button', { name: 'Like', exact: true }).click();
    await page.getByRole('button', { name: 'Liked', exact: true }).waitFor();
    await expect.poll(() => host.state().liked).toMatchObject({ song: 0, styleWeights: { game: 1 } });
    await page.getByRole('button', { name: 'Next scene' }).click();
    await expect.poll(() => host.state()).toMatchObject({ scene: 'easy', energyBias: -0.1 });
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await expect.poll(() => page.getByRole('radio', { name: 'Folk' }).isChecked()).toBe(true);
    await host.command({ style: 'game', energyBias: 0 });
    await expect.poll(() => page.getByRole('radio', { name: 'Easy' }).isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Close' }).click();
    await host.command({ playing: false });
    await expect.poll(() => page.getByRole('button', { name: /^Liked?$/ }).isDisabled()).toBe(true);
  });

  it('says at the dial that there is no daemon', async () => {
    const page = await open(phone);
    await withoutDaemon(async () => {
      await page.locator('.slot').getByText('No connection').waitFor();
      await page.getByRole('button', { name: 'Offline' }).waitFor();
    });
    await page.getByRole('button', { name: 'Hold to stop the music' }).waitFor();
  });

  it('tells what was refused, of whom and why', async () => {
    const page = await open(phone);
    await page.getByRole('link', { name: 'Body' }).click();
    await page.getByText('2 messages refused, the last from tactus/in/heartRate').first().waitFor();
    await page.getByText('"142 bpm" is no number').first().waitFor();
  });

  it('shows at once that a cue was heard and what comes of it, and that nobody is there', async () => {
    const page = await open(phone);
    await page.getByRole('button', { name: 'Lap' }).click();
    await expect.poll(() => host.commands.at(-1)).toEqual({ cue: 'lap' });
    const atSeconds = host.clock.nowSeconds();
    const nobody = {
      sinceSeconds: 0,
      music: 'play',
      hint: 'Nobody is heard: `tactus pair` finds a strap.',
    } as const;
    host.told = {
      nobody,
      cue: { kind: 'lap', atSeconds, explanation: 'A new lap.', soundsAtSeconds: atSeconds + 60 },
    };
    await page
      .locator('.cue-note')
      .getByText(/^New lap in \d+ s$/)
      .waitFor();
    host.device = card(true);
    await page.locator('.slot').getByText(nobody.hint).waitFor();
    await expectAccessible(page, 'waiting for a cue');
    host.told = {};
    await page.getByText('New lap').waitFor({ state: 'detached' });
  });

  it('leaves no half of a desk blank', async () => {
    const page = await open(desk);
    const foot = async (part: string): Promise<number> => {
      const box = await page.locator(part).boundingBox();
      return box ? box.y + box.height : 0;
    };
    expect(Math.abs((await foot('.vitals')) - (await foot('.sound')))).toBeLessThan(2);
    expect(desk.viewport.height - (await foot('.face'))).toBeLessThan(20);
    const [dial, note] = await Promise.all(
      ['.dial', '.cue-note'].map((part) => page.locator(part).boundingBox()),
    );
    expect(note!.y - dial!.y - dial!.height).toBeLessThan(60);
  });

  it('finds room for long names', async () => {
    host.accept([
      { sensorId: longName, kind: 'heartRate', heartRateBpm: 140, atSeconds: host.clock.nowSeconds() },
    ]);
    host.stylesToo = [{ name: 'long', title: longName, likesTempoBpm: [60, 120] }];
    for (const width of [320, 390, 900, 1440]) {
      const page = await open({ viewport: { width, height: 900 } });
      await page.getByTestId('tempo').waitFor();
      expect(await page.evaluate(describeClipped), `at ${width} pixels`).toEqual([]);
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('radio', { name: longName }).waitFor();
      expect(await page.evaluate(describeClipped), `at ${width} pixels`).toEqual([]);
      expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
    }
    host.stylesToo = [];
  });

  it('offers itself as a sensor only where it is carried', async () => {
    const button = { name: 'Run with this phone' };
    const atDesk = await open(desk);
    await atDesk.getByRole('button', { name: /^Listen here/ }).waitFor();
    expect(await atDesk.getByRole('button', button).count()).toBe(0);
    const inHand = await open({ ...phone, hasTouch: true, isMobile: true });
    await inHand.getByRole('button', button).waitFor();
    await atDesk.evaluate(
      `dispatchEvent(new DeviceMotionEvent('devicemotion', { accelerationIncludingGravity: { x: 0, y: 0, z: 9.8 } }))`,
    );
    await atDesk.getByRole('button', button).waitFor();
  });

  it.each([
    ['m', 'KeyM', true],
    ['ь', 'KeyM', true],
    ['m', 'Semicolon', true],
    [',', 'KeyM', false],
  ])('takes the key that writes %s, at %s, for M: %s', async (key, code, mutes) => {
    const page = await open(desk);
    await page.locator('body').dispatchEvent('keydown', { key, code, bubbles: true });
    for (const name of ['Again to stop', 'Play the music']) {
      await page.locator('body').dispatchEvent('keydown', { key: ' ', code: 'Space', bubbles: true });
      await page.getByRole('button', { name }).waitFor();
    }
    await page.getByRole('button', { name: 'Play the music' }).waitFor();
    await expect.poll(() => host.state()).toMatchObject({ muted: mutes, playing: 'stopped' });
  });

  it('lets its keys be turned off, and remembers it', async () => {
    const page = await open(desk);
    const keys = async (state: 'On' | 'Off'): Promise<void> => {
      await page.goto(`${panel.url}/#browser`);
      const choice = page
        .getByRole('group', { name: 'Keys of the keyboard' })
        .getByRole('radio', { name: state });
      await choice.check({ force: true });
      await page.goto(`${panel.url}/#`);
      await page.getByRole('button', { name: 'Hold to stop the music' }).waitFor();
      await page.getByRole('heading', { name: 'Tactus' }).click();
    };
    await keys('Off');
    await page.locator('body').press('m');
    await page.reload();
    await page.getByText('Connected').waitFor();
    await page.locator('body').press('m');
    await page.locator('body').press('Space');
    await keys('On');
    await page.locator('body').press('m');
    await page.getByRole('button', { name: 'Muted. Unmute' }).waitFor();
    // The page shows the wish before it is heard.
    await expect
      .poll(() => host.commands.slice(-2))
      .toEqual([{ playing: true, muted: false }, { muted: true }]);
    expect(host.state().playing).toBe('playing');
  });

  it('is loaded anew by a daemon that was brought up to date meanwhile', async () => {
    const page = await (await browser.newContext(phone)).newPage();
    let protocol = '"protocol":2';
    page.on('load', () => {
      protocol = '"protocol":2';
    });
    await page.routeWebSocket('**/ws', (socket) => {
      const daemon = socket.connectToServer();
      daemon.onMessage((message) => socket.send(String(message).replace('"protocol":2', protocol)));
    });
    await page.goto(panel.url);
    await page.getByText('Connected').waitFor();
    protocol = '"protocol":3';
    const loaded = page.waitForEvent('load');
    await withoutDaemon(() => page.getByRole('status').getByText('Offline').waitFor());
    await loaded;
    await page.getByText('Connected').waitFor();
  });
});
