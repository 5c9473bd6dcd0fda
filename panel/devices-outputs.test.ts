import { describe, expect, it } from 'vitest';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { missing } from './testing/browser.ts';
import { useDevicesStage } from './testing/devices-stage.ts';
import { tapAlong } from './testing/tap-along.ts';

describe.skipIf(missing)('outputs in a real browser', () => {
  const stage = useDevicesStage();

  it('shows headphones among the outputs by their own name, with a delay of their own', async () => {
    const ears = { address: '11:22:33:44:55:66', name: 'Ears' };
    await stage.ownDevices.pair({ ...ears, as: 'headphones' });
    stage.theirs = ears;
    for (const locale of ['en', 'de']) {
      const page = await stage.open({ locale });
      const card = page.getByTestId('output headphones');
      await card.getByRole('heading', { name: /(Headphones|Kopfhörer) · Ears/ }).waitFor();
      await card
        .getByText(/Ears: (other headphones have their own|andere Kopfhörer haben ihre eigene)/)
        .waitFor();
      await stage.shoot(page, `headphones-phone-${locale}`);
      expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1440, height: 900 });
      await stage.shoot(page, `headphones-desk-${locale}`);
    }
  });

  it('chooses outputs for the next start, and offers that', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Choose outputs…' }).click();
    await page.getByRole('checkbox', { name: /Stream/ }).uncheck();
    await expectAccessible(page, 'outputs to choose from');
    await stage.shoot(page, 'choose');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Restart now…' }).click();
    await page.getByText('The music is silent for some seconds.').waitFor();
    await page.getByRole('button', { name: 'Yes, restart' }).click();
    await page.getByText(/It restarts/).waitFor();
  });

  it('sets a delay by hand: tried at once, kept when that is wished', async () => {
    const page = await stage.open();
    const card = page.getByTestId('output alsa');
    await card.getByText('keeps the time').waitFor();
    await card.getByRole('button', { name: '10 ms more' }).click();
    await card.getByRole('button', { name: '10 ms more' }).click();
    await card.getByText('Kept is 0 ms.').waitFor();
    await card.getByRole('button', { name: 'Keep it' }).click();
    await card.getByText('Kept', { exact: true }).waitFor();
    await card.getByRole('slider', { name: /Delay/ }).fill('180');
    await card.getByRole('button', { name: 'Back to it' }).click();
    await expect.poll(() => stage.delays.at(-1)).toEqual({ delayMs: 20, keep: false });
    expect(stage.delays.slice(0, 3)).toEqual([
      { delayMs: 10, keep: false },
      { delayMs: 20, keep: false },
      { delayMs: 20, keep: true },
    ]);
  });

  it('turns one device down beside the others; one alone has the volume', async () => {
    const page = await stage.open();
    const card = page.getByTestId('output alsa');
    const level = card.getByRole('slider', { name: /Level/ });
    await card.getByText('keeps the time').waitFor();
    expect(await level.count()).toBe(0);
    await stage.host.command({ outputLevelsDb: { alsa: -9 } });
    await level.waitFor();
    expect(await level.inputValue()).toBe('-9');
    await level.fill('-60');
    await card.getByText('silent', { exact: true }).waitFor();
    await expect.poll(() => stage.host.commands.at(-1)).toEqual({ outputLevelsDb: { alsa: -60 } });
    await expectAccessible(page, 'a device that is turned down');
    await level.fill('0');
    await expect.poll(() => level.count()).toBe(0);
  });

  it('finds a delay by tapping along: dots gather, what is found is tried and kept', async () => {
    await stage.host.command({ follow: 'manual', manualTempoBpm: 120 });
    const page = await stage.open();
    await page.getByRole('button', { name: 'Find it by tapping along' }).click();
    await page.getByText(/That is taken out: 30 ms/).waitFor();
    await expectAccessible(page, 'before the taps');
    await page.getByRole('button', { name: 'Start the clicks' }).click();
    await page.getByRole('button', { name: /Tap here/ }).waitFor();
    // Long enough for the two clocks to be compared.
    await page.waitForTimeout(2500);
    expect(stage.clicked).toEqual([90]);
    // What could not be tapped in time was left out: on a busy machine it takes more rounds.
    const sure = page.getByText('Sure enough.');
    for (let round = 0; round < 10 && (await sure.count()) === 0; round += 1)
      await tapAlong(page, stage.host, 120, 22);
    await sure.waitFor();
    await expectAccessible(page, 'taps');
    await stage.shoot(page, 'tapping');
    // People tap 30 ms early: 120 ms late is a delay of 150 ms. A busy machine taps later than it is told.
    const found = page.getByRole('button', { name: /^Try \d+ ms$/ });
    const foundMs = Number(/\d+/.exec((await found.textContent()) ?? '')?.[0]);
    expect(Math.abs(foundMs - 150)).toBeLessThan(45);
    await found.click();
    await page.getByText('It counts now.').waitFor();
    await page.getByRole('button', { name: `Keep ${foundMs} ms` }).click();
    await page.getByText('Kept.', { exact: true }).waitFor();
    expect(stage.delays).toEqual([
      { delayMs: foundMs, keep: false },
      { delayMs: foundMs, keep: true },
    ]);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => stage.clicked.at(-1)).toBe(0);
  });
});
