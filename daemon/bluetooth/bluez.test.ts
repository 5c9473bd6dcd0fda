import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requirePart } from '../system/testing/require-part.ts';
import { ManualTime } from '../time/timers.ts';
import { type Bluez, createBluez } from './bluez.ts';
import { openDBus } from './dbus.ts';
import type { Scanner } from './scanner.ts';
import { type BluetoothBench, openBluetoothBench, untilState } from './testing/bluetooth-bench.ts';
import { openBusBench } from './testing/bus-bench.ts';
import { dbusDaemonIsInstalled } from './testing/private-bus.ts';

requirePart('dbus-daemon', dbusDaemonIsInstalled);

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

  it('survives the adapter unplugged, bluetoothd restarted, and the bus gone', async () => {
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
});

describe.skipIf(!dbusDaemonIsInstalled)('openDBus', () => {
  it('ends a call that is never answered, keeping nothing of it', async () => {
    const bench = await openBusBench();
    const connection = await openDBus({
      address: bench.bus.address,
      timers: bench.time,
      onSignal: () => {},
    });
    // The small BlueZ never answers what it does not know.
    const call = connection.call({
      destination: 'org.bluez',
      path: '/org/bluez/hci0',
      interface: 'org.bluez.Adapter1',
      member: 'NoSuchMethod',
    });
    const outcome = call.then(
      () => 'answered',
      (error: unknown) => error,
    );
    await bench.time.advance(19);
    expect(connection.pendingCalls).toBe(1);
    await bench.time.advance(1);
    expect(await outcome).toMatchObject({ errorName: 'timeout' });
    expect(connection.pendingCalls).toBe(0);
    await bench.bus.kill();
    expect(await connection.closed).toBeUndefined();
    await expect(
      connection.call({ destination: 'a.b', path: '/', interface: 'a.b', member: 'C' }),
    ).rejects.toMatchObject({ errorName: 'closed' });
    await bench.close();
  });
});
