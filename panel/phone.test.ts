import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Panel } from '../daemon/panel/server.ts';
import { createRehearsalHost, type RehearsalHost } from '../daemon/panel/testing/rehearsal-host.ts';
import type { ReadingOf, SensorReading } from '../daemon/sensors/reading.ts';
import { monotonicClock } from '../daemon/time/clock.ts';
import { launchBrowser, missing } from './testing/browser.ts';
import { serve } from './testing/serve.ts';

/** Runs in the page: a device that is shaken sixty times a second. */
const shake = `(() => {
  let count = 0;
  setInterval(() => window.dispatchEvent(new DeviceMotionEvent('devicemotion', {
    accelerationIncludingGravity: { x: 0.5, y: (count += 1) % 20, z: 9.81 },
  })), 1000 / 60);
})()`;

describe.skipIf(missing)('a phone as a sensor, in a real browser', () => {
  let browser: Browser;
  let host: RehearsalHost;
  let panel: Panel;
  const heard: { reading: SensorReading; ageSeconds: number }[] = [];

  const open = async (prepare: (page: Page) => Promise<unknown>): Promise<Page> => {
    const context = await browser.newContext({
      hasTouch: true,
      isMobile: true,
      viewport: { width: 390, height: 844 },
      reducedMotion: 'reduce',
      permissions: ['geolocation', 'accelerometer', 'gyroscope'],
      geolocation: { latitude: 52.5, longitude: 13.4, accuracy: 5 },
    });
    const page = await context.newPage();
    await prepare(page);
    await page.goto(panel.url);
    await page.getByText('Connected').waitFor();
    return page;
  };

  beforeAll(async () => {
    const rehearsal = createRehearsalHost(monotonicClock);
    // Not a spread: the rehearsal's methods stay its own.
    host = Object.create(rehearsal);
    host.accept = (readings) => {
      const now = monotonicClock.nowSeconds();
      for (const reading of readings) heard.push({ reading, ageSeconds: now - reading.atSeconds });
    };
    panel = await serve(host);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await panel?.close();
  });

  it('sends motion and place in the daemon’s time, until it is told to stop', async () => {
    const page = await open(async () => {});
    await page.evaluate(shake);
    await page.getByRole('button', { name: 'Run with this phone' }).tap();
    // One press: it plays, it is heard here, and it feels.
    await expect.poll(() => host.commands).toContainEqual({ playing: true });
    await expect.poll(() => page.evaluate('navigator.mediaSession.metadata?.artist')).toBe('Tactus');
    await page.getByRole('button', { name: 'More', exact: true }).tap();
    await page.getByText('Sends motion and place').waitFor();
    const motionHeard = () =>
      heard.filter(
        (each): each is { reading: ReadingOf<'acceleration'>; ageSeconds: number } =>
          each.reading.kind === 'acceleration',
      );
    await expect.poll(() => motionHeard().length).toBeGreaterThan(60);
    expect(motionHeard().at(-1)?.reading).toMatchObject({ xMps2: 0.5, zMps2: 9.81 });
    const youngestSeconds = () =>
      Math.min(
        ...motionHeard()
          .slice(-30)
          .map(({ ageSeconds }) => ageSeconds),
      );
    // Not ahead of its time, and no older than a batch explains, once a busy machine has time for it.
    await expect.poll(youngestSeconds).toSatisfy((seconds: number) => seconds > -0.05 && seconds < 0.5);
    await expect
      .poll(() => heard.map(({ reading }) => reading))
      .toContainEqual(expect.objectContaining({ kind: 'position', latitude: 52.5, longitude: 13.4 }));
    await page.getByRole('button', { name: 'Stop using this phone' }).click();
    await page.getByRole('button', { name: 'Use this phone’s motion and place' }).waitFor();
    await page.getByRole('button', { name: 'Close' }).tap();
    // What was sent before has come once this has; from then on there is silence.
    await page.locator('body').press('m');
    await expect.poll(() => host.commands).toContainEqual({ muted: true });
    const before = heard.length;
    await page.waitForTimeout(1000);
    expect(heard.length).toBe(before);
    await page.context().close();
  });

  it('says why it cannot without HTTPS, and the page stays whole', async () => {
    const page = await open((each) =>
      each.addInitScript("Object.defineProperty(window, 'isSecureContext', { value: false })"),
    );
    await host.command({ muted: false });
    await page.locator('.slot').getByText('steps and place need HTTPS').waitFor();
    expect(await page.getByRole('link', { name: /^HTTPS/ }).getAttribute('href')).toBe('./ca');
    await page.getByRole('button', { name: 'More', exact: true }).tap();
    expect(await page.getByRole('button', { name: 'Use this phone’s motion and place' }).isDisabled()).toBe(
      true,
    );
    await page.getByText('only to pages opened over HTTPS').waitFor();
    expect(await page.getByRole('link', { name: 'Set up HTTPS', exact: true }).getAttribute('href')).toBe(
      './ca',
    );
    await page.getByRole('button', { name: 'Close' }).tap();
    await page.getByRole('button', { name: 'Run with this phone' }).tap();
    await page.getByRole('button', { name: 'More', exact: true }).tap();
    await page.getByRole('region', { name: 'Listen' }).getByRole('button', { pressed: true }).waitFor();
    await page.context().close();
  });
});
