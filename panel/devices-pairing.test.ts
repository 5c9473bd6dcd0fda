import { describe, expect, it } from 'vitest';
import { TactusError } from '../daemon/system/errors.ts';
import { expectAccessible } from './testing/accessible.ts';
import { missing } from './testing/browser.ts';
import { useDevicesStage } from './testing/devices-stage.ts';

describe.skipIf(missing)('pairing in a real browser', () => {
  const stage = useDevicesStage();

  const post = async (body: object): Promise<void> => {
    const response = await fetch(`${stage.panel.url}/api/v1/readings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: stage.panel.url },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
  };

  it('pairs a strap step by step, proves it by its first value, and forgets it after a question', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Add a device' }).click();
    await expectAccessible(page, 'what to pair');
    await stage.shoot(page, 'pairing-what');
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
    await stage.shoot(page, 'pairing-found');
    await strap.click();
    await page.getByRole('heading', { name: 'HRM 9000 is paired.' }).waitFor();
    await page.getByText('Waiting for its first word…').waitFor();
    await post({ kind: 'heartRate', sensorId: 'HRM-9000', heartRateBpm: 72 });
    await page.getByText('72/min from it: it works.').waitFor();
    await expectAccessible(page, 'what is proven');
    await stage.shoot(page, 'pairing-proven');
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
    stage.devices = {
      ...stage.devices,
      found: async () => ({
        secondsLeft: 40,
        ...(stage.host.state().playing === 'playing' && { obstacle: 'not while music plays over Bluetooth' }),
        found: stage.host.state().playing === 'playing' ? [] : (await stage.ownDevices.found()).found,
      }),
      search: async (seconds) => {
        await stage.ownDevices.search(seconds);
        return await stage.devices.found();
      },
      pair: (wish) => {
        if (!fails) return stage.ownDevices.pair(wish);
        fails = false;
        throw new TactusError('unavailable', fault, '');
      },
    };
    const page = await stage.open();
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
    await expect.poll(() => stage.connected).toEqual(['11:22:33:44:55:66']);
    await expectAccessible(page, 'headphones that play');
  });

  it('tells why headphones that are connected are silent, and calls those that are not', async () => {
    await stage.ownDevices.pair({ address: '11:22:33:44:55:66', as: 'headphones' });
    stage.devices = {
      ...stage.ownDevices,
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
    const page = await stage.open();
    await page.getByText('PipeWire has no way into them. apt install libspa-0.2-bluetooth').waitFor();
    await page.getByRole('button', { name: 'Connect: Others' }).click();
    await page
      .getByTestId('device Others')
      .getByText(/Others cannot be connected\./)
      .waitFor();
    await expectAccessible(page, 'headphones that are silent');
    await stage.shoot(page, 'headphones-silent');
  });
});
