import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '../daemon/panel/access/access.ts';
import type { PairableDevices } from '../daemon/panel/devices.ts';
import type { Panel } from '../daemon/panel/server.ts';
import { createRehearsalHost, type RehearsalHost } from '../daemon/panel/testing/rehearsal-host.ts';
import { createRehearsalSubjects } from '../daemon/panel/testing/rehearsal-subjects.ts';
import { TactusError } from '../daemon/system/errors.ts';
import { monotonicClock } from '../daemon/time/clock.ts';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { launchBrowser, missing } from './testing/browser.ts';
import { stations } from './testing/device-stations.ts';
import { serveOthers } from './testing/serve.ts';
import { tapAlong } from './testing/tap-along.ts';

/** Where to put pictures of the page, for who wants to look. */
const pictures = process.env.TACTUS_PICTURES;

describe.skipIf(missing)('devices in a real browser', () => {
  let browser: Browser;
  let host: RehearsalHost;
  let panel: Panel;
  let access: Access;
  let othersUrl: string;
  let going: NodeJS.Timeout;
  let clicked: number[];
  let delays: { readonly delayMs: number; readonly keep: boolean }[];
  let noSatellites: boolean;
  let connected: string[];
  /** Whose output `headphones` is. */
  let theirs: { readonly address: string; readonly name: string } | undefined;
  let ownDevices: PairableDevices;
  /** In their stead, where a test wishes. */
  let devices: PairableDevices;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    clicked = [];
    delays = [];
    noSatellites = false;
    connected = [];
    theirs = undefined;
    host = createRehearsalHost(monotonicClock);
    const { state } = host;
    host.state = () => {
      const found = state();
      const told = noSatellites
        ? stations.map((each) => ({ ...each, gauges: {}, texts: { ...each.texts, fix: 'none' } }))
        : stations;
      return { ...found, health: [...found.health, ...told] };
    };
    host.device = { ...host.device, status: 'ok', detail: 'plays', soundsHere: true };
    await host.command({ playing: true });
    const subjects = createRehearsalSubjects(host);
    const { outputs } = subjects;
    ownDevices = subjects.devices;
    devices = ownDevices;
    ({ panel, access, othersUrl } = await serveOthers(
      host,
      { listen: 'everywhere', https: 'off' },
      {
        devices: {
          search: (seconds) => devices.search(seconds),
          found: () => devices.found(),
          paired: () => devices.paired(),
          pair: (wish) => devices.pair(wish),
          connect: (address) => {
            connected.push(address);
            return devices.connect(address);
          },
          forget: (address) => ownDevices.forget(address),
        },
        outputs: {
          ...outputs,
          async view() {
            const view = await outputs.view();
            if (!theirs) return view;
            const worn = theirs;
            const played = view.outputs.flatMap((output) =>
              output.name === 'alsa'
                ? [
                    { ...output, name: 'headphones', headphones: worn },
                    { ...output, isReferenceEar: false, detail: 'rests: the headphones play' },
                  ]
                : [output],
            );
            return { ...view, outputs: played };
          },
          setDelay: (name, delayMs, how) => {
            delays.push({ delayMs, keep: how.keep });
            return outputs.setDelay(name, delayMs, how);
          },
          clicks: {
            unheardBecause: undefined,
            click: (seconds) => {
              clicked.push(seconds);
              return 1;
            },
            stop: () => clicked.push(0),
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
  afterAll(() => browser?.close());

  const open = async (options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
    const page = await browser.newPage({
      ...{ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', bypassCSP: true },
      ...(pictures && { deviceScaleFactor: 2 }),
      ...options,
    });
    await page.goto(`${panel.url}/#devices`);
    await page.getByRole('heading', { name: /^(Devices|Geräte)$/ }).waitFor();
    return page;
  };
  const shoot = async (page: Page, name: string): Promise<void> => {
    if (pictures) await page.screenshot({ path: join(pictures, `devices-${name}.png`), fullPage: true });
  };
  const post = async (body: object): Promise<void> => {
    const response = await fetch(`${panel.url}/api/v1/readings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: panel.url },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
  };

  it('pairs a strap step by step, proves it by its first value, and forgets it after a question', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Add a device' }).click();
    await expectAccessible(page, 'what to pair');
    await shoot(page, 'pairing-what');
    await page.getByRole('button', { name: /Chest strap/ }).click();
    await page.getByText('Looking around…').waitFor();
    await page.getByText(/Wet the two pads/).waitFor();
    const strap = page.getByRole('button', { name: /^HRM 9000 near \(-61 dBm\) · heart rate Pair$/ });
    await strap.waitFor();
    // What is not a strap is folded away.
    expect(await page.getByRole('button', { name: /^Ears/ }).isVisible()).toBe(false);
    await page.getByText('Something else that is near').click();
    await page.getByRole('button', { name: /^Ears/ }).waitFor();
    await expectAccessible(page, 'what is found');
    await shoot(page, 'pairing-found');
    await strap.click();
    await page.getByRole('heading', { name: 'HRM 9000 is paired.' }).waitFor();
    await page.getByText('Waiting for its first word…').waitFor();
    await post({ kind: 'heartRate', sensorId: 'HRM-9000', heartRateBpm: 72 });
    await page.getByText('72/min from it: it works.').waitFor();
    await expectAccessible(page, 'what is proven');
    await shoot(page, 'pairing-proven');
    await page.getByRole('button', { name: 'Done' }).click();

    const card = page.getByTestId('device HRM-9000');
    await card.getByText('72/min').waitFor();
    await card.getByRole('button', { name: 'Forget HRM 9000' }).click();
    await card.getByText(/Forget HRM 9000\?/).waitFor();
    await card.getByRole('button', { name: 'Keep it' }).click();
    await card.getByRole('button', { name: 'Forget HRM 9000' }).click();
    await card.getByRole('button', { name: 'Yes, forget it' }).click();
    await expect.poll(() => card.getByRole('button').count()).toBe(0);
  });

  it('does not look around while music plays over Bluetooth, and does once it is stopped; a failure says what to do', async () => {
    const fault = 'HRM 9000 could not be paired. Come within 2 m.';
    let fails = true;
    devices = {
      ...devices,
      found: async () => ({
        secondsLeft: 40,
        ...(host.state().playing === 'playing' && { obstacle: 'not while music plays over Bluetooth' }),
        found: host.state().playing === 'playing' ? [] : (await ownDevices.found()).found,
      }),
      search: async (seconds) => {
        await ownDevices.search(seconds);
        return await devices.found();
      },
      pair: (wish) => {
        if (!fails) return ownDevices.pair(wish);
        fails = false;
        throw new TactusError('unavailable', fault, '');
      },
    };
    const page = await open();
    await page.getByRole('button', { name: 'Add a device' }).click();
    await page.getByRole('button', { name: /Chest strap/ }).click();
    await page.getByText(/would make it stutter/).waitFor();
    await expectAccessible(page, 'an obstacle');
    await page.getByRole('button', { name: 'Stop the music and look' }).click();
    await page.getByRole('button', { name: /^HRM 9000/ }).click();
    await page.getByText(fault).waitFor();
    await page.getByText(/Wet the two pads/).waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'HRM 9000 is paired.' }).waitFor();
    await page.getByRole('button', { name: 'Pair another' }).click();
    await page.getByRole('button', { name: /Headphones/ }).click();
    await page.getByRole('button', { name: /^Ears/ }).click();
    await page.getByText(/They are connected/).waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    const card = page.getByTestId('device Ears');
    await card.getByRole('button', { name: 'Forget Ears' }).waitFor();
    await card.getByText('The music plays in them.').waitFor();
    await card.getByRole('button', { name: 'Connect anew: Ears' }).click();
    await expect.poll(() => connected).toEqual(['11:22:33:44:55:66']);
    await expectAccessible(page, 'headphones that play');
  });

  it('tells why headphones that are connected are silent, and calls those that are not', async () => {
    await ownDevices.pair({ address: '11:22:33:44:55:66', as: 'headphones' });
    devices = {
      ...ownDevices,
      paired: async () => [
        {
          ...{ address: '11:22:33:44:55:66', name: 'Ears', as: 'headphones' as const },
          sound: {
            connected: true,
            obstacle: 'PipeWire has no way into them',
            fix: 'apt install libspa-0.2-bluetooth',
          },
        },
        {
          ...{ address: '11:22:33:44:55:77', name: 'Others', as: 'headphones' as const },
          sound: { connected: false },
        },
      ],
      connect: () =>
        Promise.reject(new TactusError('unavailable', 'Others cannot be connected.', 'Switch them on.')),
    };
    const page = await open();
    await page.getByText('PipeWire has no way into them. apt install libspa-0.2-bluetooth').waitFor();
    await page.getByRole('button', { name: 'Connect: Others' }).click();
    await page
      .getByTestId('device Others')
      .getByText(/Others cannot be connected\./)
      .waitFor();
    await expectAccessible(page, 'headphones that are silent');
    await shoot(page, 'headphones-silent');
  });

  it('shows headphones among the outputs by their own name, with a delay of their own', async () => {
    const ears = { address: '11:22:33:44:55:66', name: 'Ears' };
    await ownDevices.pair({ ...ears, as: 'headphones' });
    theirs = ears;
    for (const locale of ['en', 'de']) {
      const page = await open({ locale });
      const card = page.getByTestId('output headphones');
      await card.getByRole('heading', { name: /(Headphones|Kopfhörer) · Ears/ }).waitFor();
      await card
        .getByText(/Ears: (other headphones have their own|andere Kopfhörer haben ihre eigene)/)
        .waitFor();
      await shoot(page, `headphones-phone-${locale}`);
      expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1440, height: 900 });
      await shoot(page, `headphones-desk-${locale}`);
    }
  });

  it('chooses outputs for the next start, and offers that', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Choose outputs…' }).click();
    await page.getByRole('checkbox', { name: /Stream/ }).uncheck();
    await expectAccessible(page, 'outputs to choose from');
    await shoot(page, 'choose');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Restart now…' }).click();
    await page.getByText('The music is silent for some seconds.').waitFor();
    await page.getByRole('button', { name: 'Yes, restart' }).click();
    await page.getByText(/It restarts/).waitFor();
  });

  it('sets a delay by hand: tried at once, kept when that is wished', async () => {
    const page = await open();
    const card = page.getByTestId('output alsa');
    await card.getByText('keeps the time').waitFor();
    await card.getByRole('button', { name: '10 ms more' }).click();
    await card.getByRole('button', { name: '10 ms more' }).click();
    await card.getByText('Kept is 0 ms.').waitFor();
    await card.getByRole('button', { name: 'Keep it' }).click();
    await card.getByText('Kept', { exact: true }).waitFor();
    await card.getByRole('slider', { name: /Delay/ }).fill('180');
    await card.getByRole('button', { name: 'Back to it' }).click();
    await expect.poll(() => delays.at(-1)).toEqual({ delayMs: 20, keep: false });
    expect(delays.slice(0, 3)).toEqual([
      { delayMs: 10, keep: false },
      { delayMs: 20, keep: false },
      { delayMs: 20, keep: true },
    ]);
  });

  it('finds a delay by tapping along: dots gather, what is found is tried and kept', async () => {
    await host.command({ follow: 'manual', manualTempoBpm: 120 });
    const page = await open();
    await page.getByRole('button', { name: 'Find it by tapping along' }).click();
    await page.getByText(/That is taken out: 30 ms/).waitFor();
    await expectAccessible(page, 'before the taps');
    await page.getByRole('button', { name: 'Start the clicks' }).click();
    await page.getByRole('button', { name: /Tap here/ }).waitFor();
    // Long enough for the two clocks to be compared.
    await page.waitForTimeout(2500);
    expect(clicked).toEqual([90]);
    // What could not be tapped in time was left out: on a busy machine it takes more rounds.
    const sure = page.getByText('Sure enough.');
    for (let round = 0; round < 10 && (await sure.count()) === 0; round += 1)
      await tapAlong(page, host, 120, 22);
    await sure.waitFor();
    await expectAccessible(page, 'taps');
    await shoot(page, 'tapping');
    // People tap 30 ms early: 120 ms late is a delay of 150 ms. A busy machine taps later than it is told.
    const found = page.getByRole('button', { name: /^Try \d+ ms$/ });
    const foundMs = Number(/\d+/.exec((await found.textContent()) ?? '')?.[0]);
    expect(Math.abs(foundMs - 150)).toBeLessThan(45);
    await found.click();
    await page.getByText('It counts now.').waitFor();
    await page.getByRole('button', { name: `Keep ${foundMs} ms` }).click();
    await page.getByText('Kept.', { exact: true }).waitFor();
    expect(delays).toEqual([
      { delayMs: foundMs, keep: false },
      { delayMs: foundMs, keep: true },
    ]);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => clicked.at(-1)).toBe(0);
  });

  it('tells of the sky, and what to do', async () => {
    const page = await open();
    await page.getByText('9 of 14 used').waitFor();
    await page.getByText('about 3 m').waitFor();
    await page.getByText('Good enough to run by.').waitFor();
    noSatellites = true;
    await page.getByText(/Go outside/).waitFor();
  });

  it('says where programs reach it, and what they said', async () => {
    const page = await open();
    await page.getByTestId('way osc').locator('summary').click();
    await page.getByText('localhost:9000').waitFor();
    await page.getByTestId('way mqtt').locator('summary').click();
    await page.getByText('tactus/hall/in/heartRate', { exact: true }).waitFor();
    await page.getByText('"142 bpm" is no number').waitFor();
    await page.getByTestId('way midi').locator('summary').click();
    await page.getByTestId('way midi').getByRole('link', { name: 'Switch it on' }).waitFor();
    await expectAccessible(page, 'ways');
  });

  it('shows viewers what is there, and no button that would be refused', async () => {
    const { token } = access.users.add('Screen', 'viewer');
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
    await page.addInitScript(`localStorage.setItem('tactus-token', ${JSON.stringify(token)})`);
    await page.goto(`${othersUrl}/#devices`);
    await page.getByTestId('output alsa').waitFor();
    const buttons = await page.locator('main').getByRole('button').allTextContents();
    expect(buttons.filter((text) => text !== 'Copy')).toEqual([]);
    expect(await page.locator('main').getByRole('slider').count()).toBe(0);
  });

  it.each([
    ['narrow', { viewport: { width: 320, height: 568 } }],
    ['phone', {}],
    ['phone-dark', { colorScheme: 'dark' }],
    ['german', { locale: 'de-DE' }],
    ['desk', { viewport: { width: 1440, height: 900 } }],
    ['desk-dark', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' }],
  ] as const)('is whole and without fault: %s', async (name, options) => {
    const page = await open(options);
    await page.getByTestId('output alsa').waitFor();
    await expectAccessible(page, name);
    expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
    const small = await page
      .locator('main :is(button, summary, input, a)')
      .evaluateAll((all) =>
        (all as unknown as { getBoundingClientRect(): { height: number }; textContent: string }[])
          .filter((each) => each.getBoundingClientRect().height < 44)
          .map((each) => each.textContent),
      );
    expect(small).toEqual([]);
    await shoot(page, name);
  });
});
