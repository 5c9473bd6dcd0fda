import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKeptSettings, type KeptSettings } from '../daemon/live/testing/kept-settings.ts';
import type { Access } from '../daemon/panel/access/access.ts';
import type { Panel } from '../daemon/panel/server.ts';
import { createRehearsalHost, type RehearsalHost } from '../daemon/panel/testing/rehearsal-host.ts';
import { monotonicClock } from '../daemon/time/clock.ts';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { launchBrowser, missing } from './testing/browser.ts';
import { serveOthers } from './testing/serve.ts';

const phone = { viewport: { width: 390, height: 844 } };
const desk = { viewport: { width: 1440, height: 900 } };
const small = { viewport: { width: 320, height: 568 } };
const yaml = `# Mine.
conductor:
  seed: 5 # lucky
player:
  startVolume01: 0.4
sensors:
  mqtt:
    password: hunter2
`;

describe.skipIf(missing)('the part of the page where a device is set up', () => {
  let browser: Browser;
  let host: RehearsalHost;
  let kept: KeptSettings;
  let restarts: number;
  let panel: Panel;
  let access: Access;
  let othersUrl: string;

  const open = async (place: string, options: BrowserContextOptions = phone): Promise<Page> => {
    const context = await browser.newContext({ reducedMotion: 'reduce', bypassCSP: true, ...options });
    const page = await context.newPage();
    await page.goto(`${panel.url}/${place}`);
    await page.getByText('Connected').waitFor();
    return page;
  };

  beforeAll(async () => {
    host = createRehearsalHost(monotonicClock);
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    kept = await createKeptSettings(yaml);
    restarts = 0;
    const restart = async (): Promise<void> => {
      restarts += 1;
    };
    const settings = { ...kept.settings, restart };
    ({ panel, access, othersUrl } = await serveOthers(host, {}, { settings }));
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await panel.close();
    kept.remove();
  });
  afterAll(() => browser?.close());

  it('shows a code in every way, and who came by it', async () => {
    const page = await open('', desk);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name: 'Phones' }).click();
    await page.getByRole('heading', { name: 'Phones' }).waitFor();
    // Nobody is paired yet: it will be the owner's own.
    await expect.poll(() => page.getByRole('radio', { name: 'My own' }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: 'A friend’s' }).check({ force: true });
    await page.getByRole('button', { name: 'Show a code' }).click();
    await page.getByText('Waiting for the phone').waitFor();
    const digits = access.pairing.awaited!.digits;
    expect(access.pairing.awaited).toMatchObject({ role: 'performer' });
    await page.getByText(digits.replace(/^(...)(...)(...)/, '$1 $2 $3 ')).waitFor();
    const theirs = await browser.newPage(phone);
    await theirs.goto(`${othersUrl}/#pair=${digits}`);
    await theirs.getByRole('textbox', { name: 'Name' }).fill('Ana’s phone');
    await theirs.getByRole('button', { name: 'Pair this phone' }).click();
    await page.getByRole('status').getByText('Ana’s phone').waitFor();
    await page.getByText('is paired: may play').waitFor();
    await page.getByRole('button', { name: 'Add another' }).click();
    await page.getByRole('button', { name: 'Show a code' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Show a code' }).waitFor();
    expect(access.pairing.awaited).toBeUndefined();
  });

  it('says when a code is good no more', async () => {
    const page = await open('#phones');
    await page.getByRole('button', { name: 'Show a code' }).click();
    await page.getByText('Waiting for the phone').waitFor();
    access.pairing.cancel();
    await page.getByText('This code is not good any more').waitFor();
    await page.getByRole('button', { name: 'Show another code' }).click();
    await page.getByText('Waiting for the phone').waitFor();
  });

  it('renames, lets do more and shuts out, and asks before it does', async () => {
    const { user } = access.users.add('Somebody', 'viewer');
    const page = await open('#phones');
    await page.getByText('nothing Change what guests may').waitFor();
    await page.getByText('may everything Change the lock').waitFor();
    await page.getByRole('button', { name: 'Change Somebody' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Ben');
    await page.getByRole('combobox', { name: 'May' }).selectOption('admin');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Ben').waitFor();
    expect(access.users.list()).toMatchObject([{ id: user.id, name: 'Ben', role: 'admin' }]);
    await page.getByRole('button', { name: 'Change Ben' }).click();
    await page.getByRole('button', { name: 'Revoke…' }).click();
    await expectAccessible(page, 'before somebody is shut out');
    await page.getByRole('button', { name: 'Keep it' }).click();
    expect(access.users.list()).toHaveLength(1);
    await page.getByRole('button', { name: 'Revoke…' }).click();
    await page.getByRole('button', { name: 'Revoke it' }).click();
    await page.getByText('No phone is paired yet').waitFor();
    expect(access.users.list()).toEqual([]);
  });

  it('finds an option, shows what would change, saves it beside the comments, and undoes it', async () => {
    const page = await open('#settings');
    await page.getByRole('searchbox', { name: 'Search' }).fill('start volume');
    const field = page.getByRole('textbox', { name: 'Start volume' });
    expect(await field.inputValue()).toBe('0.4');
    await field.fill('loud');
    await page.getByText('This is no number.').waitFor();
    expect(await page.getByRole('button', { name: 'Look and save' }).isDisabled()).toBe(true);
    await field.fill('0,6');
    await page.getByRole('button', { name: 'Look and save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save this?' });
    await dialog.getByText('0.6').waitFor();
    await expectAccessible(page, 'what would change');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(kept.content()).toBe(yaml);
    await page.getByRole('button', { name: 'Look and save' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(kept.content()).toBe(yaml.replace('0.4', '0.6'));
    await page.getByText('Until the next start it is 0.4.').waitFor();
    await page.getByRole('button', { name: 'Restart now…' }).click();
    await page.getByRole('button', { name: 'Yes: silence' }).click();
    await expect.poll(() => restarts).toBe(1);
    await page.getByRole('button', { name: 'Undo the last change' }).click();
    await page.getByText('Undone: player.startVolume01').waitFor();
    expect(kept.content()).toBe(yaml);
    await expect.poll(() => field.inputValue()).toBe('0.4');
  });

  it('says what does not fit beside the option, whoever finds it', async () => {
    const page = await open('#settings/rest%20heart');
    await page.getByRole('textbox', { name: 'Rest heart rate' }).fill('400');
    await page.getByText('It may be 30 to 240.').waitFor();
    await page.getByRole('button', { name: 'Leave it (Rest heart rate)' }).click();
    await page.getByRole('searchbox').fill('outputs.use');
    await page.getByRole('textbox', { name: 'Use' }).fill('["nonsense"]');
    await page.getByRole('button', { name: 'Look and save' }).click();
    await page.locator('[data-path="outputs.use"]').getByRole('alert').waitFor();
    await page.getByText('one does not fit').waitFor();
    await expectAccessible(page, 'what does not fit');
    await page.getByRole('button', { name: 'Leave all' }).click();
    expect(kept.content()).toBe(yaml);
  });

  it('tells whoever would shut himself out, before that is saved', async () => {
    const { token } = access.users.add('Phone', 'admin');
    // The door for others is the one that stays from now on.
    await expect.poll(() => panel.securePort).toBeDefined();
    const context = await browser.newContext({ reducedMotion: 'reduce', ...phone });
    await context.addInitScript(`localStorage.setItem('tactus-token', '${token}')`);
    const page = await context.newPage();
    await page.goto(`${othersUrl}/#settings/panel.listen`);
    await page.getByRole('combobox', { name: 'Listen' }).selectOption('loopback');
    await page.getByRole('button', { name: 'Look and save' }).click();
    await page.getByRole('dialog').getByText('This shuts you out').waitFor();
    await page.keyboard.press('Escape');
    expect(kept.content()).toBe(yaml);
  });

  it('has a way for each kind of option, and tells no secret', async () => {
    const page = await open('#settings/mqtt');
    expect(await page.content()).not.toContain('hunter2');
    expect(await page.getByLabel('Mqtt: password').getAttribute('placeholder')).toBe('is set');
    await page.getByLabel('Mqtt: password').fill('hunter3');
    await page.getByRole('switch', { name: 'Mqtt: enabled' }).check();
    await page.getByRole('searchbox').fill('guests');
    await page.getByRole('checkbox', { name: 'skip' }).check({ force: true });
    await page.getByRole('checkbox', { name: 'volume' }).check({ force: true });
    await page.getByRole('searchbox').fill('conductor.follow');
    await page.getByRole('combobox', { name: 'Follow' }).selectOption('speed');
    await page.getByRole('searchbox').fill('conductor.seed');
    await page.getByRole('button', { name: 'As usual (Seed)' }).click();
    await page.getByText('5 changes').waitFor();
    await page.getByRole('button', { name: 'Look and save' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(kept.saved.at(-1)).toMatchObject({
      sensors: { mqtt: { enabled: true, password: 'hunter3' } },
      panel: { guests: ['skip', 'volume'] },
      conductor: { follow: 'speed', seed: 1 },
    });
    expect(kept.content()).toContain('# Mine.');
  });

  it('switches the hotspot, with what a phone needs to join', async () => {
    const page = await open('#network');
    await page.getByText('tactus.local, rehearsal.local').waitFor();
    await page.getByRole('img', { name: 'For cameras: the Wi-Fi Tactus-ABCD' }).waitFor();
    await page.getByText('hjkmnpqrstuvwxyz').waitFor();
    await page.getByRole('button', { name: 'Start the hotspot' }).click();
    await page.getByText('On. 0 are in it.').waitFor();
    await page.getByText('10.72.72.1').waitFor();
    await page.getByRole('button', { name: 'End the hotspot' }).click();
    await page.getByRole('button', { name: 'Start the hotspot' }).waitFor();
    await page.getByText('Others are not let in by HTTPS now').waitFor();
  });

  it('leads to HTTPS as soon as others are let in, with the fingerprint to compare', async () => {
    access.pairing.offer('viewer');
    type Https = { readonly port?: number; readonly authority?: { readonly fingerprint: string } };
    const https = async (): Promise<Https> =>
      (await (await fetch(`${panel.url}/api/v1/https`)).json()) as Https;
    await expect.poll(async () => (await https()).port).toBeDefined();
    const page = await open('#network');
    const link = page.getByRole('link', { name: 'How a phone learns to trust' });
    expect(await link.getAttribute('href')).toBe('./ca');
    await page.getByText((await https()).authority!.fingerprint).waitFor();
    await expectAccessible(page, 'network with HTTPS');
    await link.click();
    await page.getByRole('heading').first().waitFor();
    expect(page.url()).toBe(`${panel.url}/ca`);
  });

  it('keeps to the page’s own policy', async () => {
    const page = await open('#phones', { ...phone, bypassCSP: false });
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.getByRole('button', { name: 'Show a code' }).click();
    await page.getByRole('img', { name: /^For cameras/ }).waitFor();
    await page.getByRole('link', { name: 'Network' }).click();
    await page.getByText('hjkmnpqrstuvwxyz').waitFor();
    await page.getByRole('link', { name: 'Options' }).click();
    await page.getByRole('searchbox').fill('kiosk');
    await page.getByRole('switch', { name: 'Kiosk lock' }).check();
    await page.getByRole('button', { name: 'Look and save' }).click();
    await page.getByRole('dialog').waitFor();
    expect(faults).toEqual([]);
  });

  it('is walked through by keyboard alone, and says where one is', async () => {
    const page = await open('', desk);
    await page.getByRole('link', { name: 'Settings' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Phones' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Phones' }).waitFor();
    const focused = (): Promise<unknown> => page.evaluate('document.activeElement.textContent');
    await expect.poll(focused).toBe('Phones');
    await page.getByRole('link', { name: 'Options' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Options' }).waitFor();
    await expect.poll(focused).toBe('Options');
    await page.goBack();
    await expect.poll(focused).toBe('Phones');
    // Space presses what is under the finger, and plays nothing here.
    await page.getByRole('button', { name: 'Show a code' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('Waiting for the phone').waitFor();
    await page.keyboard.press('m');
    expect(host.state()).toMatchObject({ playing: 'stopped', muted: false });
  });

  it.each(['light', 'dark'] as const)('finds room and no fault in every part, %s', async (colorScheme) => {
    access.users.add('Grandioser-Name-ohne-jede-Luecke-aus-Graz', 'performer');
    for (const size of [phone, desk, small]) {
      const page = await open('#phones', { ...size, colorScheme });
      await page.getByText('Grandioser').waitFor();
      await page.getByRole('button', { name: 'Show a code' }).click();
      await page.getByText('Waiting for the phone').waitFor();
      await page.getByRole('button', { name: /^Change / }).click();
      const look = async (what: string): Promise<void> => {
        await expectAccessible(page, `${what} at ${size.viewport.width} pixels`);
        expect(await page.evaluate(widthTooMuch), what).toBeLessThanOrEqual(0);
      };
      await look('phones');
      await page.getByRole('link', { name: 'Network' }).click();
      await page.getByText('hjkmnpqrstuvwxyz').waitFor();
      await look('network');
      await page.getByRole('link', { name: 'Options' }).click();
      await page.getByRole('button', { name: /^Sensors/ }).click();
      await page.getByRole('switch').first().waitFor();
      await page.getByRole('button', { name: /^Panel/ }).click();
      await page.getByRole('switch', { name: 'Kiosk lock' }).check();
      await look('settings');
    }
  });
});
