import { describe, expect, it } from 'vitest';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { missing } from './testing/browser.ts';
import { desk, phone, small, useSettingsStage } from './testing/settings-stage.ts';

describe.skipIf(missing)('the part of the page where a device is set up', () => {
  const stage = useSettingsStage();

  it('shows a code in every way, and who came by it', async () => {
    const page = await stage.open('', desk);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name: 'Phones' }).click();
    await page.getByRole('heading', { name: 'Phones' }).waitFor();
    // Nobody is paired yet: it will be the owner's own.
    await expect.poll(() => page.getByRole('radio', { name: 'My own' }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: 'A friend’s' }).check({ force: true });
    await page.getByRole('button', { name: 'Show a code' }).click();
    await page.getByText('Waiting for the phone').waitFor();
    const digits = stage.access.pairing.awaited!.digits;
    expect(stage.access.pairing.awaited).toMatchObject({ role: 'performer' });
    await page.getByText(digits.replace(/^(...)(...)(...)/, '$1 $2 $3 ')).waitFor();
    const theirs = await stage.browser.newPage(phone);
    await theirs.goto(`${stage.othersUrl}/#pair=${digits}`);
    await theirs.getByRole('textbox', { name: 'Name' }).fill('Ana’s phone');
    await theirs.getByRole('button', { name: 'Pair this phone' }).click();
    await page.getByRole('status').getByText('Ana’s phone').waitFor();
    await page.getByText('is paired: may play').waitFor();
    await page.getByRole('button', { name: 'Add another' }).click();
    await page.getByRole('button', { name: 'Show a code' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Show a code' }).waitFor();
    expect(stage.access.pairing.awaited).toBeUndefined();
  });

  it('says when a code is good no more', async () => {
    const page = await stage.open('#phones');
    await page.getByRole('button', { name: 'Show a code' }).click();
    await page.getByText('Waiting for the phone').waitFor();
    stage.access.pairing.cancel();
    await page.getByText('This code is not good any more').waitFor();
    await page.getByRole('button', { name: 'Show another code' }).click();
    await page.getByText('Waiting for the phone').waitFor();
  });

  it('renames, lets do more and shuts out, and asks before it does', async () => {
    const { user } = stage.access.users.add('Somebody', 'viewer');
    const page = await stage.open('#phones');
    await page.getByText('nothing Change what guests may').waitFor();
    await page.getByText('may everything Change the lock').waitFor();
    await page.getByRole('button', { name: 'Change Somebody' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Ben');
    await page.getByRole('combobox', { name: 'May' }).selectOption('admin');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Ben').waitFor();
    expect(stage.access.users.list()).toMatchObject([{ id: user.id, name: 'Ben', role: 'admin' }]);
    await page.getByRole('button', { name: 'Change Ben' }).click();
    await page.getByRole('button', { name: 'Revoke…' }).click();
    await expectAccessible(page, 'before somebody is shut out');
    await page.getByRole('button', { name: 'Keep it' }).click();
    expect(stage.access.users.list()).toHaveLength(1);
    await page.getByRole('button', { name: 'Revoke…' }).click();
    await page.getByRole('button', { name: 'Revoke it' }).click();
    await page.getByText('No phone is paired yet').waitFor();
    expect(stage.access.users.list()).toEqual([]);
  });

  it('switches the hotspot, with what a phone needs to join', async () => {
    const page = await stage.open('#network');
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
    stage.access.pairing.offer('viewer');
    type Https = { readonly port?: number; readonly authority?: { readonly fingerprint: string } };
    const https = async (): Promise<Https> =>
      (await (await fetch(`${stage.panel.url}/api/v1/https`)).json()) as Https;
    await expect.poll(async () => (await https()).port).toBeDefined();
    const page = await stage.open('#network');
    const link = page.getByRole('link', { name: 'How a phone learns to trust' });
    expect(await link.getAttribute('href')).toBe('./ca');
    await page.getByText((await https()).authority!.fingerprint).waitFor();
    await expectAccessible(page, 'network with HTTPS');
    await link.click();
    await page.getByRole('heading').first().waitFor();
    expect(page.url()).toBe(`${stage.panel.url}/ca`);
  });

  it('keeps to the page’s own policy', async () => {
    const page = await stage.open('#phones', { ...phone, bypassCSP: false });
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
    const page = await stage.open('', desk);
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
    expect(stage.host.state()).toMatchObject({ playing: 'stopped', muted: false });
  });

  it.each(['light', 'dark'] as const)('finds room and no fault in every part, %s', async (colorScheme) => {
    stage.access.users.add('Grandioser-Name-ohne-jede-Luecke-aus-Graz', 'performer');
    for (const size of [phone, desk, small]) {
      const page = await stage.open('#phones', { ...size, colorScheme });
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
