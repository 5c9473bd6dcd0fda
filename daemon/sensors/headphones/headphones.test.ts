import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pairHeadphones } from '../../bluetooth/headphones.ts';
import {
  type BluetoothBench,
  openBluetoothBench,
  openRunningBluetooth,
} from '../../bluetooth/testing/bluetooth-bench.ts';
import type { SmallHeadphones } from '../../bluetooth/testing/small-bluez.ts';
import { dbusDaemonIsInstalled } from '../../dbus/testing/private-bus.ts';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { eventually } from '../../time/testing/eventually.ts';
import type { SensorReading } from '../reading.ts';
import { describeSensor, hastyTools } from '../testing/sensor-contract.ts';
import { createHeadphonesSensor, type HeadphonesSensor } from './headphones.ts';

requireInstalled('dbus-daemon', dbusDaemonIsInstalled);

const address = '11:22:33:44:55:66';
const never = new AbortController().signal;

describe.skipIf(!dbusDaemonIsInstalled)('with a small BlueZ on a real D-Bus', () => {
  describeSensor('headphones', async () => {
    const { bluez: small, client, scanner, close } = await openRunningBluetooth(hastyTools);
    const headphones = small.addHeadphones({ address, name: 'Ears' });
    const release = scanner.wantAll();
    await eventually(() => client.device(address) !== undefined, 'the headphones are heard');
    release();
    await pairHeadphones(client, address, never);
    return {
      sensor: createHeadphonesSensor(client, scanner, { devices: [{ address }] }, hastyTools),
      provoke: () => {
        if (small.player) headphones.press();
      },
      lose: () => small.quit(),
      restore: async () => {
        await small.restart();
        headphones.callUs();
      },
      close,
    };
  });

  describe('createHeadphonesSensor', () => {
    let bench: BluetoothBench;
    let sensor: HeadphonesSensor;
    let ears: SmallHeadphones;
    let heard: SensorReading[];

    beforeEach(async () => {
      bench = await openBluetoothBench();
      const { client, scanner, tools } = bench;
      ears = bench.bluez.addHeadphones({ address, name: 'Ears' });
      sensor = createHeadphonesSensor(client, scanner, { devices: [{ address }] }, tools);
      heard = [];
      const release = scanner.wantAll();
      await bench.time.advance(2);
      release();
      await bench.time.advance(1);
    });
    afterEach(async () => {
      await sensor.stop();
      expect(bench.bluez.player).toBeUndefined();
      await bench.close();
    });

    const controls = (): string[] =>
      heard.map((reading) => (reading.kind === 'control' ? reading.name : reading.kind));
    const pair = async (): Promise<void> => {
      const pairing = pairHeadphones(bench.client, address, never);
      await bench.time.advance(6);
      await pairing;
    };
    const start = async (): Promise<void> => {
      sensor.start((reading) => heard.push(reading));
      await bench.time.advance(1);
    };

    it.each(['RequestAuthorization', 'RequestConfirmation', 'RequestPinCode'] as const)(
      'pairs by %s, trusts and connects, and leaves no agent behind',
      async (asks) => {
        ears.asks = asks;
        const pairing = pairHeadphones(bench.client, address, never);
        await bench.time.advance(1);
        expect(await pairing).toEqual({ name: 'Ears', notConnected: undefined });
        expect(ears).toMatchObject({ paired: true, trusted: true, connected: true });
        expect(bench.bluez.hasAgent).toBe(false);
        // Once more is no mistake.
        const again = pairHeadphones(bench.client, address, never);
        await bench.time.advance(1);
        expect(await again).toEqual({ name: 'Ears', notConnected: undefined });
      },
    );

    it('says why pairing or connecting did not come about', async () => {
      ears.pairingMode = false;
      const refused = pairHeadphones(bench.client, address, never).catch((error: unknown) => error);
      await bench.time.advance(21);
      expect(await refused).toMatchObject({ errorName: 'org.bluez.Error.ConnectionAttemptFailed' });
      expect(bench.bluez.hasAgent).toBe(false);
      ears.pairingMode = true;
      ears.audioServer = false;
      const pairing = pairHeadphones(bench.client, address, never);
      await bench.time.advance(1);
      expect(await pairing).toMatchObject({
        notConnected: { message: 'br-connection-profile-unavailable' },
      });
      await expect(pairHeadphones(bench.client, '00:00:00:00:00:00', never)).rejects.toThrow(
        /not heard any more/,
      );
    });

    it('gives no answer to devices that nobody asked for, nor to anybody but bluetoothd', async () => {
      ears.asks = 'RequestPinCode';
      const stranger = bench.bluez.addHeadphones({ address: 'AA:AA:AA:AA:AA:AA', name: 'Stranger' });
      const pairing = pairHeadphones(bench.client, address, never);
      expect(await bench.bluez.askAgent('RequestAuthorization', stranger.path)).toBeUndefined();
      await bench.time.advance(1);
      await pairing;
      await start();
      expect(await bench.callAsStranger('/org/tactus/player', 'org.mpris.MediaPlayer2.Player', 'Play')).toBe(
        'org.freedesktop.DBus.Error.UnknownMethod',
      );
      expect(heard).toEqual([]);
    });

    it('takes keys as a media player, and tells whether music plays, so that one key means both', async () => {
      await pair();
      // Without a player BlueZ makes key events of them, and the headphones never learn that music plays.
      ears.press();
      expect(ears.keyEvents).toEqual(['Play']);
      await start();
      expect(sensor.health()).toMatchObject({ status: 'ok', detail: 'keys of Ears' });
      ears.press();
      await bench.time.advance(1);
      sensor.setPlaying(true);
      await bench.time.advance(1);
      ears.press();
      ears.press('Next');
      ears.press('Previous');
      ears.press('Stop');
      await bench.time.advance(1);
      expect(controls()).toEqual(['play', 'stop', 'skip', 'lap', 'stop']);
      expect(ears.keyEvents).toEqual(['Play']);
      ears.setBattery(70);
      await bench.time.advance(1);
      expect(sensor.health().charge01).toBe(0.7);
      ears.leave();
      await bench.time.advance(1);
      expect(sensor.health()).toMatchObject({ status: 'ok', detail: 'no headphones connected' });
    });

    it('tells the battery of those that were there before us', async () => {
      await pair();
      ears.setBattery(55);
      await bench.time.advance(1);
      await start();
      expect(sensor.health().charge01).toBe(0.55);
    });

    it('calls paired headphones at the start, a few times, and takes whoever calls later', async () => {
      await pair();
      ears.leave();
      await start();
      await bench.time.advance(120);
      expect(sensor.health().counters.errors).toBe(4);
      ears.callUs();
      await bench.time.advance(1);
      expect(sensor.health().detail).toBe('keys of Ears');
      await sensor.stop();
      ears.leave();
      ears.switchedOn = true;
      await start();
      await bench.time.advance(2);
      expect(ears.connected).toBe(true);
    });

    it('is a player again after bluetoothd or the adapter was away', async () => {
      await pair();
      await start();
      await bench.bluez.quit();
      await bench.time.advance(2);
      expect(sensor.health()).toMatchObject({
        status: 'degraded',
        detail: expect.stringMatching(/bluetoothd does not run/),
      });
      await bench.bluez.restart();
      await bench.time.advance(3);
      expect(sensor.health().status).toBe('ok');
      expect(ears.connected).toBe(true);
      bench.bluez.removeAdapter();
      await bench.time.advance(2);
      expect(sensor.health().detail).toMatch(/no Bluetooth adapter/);
      bench.bluez.restoreAdapter();
      await bench.time.advance(3);
      expect(sensor.health().status).toBe('ok');
      ears.callUs();
      ears.press();
      await bench.time.advance(1);
      expect(controls()).toEqual(['play']);
    });
  });
});
