import { describe, expect, it } from 'vitest';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { missing } from './testing/browser.ts';
import { useDevicesStage } from './testing/devices-stage.ts';

describe.skipIf(missing)('devices in a real browser', () => {
  const stage = useDevicesStage();

  it('tells of the sky, and what to do', async () => {
    const page = await stage.open();
    await page.getByText('9 of 14 used').waitFor();
    await page.getByText('about 3 m').waitFor();
    await page.getByText('Good enough to run by.').waitFor();
    stage.noSatellites = true;
    await page.getByText(/Go outside/).waitFor();
  });

  it('says where programs reach it, and what they said', async () => {
    const page = await stage.open();
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
    const { token } = stage.access.users.add('Screen', 'viewer');
    const page = await stage.browser.newPage({
      viewport: { width: 390, height: 844 },
      reducedMotion: 'reduce',
    });
    await page.addInitScript(`localStorage.setItem('tactus-token', ${JSON.stringify(token)})`);
    await page.goto(`${stage.othersUrl}/#devices`);
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
    const page = await stage.open(options);
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
    await stage.shoot(page, name);
  });
});
