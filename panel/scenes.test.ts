import { describe, expect, it } from 'vitest';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { missing } from './testing/browser.ts';
import { desk, phone, small, useSettingsStage } from './testing/settings-stage.ts';

describe.skipIf(missing)('scenes', () => {
  const stage = useSettingsStage();
  const scenes = async () => (await stage.kept.settings.lists()).scenes;
  const names = async () => (await scenes()).map(({ name }) => name);

  it('are tried, put in order, changed, called otherwise, and go', async () => {
    const page = await stage.open('#scenes');
    await page.getByText('Folk · Energy −10 %').waitFor();
    await page.getByRole('button', { name: 'Try Easy' }).click();
    await expect.poll(() => stage.host.commands.at(-1)).toMatchObject({ scene: 'easy' });
    await page.getByRole('button', { name: 'Easy: one further down' }).click();
    await expect.poll(names).toEqual(['push', 'easy', 'calm']);
    await page.getByRole('button', { name: 'Change Easy' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('push');
    await page.getByText('Another scene is called so.').waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: 'Name' }).fill('warm-up');
    await page.getByRole('combobox', { name: 'Follow' }).selectOption('manual');
    await page.getByRole('switch', { name: 'Set Energy' }).uncheck();
    await page.getByRole('switch', { name: 'Parts, louder or softer' }).check();
    await page.getByRole('slider', { name: 'Lead' }).fill('-60');
    await page.getByText('Lead silent', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Warm-up' }).waitFor();
    expect((await scenes())[1]).toMatchObject({
      ...{ name: 'warm-up', style: 'folk', follow: 'manual', manualTempoBpm: 120 },
      partGainsDb: { lead: -60 },
    });
    expect((await scenes())[1]).not.toHaveProperty('energyBias');
    await page.getByRole('button', { name: 'Change Calm' }).click();
    await page.getByRole('button', { name: 'Delete…' }).click();
    await expectAccessible(page, 'before a scene goes');
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect.poll(names).toEqual(['push', 'warm-up']);
  });

  it('are made of what plays now, and as mixes', async () => {
    await stage.host.command({ styleWeights: { folk: 0.5, game: 0.5 }, energyBias: 0.2 });
    const page = await stage.open('#scenes', desk);
    await page.getByRole('button', { name: 'Take what plays now' }).click();
    expect(await page.getByRole('combobox', { name: 'Style' }).inputValue()).toBe('*mix');
    const share = page.getByRole('slider', { name: /Folk/ });
    expect(await share.inputValue()).toBe('0.5');
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.sliders input')).opacity`)).toBe(
      '1',
    );
    await page.getByRole('textbox', { name: 'Name' }).fill('dusk');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(names).toEqual(['easy', 'push', 'calm', 'dusk']);
    expect((await scenes())[3]).toMatchObject({
      ...{ name: 'dusk', styleWeights: { folk: 0.5, game: 0.5 }, energyBias: 0.2 },
    });
    await stage.host.command({ style: 'game', energyBias: 0 });
  });

  it('set what lies around the music: devices, a workout, knobs of their own', async () => {
    await stage.kept.settings.change(
      { sensors: { map: [{ id: 'door', osc: '/door', reading: 'control', name: 'energy' }] } },
      { isDryRun: false },
    );
    await stage.host.command({ outputLevelsDb: { alsa: -4 } });
    stage.host.told = { scheduled: { atWallSeconds: Date.parse('2026-01-14T22:00') / 1000, playing: false } };
    const page = await stage.open('#scenes');
    await page.getByText(/^By the schedule, Wed.* 14.*, 10:00\sPM: the music ends\.$/).waitFor();
    await page.getByRole('button', { name: 'Change Easy' }).click();
    await page.getByRole('switch', { name: 'Loudness of the devices' }).check();
    const level = page.getByRole('slider', { name: /Sound card/ });
    expect(await level.inputValue()).toBe('-4');
    await level.fill('-12');
    await page.getByRole('combobox', { name: 'Workout' }).selectOption('hills');
    await page.getByRole('switch', { name: 'Knobs of its own' }).check();
    await page.getByRole('checkbox', { name: 'door' }).check();
    await page
      .getByText(/Sound card −12 dB · workout: hills · its own knobs: 1/)
      .first()
      .waitFor();
    await expectAccessible(page, 'what lies around the music');
    await page.getByRole('button', { name: 'Try', exact: true }).click();
    await expect.poll(() => stage.host.commands.at(-1)).toMatchObject({ workout: 'hills' });
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(async () => (await scenes())[0])
      .toEqual({
        ...{ name: 'easy', style: 'folk', energyBias: -0.1 },
        ...{ outputLevelsDb: { alsa: -12 }, workout: 'hills', mappings: ['door'] },
      });
    stage.host.told = {};
    await stage.host.command({ outputLevelsDb: { alsa: 0 }, workout: 'none' });
  });

  it.each(['light', 'dark'] as const)('find room and no fault, %s', async (colorScheme) => {
    for (const size of [phone, desk, small]) {
      const page = await stage.open('#scenes', { ...size, colorScheme });
      await page.getByRole('button', { name: 'Change Easy' }).click();
      await page.getByRole('combobox', { name: 'Style' }).selectOption('*mix');
      await page.getByRole('switch', { name: 'Parts, louder or softer' }).check();
      await page.getByRole('switch', { name: 'Who plays' }).check();
      await page.getByRole('switch', { name: 'Loudness of the devices' }).check();
      await expectAccessible(page, `scenes at ${size.viewport.width} pixels`);
      if (process.env.SHOTS)
        await page.screenshot({
          path: `${process.env.SHOTS}/scenes-${colorScheme}-${size.viewport.width}.png`,
          fullPage: true,
        });
      expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
    }
  });
});
