import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '../daemon/panel/access/access.ts';
import { Refused } from '../daemon/panel/api/failure.ts';
import type { OutputChirps, OutputsView } from '../daemon/panel/outputs.ts';
import type { Panel } from '../daemon/panel/server.ts';
import { createRehearsalHost, type RehearsalHost } from '../daemon/panel/testing/rehearsal-host.ts';
import { createRehearsalSubjects } from '../daemon/panel/testing/rehearsal-subjects.ts';
import { chirpsSeconds } from '../daemon/player/taps/chirp.ts';
import { monotonicClock } from '../daemon/time/clock.ts';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { browserOptions, missing } from './testing/browser.ts';
import { chirpTurns, writeHeardChirps } from './testing/heard-chirps.ts';
import { serveOthers } from './testing/serve.ts';

/** Where to put pictures of the page, for who wants to look. */
const pictures = process.env.TACTUS_PICTURES;
/** How much later the hall is heard than what keeps the time, in the file that is this browser's microphone. */
const hallLateSeconds = 0.1234;
const hallDelayMs = 60;

describe.skipIf(missing)('a delay found by a microphone, in a real browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tactus-microphone-'));
  let browser: Browser;
  let host: RehearsalHost;
  let panel: Panel;
  let access: Access;
  let othersUrl: string;
  let going: NodeJS.Timeout;
  let microphones: OutputsView['microphones'];
  let delays: { readonly name: string; readonly delayMs: number; readonly keep: boolean }[];
  let listen: OutputChirps['listen'];
  let chirped: string[];
  let stops: number;

  beforeAll(async () => {
    const sound = join(folder, 'heard.wav');
    // The page opens its microphone some time before the chirps begin.
    writeHeardChirps(sound, [0.7 + hallLateSeconds, 0.7], 30);
    const options = browserOptions();
    const microphone = ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${sound}`];
    browser = await chromium.launch({ ...options, args: [...options.args!, ...microphone] });
  });
  beforeEach(async () => {
    [microphones, delays, chirped, stops] = [
      [
        { name: 'plughw:CARD=Mic,DEV=0', description: 'USB microphone' },
        { name: 'plughw:CARD=Cam,DEV=0', description: 'HD Webcam C270, USB Audio' },
      ],
      [],
      [],
      0,
    ];
    host = createRehearsalHost(monotonicClock);
    host.device = { ...host.device, status: 'ok', detail: 'plays', soundsHere: true };
    await host.command({ playing: true });
    const { outputs } = createRehearsalSubjects(host);
    listen = outputs.chirps.listen;
    ({ panel, access, othersUrl } = await serveOthers(
      host,
      { listen: 'everywhere', https: 'off' },
      {
        outputs: {
          ...outputs,
          async view() {
            const view = await outputs.view();
            const hall = {
              ...{ name: 'alsa:hall', status: 'ok' as const, detail: 'plays', isReferenceEar: false },
              ...{ soundsHere: true, delayMs: 40, extraDelayMs: hallDelayMs, keptDelayMs: 0 },
            };
            return { ...view, microphones, outputs: [...view.outputs, hall] };
          },
          async setDelay(name, delayMs, { keep }) {
            delays.push({ name, delayMs, keep });
            return { name, delayMs, keptDelayMs: keep ? delayMs : 0 };
          },
          chirps: {
            listen: (name, microphone) => listen(name, microphone),
            async chirp(name) {
              chirped.push(name);
              const beginSeconds = monotonicClock.nowSeconds();
              const [own, reference] = chirpTurns(2).map((turn) => turn.map((at) => beginSeconds + at));
              const endSeconds = beginSeconds + chirpsSeconds(2) + 0.4;
              while (monotonicClock.nowSeconds() < endSeconds) {
                if (stops > 0) throw new Refused(409, 'Somebody stopped it.');
                await sleep(50);
              }
              return {
                delayMs: hallDelayMs,
                chirps: [
                  { name, atSeconds: own! },
                  { name: 'alsa', atSeconds: reference! },
                ],
              };
            },
            stop: () => {
              stops += 1;
            },
          },
        },
      },
    ));
    going = setInterval(() => host.advance(), 20);
  });
  afterEach(async () => {
    clearInterval(going);
    await Promise.all(browser.contexts().map((context) => context.close()));
    await panel.close();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const open = async (
    output: string,
    options: Parameters<Browser['newPage']>[0] = {},
    others?: { readonly token: string },
  ): Promise<Page> => {
    const page = await browser.newPage({
      ...{ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' },
      ...(pictures && { deviceScaleFactor: 2 }),
      ...options,
    });
    await page.addInitScript(`try { localStorage.setItem('tactus-visited', 'yes'); } catch {}`);
    if (others)
      await page.addInitScript(`localStorage.setItem('tactus-token', ${JSON.stringify(others.token)})`);
    await page.goto(`${others ? othersUrl : panel.url}/#devices`);
    await page
      .getByTestId(`output ${output}`)
      .getByRole('button', { name: /^(Find it by microphone|Mit dem Mikrofon finden)$/ })
      .click();
    return page;
  };
  const shoot = async (page: Page, name: string): Promise<void> => {
    if (!pictures) return;
    await page.locator('.listen-delay').scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(pictures, `microphone-${name}.png`), fullPage: true });
  };
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

  it('listens with a microphone of the device: shown, tried, kept', async () => {
    let answer = (_: Awaited<ReturnType<typeof listen>>): void => {};
    const asked: string[] = [];
    listen = (name, microphone) => {
      asked.push(`${name} ${microphone}`);
      return new Promise((resolve) => {
        answer = resolve;
      });
    };
    const page = await open('alsa', { bypassCSP: true });
    await page.getByRole('radio', { name: 'HD Webcam C270, USB Audio' }).check();
    // Of what keeps the time this browser's microphone knows nothing.
    expect(await page.getByRole('radio', { name: /This browser/ }).isDisabled()).toBe(true);
    await page.getByText(/compares an output with the one that keeps the time/).waitFor();
    await expectAccessible(page, 'microphones');
    await shoot(page, 'choose');
    await button(page, 'Listen').click();
    await page.getByText(/^Listening\./).waitFor();
    await expectAccessible(page, 'listening');
    await shoot(page, 'listening');
    answer({ heard: 'well', foundMs: 182.4, doubtMs: 0.2, against: 'clock', chirps: 8, of: 8 });
    await page.getByText('Heard with a delay of 182.4 ms.').waitFor();
    await page.getByText(/1 to 5 ms of USB/).waitFor();
    await expectAccessible(page, 'found');
    await shoot(page, 'found');
    await button(page, 'Try 182.4 ms').click();
    await page.getByText('It counts now.').waitFor();
    await button(page, 'Keep 182.4 ms').click();
    await page.getByText('Kept.', { exact: true }).waitFor();
    expect(asked).toEqual(['alsa plughw:CARD=Cam,DEV=0']);
    expect(delays).toEqual([
      { name: 'alsa', delayMs: 182.4, keep: false },
      { name: 'alsa', delayMs: 182.4, keep: true },
    ]);
  });

  it('says why there is no number, and what to do; it is left off at a press', async () => {
    const answers: (() => ReturnType<typeof listen>)[] = [
      async () => ({ heard: 'silence' }),
      async () => ({ heard: 'unclear' }),
      async () => {
        throw new Refused(409, 'The device is muted.');
      },
      async () => ({ heard: 'well', foundMs: 1080, doubtMs: 1, against: 'clock', chirps: 6, of: 8 }),
      () => new Promise(() => {}),
    ];
    listen = () => answers.shift()!();
    const page = await open('alsa', { bypassCSP: true });
    await button(page, 'Listen').click();
    await page.getByText('Is it muted, or switched off?').waitFor();
    await expectAccessible(page, 'silence');
    await button(page, 'Listen again').click();
    await page.getByText('Hold it nearer').waitFor();
    await shoot(page, 'unclear');
    await button(page, 'Listen again').click();
    await page.getByText('The device is muted.').waitFor();
    await button(page, 'Listen').click();
    await page.getByText('That is more than can be made up for').waitFor();
    expect(await button(page, /^Try/).count()).toBe(0);
    await button(page, 'Listen again').click();
    await button(page, 'Stop').click();
    await expect.poll(() => stops).toBe(1);
    expect(await page.getByText(/^Listening\./).count()).toBe(0);
    expect(delays).toEqual([]);
  });

  it('listens itself: a real recording of two outputs, told by each other within a millisecond', async () => {
    const page = await open('alsa:hall', { permissions: ['microphone'] });
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.getByRole('radio', { name: /This browser/ }).check();
    await page.getByText(/What is heard stays in this page/).waitFor();
    await shoot(page, 'here');
    await button(page, 'Listen').click();
    const found = page.getByText(/^Heard with a delay of/);
    const unheard = page.getByText(/were not heard well enough/);
    // Where a busy machine opens the file late, it is heard at another time than the chirps may be.
    for (let round = 0; round < 4 && (await found.count()) === 0; round += 1) {
      await found.or(unheard).waitFor();
      if ((await found.count()) === 0) await button(page, 'Listen again').click();
    }
    const foundMs = Number(/[\d.]+/.exec((await found.textContent()) ?? '')?.[0]);
    expect(Math.abs(foundMs - hallDelayMs - 1000 * hallLateSeconds)).toBeLessThan(1);
    await page.getByText(/right within 1 ms/).waitFor();
    await shoot(page, 'here-found');
    await button(page, `Try ${foundMs} ms`).click();
    await expect.poll(() => delays).toEqual([{ name: 'alsa:hall', delayMs: foundMs, keep: false }]);
    expect(new Set(chirped)).toEqual(new Set(['alsa:hall']));

    // It is left off while it listens: the microphone is closed, and the chirps are over.
    await button(page, 'Listen again').click();
    await expect.poll(() => chirped.length).toBeGreaterThan(1);
    await button(page, 'Close').click();
    await expect.poll(() => stops).toBe(1);
    expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  });

  it('says what to do where the browser may not hear', async () => {
    const page = await open('alsa:hall');
    await page.getByRole('radio', { name: /This browser/ }).check();
    await button(page, 'Listen').click();
    await page.getByText('The browser does not let this page hear.').waitFor();
    await page.getByRole('radio', { name: 'USB microphone' }).check();
    expect(await page.getByText('The browser does not let this page hear.').count()).toBe(0);
  });

  it('is explained over plain HTTP, where the device still listens', async () => {
    const phone = access.users.add('Phone', 'performer');
    const page = await open('alsa:hall', { bypassCSP: true }, phone);
    expect(await page.getByRole('radio', { name: /This browser/ }).isDisabled()).toBe(true);
    await page.getByText(/opened over HTTPS, and this one was not/).waitFor();
    expect(await page.getByRole('link', { name: 'Set up HTTPS' }).getAttribute('href')).toBe('./ca');
    await expectAccessible(page, 'plain HTTP');
    await shoot(page, 'http');
    await button(page, 'Listen').click();
    await button(page, /^Try/).waitFor();
    // To keep it takes an admin.
    expect(await button(page, /^Keep/).count()).toBe(0);
  });

  it.each([
    ['phone', {}],
    ['phone-dark', { colorScheme: 'dark' }],
    ['desk', { viewport: { width: 1440, height: 900 } }],
    ['desk-dark', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' }],
    ['german', { locale: 'de-DE' }],
    ['narrow', { viewport: { width: 320, height: 568 } }],
  ] as const)('is whole and without fault: %s', async (name, options) => {
    microphones = name === 'german' ? [] : microphones;
    const page = await open('alsa:hall', { bypassCSP: true, ...options });
    await page.locator('.listen-delay').waitFor();
    await expectAccessible(page, name);
    expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
    await shoot(page, name);
  });
});
