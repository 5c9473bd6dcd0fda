import { writeFileSync } from 'node:fs';
import { Client } from 'node-osc';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createRehearsalHost } from '../daemon/panel/testing/rehearsal-host.ts';
import { freeUdpPort } from '../daemon/sensors/testing/udp.ts';
import { monotonicClock } from '../daemon/time/clock.ts';
import { temporaryFolder } from '../tests/support/cli.ts';
import { type Daemon, startDaemon } from '../tests/support/daemon.ts';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { launchBrowser, missing } from './testing/browser.ts';
import { serveOthers } from './testing/serve.ts';

const phone = { viewport: { width: 390, height: 844 } };
const desk = { viewport: { width: 1440, height: 900 } };
const small = { viewport: { width: 320, height: 568 } };

/** A whole daemon with a simulated runner, which hears OSC: what is learnt is learnt from packets. */
describe.skipIf(missing)('the view of the body', () => {
  const folder = temporaryFolder();
  let browser: Browser;
  let daemon: Daemon;
  let client: Client;
  let chatter: NodeJS.Timeout | undefined;

  beforeAll(async () => {
    const port = await freeUdpPort();
    const file = folder.at('tactus.yaml');
    writeFileSync(file, `sensors:\n  osc: { enabled: true, port: ${port} }\n`);
    client = new Client('127.0.0.1', port);
    [daemon, browser] = await Promise.all([
      startDaemon(
        folder.at('state'),
        ...['--config', file, '--simulate', 'easy', '--output', 'null', '--set', 'log.level=error'],
      ),
      launchBrowser(),
    ]);
  });
  afterEach(async () => {
    clearInterval(chatter);
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await client?.close();
    await daemon?.stop();
    folder.remove();
  });

  const open = async (options: BrowserContextOptions = phone, url = daemon.url): Promise<Page> => {
    const context = await browser.newContext({ reducedMotion: 'reduce', bypassCSP: true, ...options });
    const page = await context.newPage();
    await page.goto(`${url}/#body`);
    await page.getByRole('heading', { name: 'Body', level: 2 }).waitFor();
    await page.getByTestId('body-heart-rate').waitFor();
    return page;
  };
  const state = () => daemon.get('/api/v1/state');

  it('tells the heart’s zone, every source, and where each quantity comes from', async () => {
    const page = await open(desk);
    await expect
      .poll(async () => Number(await page.getByTestId('body-heart-rate').textContent()))
      .toBeGreaterThan(60);
    await page.locator('.zones-bar [aria-current]').waitFor();
    const strap = page.getByTestId('source sim-strap');
    await strap.getByText(/\d+\/min/).waitFor();
    await strap.getByText('used now').waitFor();
    await page.getByRole('list', { name: 'Cadence: where it comes from' }).getByText('sim-motion').waitFor();
  });

  it('lets the owner prefer another source, which speaks at once', async () => {
    const page = await open();
    const sourceOf = async () => (await state()).body.sources.cadence;
    await expect.poll(sourceOf, { timeout: 60_000 }).toBe('sim-motion');
    await page.getByRole('button', { name: 'Prefer sim-footpod for Cadence' }).press('Enter');
    await expect.poll(sourceOf).toBe('sim-footpod');
    await page.getByText('used now · preferred').waitFor();
    // What was pressed is gone: by keys one goes on from the same row.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Back to automatic');
    await page.keyboard.press('Enter');
    await expect.poll(sourceOf).toBe('sim-motion');
  });

  it('tells what was at a moment, by keyboard and by a finger, of the last minutes and of the whole run', async () => {
    const page = await open();
    const moment = page.getByRole('slider', { name: /Moment/ });
    await expect
      .poll(async () => Number(await moment.getAttribute('max')), { timeout: 60_000 })
      .toBeGreaterThan(5);
    expect(await moment.getAttribute('aria-valuetext')).toMatch(
      /^now: Cadence \d+ steps\/min, Pace \d+:\d\d \/km/,
    );
    await moment.press('ArrowLeft');
    await moment.press('ArrowLeft');
    await expect.poll(() => moment.getAttribute('aria-valuetext')).toMatch(/^0:0\d ago: Cadence \d+/);
    await moment.press('End');
    await expect.poll(() => moment.getAttribute('aria-valuetext')).toMatch(/^now:/);
    await page
      .locator('.plot .u-over')
      .first()
      .click({ position: { x: 20, y: 40 } });
    await expect.poll(() => moment.getAttribute('aria-valuetext')).toMatch(/ago:/);
    await page.getByRole('radio', { name: 'Whole run' }).check({ force: true });
    await expect
      .poll(() => moment.getAttribute('aria-valuetext'), { timeout: 60_000 })
      .toMatch(/^at \d+:\d\d: Cadence \d+/);
    await page.getByRole('img', { name: /The shape of the way so far/ }).waitFor({ timeout: 60_000 });
  });

  it('learns a fader from its packets among others that chatter; it works at once, and is taken back', async () => {
    let count = 0;
    chatter = setInterval(() => {
      count += 1;
      void client.send('/accel', Math.sin(count * 7), Math.cos(count * 5), 9.8);
    }, 30);
    const page = await open();
    await page.getByRole('button', { name: 'Learn a knob' }).click();
    await page.getByText('Nothing moves yet.').waitFor();
    await page.locator('.ways li').first().waitFor({ state: 'attached' });
    for (let value = 200; value <= 800; value += 20) await client.send('/1/fader7', value);
    await page.getByRole('button', { name: '/1/fader7 (OSC)' }).waitFor();
    // What chatters may seem to be moved while its packets come in heaps, as they do on a busy machine.
    await expect.poll(() => page.locator('.mover').count()).toBe(1);
    await expectAccessible(page, 'while it listens');
    await page.getByRole('button', { name: '/1/fader7 (OSC)' }).click();
    clearInterval(chatter);

    await page
      .getByRole('combobox', { name: 'What shall it do?' })
      .selectOption({ label: 'Sets the energy' });
    await client.send('/1/fader7', 650);
    await page.getByTestId('preview').getByText('75 %').waitFor();
    expect(await page.getByRole('spinbutton', { name: 'From' }).inputValue()).toBe('200');
    expect(await page.getByRole('spinbutton', { name: 'To' }).inputValue()).toBe('800');
    await expectAccessible(page, 'while it is chosen');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved: it works from now on.').waitFor();
    await client.send('/1/fader7', 350);
    await page.getByTestId('outcome').getByText('Energy 25 %').waitFor();
    expect((await state()).energyBias).toBeCloseTo(-0.25);
    await expectAccessible(page, 'while it is tried');
    await page.getByRole('button', { name: 'No, undo it' }).click();
    await page.getByText('Nothing is set by a knob yet.').waitFor();
    await client.send('/1/fader7', 800);
    await expect
      .poll(async () => (await daemon.get('/api/v1/mappings/heard')).heard[0]?.values[0].number.last)
      .toBe(800);
    expect((await state()).energyBias).toBeCloseTo(-0.25);
  });

  it('takes ends that are typed, however slowly; ends that nobody has set follow the hand later, too', async () => {
    const page = await open(desk);
    await page.getByRole('button', { name: 'By hand' }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill('/hall/light');
    const to = page.getByRole('spinbutton', { name: 'To' });
    await to.fill('');
    // The page is told of the run some times a second.
    await to.pressSequentially('500', { delay: 700 });
    expect(await to.inputValue()).toBe('500');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Yes, done' }).click();
    const mapping = async () => (await daemon.get('/api/v1/mappings')).mappings[0]?.mapping;
    expect(await mapping()).toMatchObject({ osc: '/hall/light', from: [0, 500] });
    await page.getByRole('button', { name: 'Remove: /hall/light (OSC)' }).click();
    await expect.poll(mapping).toBeUndefined();

    await page.getByRole('button', { name: 'By hand' }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill('/hall/light');
    await page.getByRole('button', { name: 'Save' }).click();
    await client.send('/hall/light', 400);
    await page.getByText('400: it goes beyond its ends.').waitFor();
    await page.getByRole('button', { name: 'Change it' }).click();
    await expect.poll(() => to.inputValue()).toBe('400');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByTestId('outcome').waitFor();
    expect(await mapping()).toMatchObject({ from: [0, 400] });
    await page.getByRole('button', { name: 'No, undo it' }).click();
    await page.getByRole('button', { name: 'Remove: /hall/light (OSC)' }).click();
    await expect.poll(mapping).toBeUndefined();
  });

  it('keeps a pad that is learnt: switched off and on, changed, removed and brought back', async () => {
    const page = await open(desk);
    await page.getByRole('button', { name: 'Learn a knob' }).click();
    await page.locator('.ways li').first().waitFor({ state: 'attached' });
    await client.send('/pad', 1);
    await client.send('/pad', 0);
    await page.getByRole('button', { name: '/pad (OSC)' }).click();
    await page
      .getByRole('combobox', { name: 'What shall it do?' })
      .selectOption({ label: 'Mutes and unmutes' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Move it: does it do what you want?').waitFor();
    const isMuted = async () => (await state()).muted;
    const press = async (): Promise<void> => {
      await client.send('/pad', 1);
      await client.send('/pad', 0);
    };
    await press();
    await expect.poll(isMuted).toBe(true);
    await page.getByRole('button', { name: 'Yes, done' }).click();
    await page.getByText('mutes and unmutes').waitFor();

    await page.getByRole('switch', { name: '/pad (OSC) is heard' }).uncheck();
    const mapping = async () => (await daemon.get('/api/v1/mappings')).mappings[0]?.mapping;
    await expect.poll(async () => (await mapping()).enabled).toBe(false);
    await press();
    await page.getByRole('switch', { name: '/pad (OSC) is heard' }).check();
    await expect.poll(async () => (await mapping()).enabled).toBeUndefined();
    expect(await isMuted()).toBe(true);

    await page.getByRole('button', { name: 'Change: /pad (OSC)' }).click();
    await page
      .getByRole('combobox', { name: 'What shall it do?' })
      .selectOption({ label: 'Goes on to the next section' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Yes, done' }).click();
    await page.getByText('As it is written').click();
    await page.getByText('"name": "skip"').waitFor();

    await page.getByRole('button', { name: 'Remove: /pad (OSC)' }).click();
    await page.getByText('/pad (OSC) is removed.').waitFor();
    expect(await mapping()).toBeUndefined();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(mapping).toEqual({ id: 'osc-pad', osc: '/pad', reading: 'control', name: 'skip' });
    await page.getByRole('button', { name: 'Remove: /pad (OSC)' }).click();
    await expect.poll(mapping).toBeUndefined();
  });

  it('has a switch that cannot be pressed until it is known where it stands, and goes back where it is refused', async () => {
    await fetch(new URL('/api/v1/mappings/hall', daemon.url), {
      method: 'PUT',
      headers: { origin: daemon.url, 'content-type': 'application/json' },
      body: JSON.stringify({ osc: '/hall', reading: 'control', name: 'energy' }),
    });
    const page = await open(desk);
    const hall = page.getByRole('switch', { name: '/hall (OSC) is heard' });
    await hall.waitFor();
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/v1/mappings', async (route) => {
      await held;
      await route.continue();
    });
    await hall.uncheck();
    const isEnabled = async () => (await daemon.get('/api/v1/mappings')).mappings[0]?.mapping.enabled;
    await expect.poll(isEnabled).toBe(false);
    expect([await hall.isDisabled(), await hall.isChecked()]).toEqual([true, false]);
    release();
    await hall.check();
    await expect.poll(isEnabled).toBeUndefined();

    await page.route('**/api/v1/mappings/hall', (route) =>
      route.fulfill({ status: 503, json: { error: 'the disk is full' } }),
    );
    await expect.poll(() => hall.isEnabled()).toBe(true);
    await hall.click();
    await page.getByRole('alert').getByText('the disk is full').waitFor();
    await expect.poll(() => hall.isChecked()).toBe(true);
    await page.unroute('**/api/v1/mappings/hall');
    await page.getByRole('button', { name: 'Remove: /hall (OSC)' }).click();
    await page.getByText('/hall (OSC) is removed.').waitFor();
  });

  it('lets the body turn something: by hand, tried, and as it is written', async () => {
    const page = await open(desk);
    await page.getByRole('button', { name: 'By hand' }).click();
    await page.getByRole('combobox', { name: 'Over' }).selectOption({ label: 'the body' });
    await page.getByRole('combobox', { name: 'What of it' }).selectOption({ label: 'Heart rate' });
    await page
      .getByRole('combobox', { name: 'What shall it do?' })
      .selectOption({ label: 'Sets how bright it sounds' });
    await page.getByRole('spinbutton', { name: 'From' }).fill('40');
    await page.getByRole('spinbutton', { name: 'To' }).fill('220');
    await page.getByRole('spinbutton', { name: 'Comes within, seconds' }).fill('2');
    await page.getByRole('combobox', { name: 'On its way' }).selectOption({ label: 'evenly' });
    await page.getByTestId('preview').getByText(/%/).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Heart rate (the body) sets how bright it sounds.').waitFor();
    /** As far as the heart has gone on its way. */
    const lies = async () => {
      const { brightnessBias, body } = await state();
      return Math.abs(brightnessBias - ((body.heartRateBpm - 40) / 180 - 0.5));
    };
    await expect.poll(lies).toBeLessThan(0.05);
    await expect.poll(() => page.getByTestId('outcome').textContent()).toMatch(/^[1-9]\d? %$/);
    await page.getByRole('button', { name: 'Yes, done' }).click();
    const { mapping, name } = (await daemon.get('/api/v1/mappings')).mappings[0];
    expect(name).toBe('body-heartRate');
    expect(mapping).toEqual({
      ...{ id: 'body-heartRate', body: 'heartRate', reading: 'control', name: 'brightness' },
      ...{ from: [40, 220], smoothSeconds: 2 },
    });
    await page.getByText('40 to 220 becomes 0 to 100 %, within 2 s').waitFor();
    await page.getByRole('button', { name: 'Remove: Heart rate (the body)' }).click();
    await page.getByText('Heart rate (the body) is removed.').waitFor();
  });

  it('tells what is wrong with what is written by hand', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'By hand' }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill('no address');
    await page.getByRole('button', { name: 'Save' }).click();
    await page
      .getByRole('alert')
      .getByText(/an OSC address such as/)
      .waitFor();
  });

  it.each([
    ['a phone', phone, 'light'],
    ['a phone', phone, 'dark'],
    ['a small phone', small, 'light'],
    ['a desk', desk, 'light'],
    ['a desk', desk, 'dark'],
  ] as const)('fits %s and is free of faults (%j, %s)', async (name, size, colorScheme) => {
    const page = await open({ ...size, colorScheme });
    await page.locator('.plot canvas').first().waitFor();
    await expectAccessible(page, `${name}, ${colorScheme}`);
    expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'By hand' }).click();
    await expectAccessible(page, `${name}, ${colorScheme}, by hand`);
    expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
  });

  it('shows who only looks on nothing that he may not use, nor where it was', async () => {
    const host = createRehearsalHost(monotonicClock);
    const { panel, access, othersUrl } = await serveOthers(host, {});
    const { token } = access.users.add('Ana', 'viewer');
    const context = await browser.newContext(phone);
    await context.addInitScript(`localStorage.setItem('tactus-token', '${token}')`);
    const page = await context.newPage();
    await page.goto(`${othersUrl}/#body`);
    await page.getByText('Where it comes from').waitFor();
    expect(await page.getByRole('button', { name: /^Prefer/ }).count()).toBe(0);
    expect(await page.getByText('Knobs and other programs').count()).toBe(0);
    expect(await page.getByText('The way so far').count()).toBe(0);
    await context.close();
    await panel.close();
  });
});
