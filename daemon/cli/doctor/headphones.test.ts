import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectToBus } from '../../dbus/testing/bus-connection.ts';
import { dbusDaemonIsInstalled, openPrivateBus } from '../../dbus/testing/private-bus.ts';
import { createSmallObjects } from '../../dbus/testing/small-objects.ts';
import { judgeRadio, readRadio } from './radio.ts';
import { judgeSeat, readSeat } from './seat.ts';

const usb = '/sys/devices/pci0000:00/0000:00:14.0/usb1/1-7/1-7:1.0';
const serdev = '/sys/devices/platform/soc/fe201000.serial/serial0/serial0-0';
const tty = '/sys/devices/platform/soc/3f201000.serial/tty/ttyAMA0';

describe('what makes headphones stutter', () => {
  const adapters = (...paths: readonly string[]) => paths.map((path, i) => ({ name: `hci${i}`, path }));

  it.each([
    [adapters(serdev), [], /hci0 hangs on a serial line/, /USB.*disable-bt/],
    [adapters(tty), [5180], /hci0 hangs on a serial line/, /disable-bt/],
    [adapters(usb), [2437], /Wi-Fi is connected at 2437 MHz/, /5 GHz/],
    [adapters(serdev), [2462], /serial line.*2462 MHz/, /disable-bt.*5 GHz/],
    [[], [], /no Bluetooth adapter/, /rfkill/],
  ])('is named, with what to do: %j, %j', (which, wifiMhz, detail, fix) => {
    expect(judgeRadio({ adapters: which, wifiMhz })).toEqual({
      status: 'warn',
      detail: expect.stringMatching(detail),
      fix: expect.stringMatching(fix),
    });
  });

  it.each([
    [adapters(usb), [5180], 'hci0; Wi-Fi at 5180 MHz'],
    [adapters(serdev, usb), [], 'hci0, hci1; no Wi-Fi'],
    [adapters(usb), undefined, 'hci0; nobody knows on which frequency Wi-Fi is'],
  ])('is not there: %j, %j', (which, wifiMhz, detail) => {
    expect(judgeRadio({ adapters: which, wifiMhz })).toEqual({ status: 'ok', detail, fix: '' });
  });
});

describe('reading the radio', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tactus-radio-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.skipIf(!dbusDaemonIsInstalled)('follows the kernel and asks NetworkManager', async () => {
    const there = join(folder, 'fe201000.serial/serial0/serial0-0');
    mkdirSync(join(there, 'bluetooth/hci0'), { recursive: true });
    symlinkSync(there, join(there, 'bluetooth/hci0/device'));
    const classes = join(folder, 'class');
    mkdirSync(classes);
    symlinkSync(join(there, 'bluetooth/hci0'), join(classes, 'hci0'));
    const bus = await openPrivateBus();
    const connection = await connectToBus(bus.address);
    const objects = createSmallObjects(connection, '/org/freedesktop');
    connection.addMethodHandler((message) => {
      if (message.member !== 'GetManagedObjects') return false;
      objects.reply(message, 'a{oa{sa{sv}}}', [objects.all()]);
      return true;
    });
    await connection.requestName('org.freedesktop.NetworkManager', 0);
    const near = '/org/freedesktop/NetworkManager/AccessPoint';
    objects.add(`${near}/1`, { 'org.freedesktop.NetworkManager.AccessPoint': { Frequency: 2437 } });
    objects.add(`${near}/2`, { 'org.freedesktop.NetworkManager.AccessPoint': { Frequency: 5180 } });
    objects.add('/org/freedesktop/NetworkManager/Devices/3', {
      'org.freedesktop.NetworkManager.Device.Wireless': { ActiveAccessPoint: `${near}/1` },
    });
    const radio = await readRadio(classes, bus.address);
    expect(radio).toEqual({
      adapters: [{ name: 'hci0', path: expect.stringMatching(/serial0-0$/) }],
      wifiMhz: [2437],
    });
    expect(judgeRadio(radio).detail).toMatch(/serial line.*2437 MHz/);
    connection.disconnect();
    await bus.close();
  });
});

describe('the seat that WirePlumber goes by', () => {
  const lua = 'bluez_monitor.properties = { ["with-logind"] = true, }';
  const conf = 'wireplumber.profiles = { main = { } } monitor.bluez.seat-monitoring = { type = virtual }';

  it.each([
    [lua, 'lingering', /not logged in \(lingering\)/, /bluetooth\.lua\.d.*enable-linger/],
    [conf, 'online', /not logged in/, /wireplumber\.conf\.d.*seat-monitoring = disabled/],
    [lua, 'active', /silent after that/, /with-logind/],
  ])('is told with what to do: %s, %s', (configuration, userState, detail, fix) => {
    expect(judgeSeat({ configuration, userState, isSeated: false })).toEqual({
      status: 'warn',
      detail: expect.stringMatching(detail),
      fix: expect.stringMatching(fix),
    });
  });

  it.each([
    ['', 'active'],
    [lua, undefined],
    [`${lua}\nbluez_monitor.properties["with-logind"] = false`, 'lingering'],
    ['wireplumber.profiles = { main = { monitor.bluez.seat-monitoring = disabled } }', 'lingering'],
  ])('does not matter: %s, %s', (configuration, userState) => {
    expect(judgeSeat({ configuration, userState, isSeated: false }).status).toBe('ok');
  });

  it('can be read here', () => {
    const { configuration, isSeated } = readSeat();
    expect([typeof configuration, isSeated]).toEqual(['string', false]);
  });

  it('does not matter to who sits at the screen', () => {
    expect(judgeSeat({ configuration: lua, userState: 'active', isSeated: true }).status).toBe('ok');
  });
});
