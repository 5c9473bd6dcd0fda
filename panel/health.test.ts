import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { missing } from './testing/browser.ts';
import { desk, phone, small, useSettingsStage, yaml } from './testing/settings-stage.ts';

describe.skipIf(missing)('how the device is', () => {
  const stage = useSettingsStage();

  it('is told with the worst first, each with its cause and what to do', async () => {
    const page = await stage.open('#health');
    await page.getByText('The doctor looked at').waitFor();
    const titles = page.locator('.finding h4');
    await expect
      .poll(() => titles.allTextContents())
      .toEqual(['Sound does not work', 'Composer could be better', 'LAME could be better']);
    await page.getByText('List devices with tactus devices; the stream needs none.').waitFor();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy: apt install libmp3lame0' }).click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('apt install libmp3lame0');
    await page.getByText(/^What is well/).click();
    await page.getByText('FluidSynth 2.4.4').waitFor();
    stage.upkeep.checks = [];
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByText('One thing needs a look.').waitFor();
    await page.getByRole('button', { name: 'Restart now…' }).click();
    await page.getByRole('button', { name: 'Yes: silence' }).click();
    await expect.poll(() => stage.restarts).toBe(1);
  });

  it('is told over every view where it plays in safe mode, with the way to what is wrong', async () => {
    const { host } = stage;
    const { state } = host;
    const safe = {
      station: 'start',
      status: 'failed',
      sinceSeconds: 0,
      detail: 'safe mode: 3 starts failed',
      fix: 'Mend it.',
      counters: {},
      gauges: {},
      texts: {},
    } as const;
    host.state = () => ({ ...state(), health: [...state().health, safe] });
    try {
      const page = await stage.open('#music');
      await page.getByRole('link', { name: 'Safe mode' }).click();
      await page.getByText(safe.detail).waitFor();
      expect(await page.evaluate(widthTooMuch)).toBe(0);
    } finally {
      host.state = state;
    }
  });

  it('is told by the log, as much of it as is wanted, while it grows', async () => {
    const page = await stage.open('#health', desk);
    const log = page.getByRole('list', { name: 'Log' });
    await log.getByText('The strap is out of reach').waitFor();
    expect(await log.getByText('refused: a reading').count()).toBe(0);
    await page.getByRole('combobox', { name: 'From which on' }).selectOption('debug');
    await log.getByText('refused: a reading without a time').waitFor();
    const say = (msg: string): void =>
      stage.upkeep.memory.hear(JSON.stringify({ level: 50, time: '2026-03-01T07:00:00.000Z', msg }));
    say('It broke');
    await log.getByText('It broke').waitFor();
    expect(await log.getByText('The strap is out of reach').count()).toBe(1);
    await page.getByRole('button', { name: 'Follow' }).click();
    await page.getByRole('combobox', { name: 'From which on' }).selectOption('error');
    await expect.poll(() => log.getByRole('listitem').count()).toBe(2);
  });

  it('is handed to who helps in one file, with the right of this browser', async () => {
    const { token } = stage.access.users.add('Phone', 'admin');
    await expect.poll(() => stage.panel.securePort).toBeDefined();
    const context = await stage.browser.newContext({ reducedMotion: 'reduce', ...phone });
    await context.addInitScript(`localStorage.setItem('tactus-token', '${token}')`);
    const page = await context.newPage();
    await page.goto(`${stage.othersUrl}/#health`);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the support bundle' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('tactus-support.zip');
    expect(readFileSync(await download.path(), 'utf8')).toBe('PK');
  });

  it('says which model composes, and lets another one from the next start on', async () => {
    const page = await stage.open('#models');
    await page.getByText('composes now').waitFor();
    await page.getByText('Every board, also a Raspberry Pi Zero 2 W.').waitFor();
    await page
      .getByRole('region', { name: 'sketch' })
      .getByRole('button', { name: 'Let it compose' })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Save this?' });
    await dialog.locator('ins').getByText('sketch').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('from the next start').waitFor();
    expect(stage.kept.content()).toBe(`${yaml}composer:\n  model: sketch\n`);
  });

  it.each(['light', 'dark'] as const)('finds room and no fault, %s', async (colorScheme) => {
    for (const size of [phone, desk, small]) {
      const page = await stage.open('#health', { ...size, colorScheme });
      await page.getByText('The doctor looked at').waitFor();
      await page.getByText(/^What is well/).click();
      await expectAccessible(page, `health at ${size.viewport.width} pixels`);
      expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
      await page.getByRole('link', { name: 'Models' }).click();
      await page.getByText('composes now').waitFor();
      await expectAccessible(page, `models at ${size.viewport.width} pixels`);
      expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
    }
  });
});
