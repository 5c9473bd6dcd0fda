import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dbusDaemonIsInstalled, openPrivateBus } from '../dbus/testing/private-bus.ts';
import { requireInstalled } from '../system/testing/require-installed.ts';
import { ManualTime } from '../time/timers.ts';
import { type Bluez, createBluez } from './bluez.ts';
import type { Scanner } from './scanner.ts';
import { type BluetoothBench, openBluetoothBench, untilState } from './testing/bluetooth-bench.ts';

requireInstalled('dbus-daemon', dbusDaemonIsInstalled);

const heartRateService = '0000180d-0000-1000-8000-00805f9b34fb';
const strapAddress = 'C0:FF:EE:00:00:01';
const strap = {
  address: strapAddress,
  name: 'Strap',
  serviceUuid: heartRateService,
  characteristics: {},
};

describe.skipIf(!dbusDaemonIsInstalled)('createBluez and createScanner', () => {
  let bench: BluetoothBench;
  let bluez: Bluez;
  let scanner: Scanner;

  beforeEach(async () => {
    bench = await openBluetoothBench();
    ({ client: bluez, scanner } = bench);
  });
  afterEach(() => bench.close());

  it('finds devices by their service, only while somebody wants it', async () => {
    bench.bluez.addDevice(strap);
    bench.bluez.addDevice({ ...strap, address: 'C0:FF:EE:00:00:02', serviceUuid: 'other' });
    await bench.time.advance(5);
    expect(bench.bluez.discovering).toBe(false);
    const release = scanner.want([heartRateService]);
    await bench.time.advance(3);
    expect(bench.bluez.filterUuids).toEqual([heartRateService]);
    expect(bluez.devices().map((device) => [device.address, device.name, device.rssiDbm])).toEqual([
      [strapAddress, 'Strap', expect.any(Number)],
    ]);
    release();
    await bench.time.advance(1);
    expect(bench.bluez.discovering).toBe(false);
  });

  it('holds the scan while somebody connects and while music plays over Bluetooth', async () => {
    scanner.want([heartRateService]);
    await bench.time.advance(1);
    expect(bench.bluez.discovering).toBe(true);
    const resume = scanner.pause();
    await bench.time.advance(1);
    expect(bench.bluez.discovering).toBe(false);
    resume();
    await bench.time.advance(1);
    expect(bench.bluez.discovering).toBe(true);
    bench.bluez.setAudio('active');
    await bench.time.advance(1);
    expect(bench.bluez.discovering).toBe(false);
    expect(scanner.obstacle).toMatch(/music plays/);
    bench.bluez.setAudio('idle');
    await bench.time.advance(1);
    expect(bench.bluez.discovering).toBe(true);
  });

  it('begins a deaf scan anew after 30 s, and the adapter after 60 s, then less and less often', async () => {
    scanner.want([heartRateService]);
    await bench.time.advance(36);
    expect(scanner.counters).toMatchObject({ restarts: 1, powerCycles: 0 });
    await bench.time.advance(30);
    expect(scanner.counters.powerCycles).toBe(1);
    expect(bench.bluez.counts.powerCycles).toBe(1);
    expect(bench.bluez.discovering).toBe(true);
    await bench.time.advance(100);
    expect(scanner.counters.powerCycles).toBe(1);
    await bench.time.advance(30);
    expect(scanner.counters.powerCycles).toBe(2);
  });

  it('switches an adapter on', async () => {
    bench.bluez.setPowered(false);
    await bench.time.advance(1);
    expect(bluez.state.status).toBe('ready');
  });

  it('goes on when it is started while it is still stopping', async () => {
    const stopped = bluez.stop();
    bluez.start();
    await stopped;
    expect(bluez.state.status).toBe('stopped');
    await untilState(bluez, 'ready');
  });

  it('survives the adapter unplugged and bluetoothd restarted', async () => {
    bench.bluez.addDevice(strap);
    scanner.want([heartRateService]);
    await bench.time.advance(3);
    expect(bluez.devices()).toHaveLength(1);

    bench.bluez.removeAdapter();
    await bench.time.advance(1);
    expect(bluez.state.status).toBe('noAdapter');
    expect(bluez.devices()).toHaveLength(0);
    bench.bluez.restoreAdapter();
    await bench.time.advance(3);
    expect(bluez.state.status).toBe('ready');
    expect(bluez.devices()).toHaveLength(1);

    await bench.bluez.quit();
    await bench.time.advance(1);
    expect(bluez.state.status).toBe('noBluetoothd');
    expect(bluez.devices()).toHaveLength(0);
    await bench.bluez.restart();
    await bench.time.advance(3);
    expect(bluez.devices()).toHaveLength(1);
  });
});

describe('createBluez', () => {
  it('waits for a bus that is not there', async () => {
    const time = new ManualTime();
    const bluez = createBluez({ clock: time, timers: time, address: 'unix:path=/nonexistent/bus' });
    bluez.start();
    await untilState(bluez, 'noBus');
    expect(bluez.state.detail).toContain('next try in 1 s');
    await bluez.stop();
    expect(time.pending).toBe(0);
  });

  it.skipIf(!dbusDaemonIsInstalled)('notices a bus that dies, and is on it again soon after', async () => {
    const bus = await openPrivateBus();
    const time = new ManualTime();
    const bluez = createBluez({ clock: time, timers: time, address: bus.address });
    bluez.start();
    await untilState(bluez, 'noBluetoothd');
    await bus.kill();
    await untilState(bluez, 'noBus');
    await bus.start();
    const back = untilState(bluez, 'noBluetoothd');
    await time.advance(1);
    await back;
    await bluez.stop();
    await bus.close();
    expect(time.pending).toBe(0);
  });
});
