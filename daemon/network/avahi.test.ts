import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dbusDaemonIsInstalled, openPrivateBus, type PrivateBus } from '../dbus/testing/private-bus.ts';
import { openQuietTime, type QuietTime } from '../dbus/testing/quiet-time.ts';
import { requireInstalled } from '../system/testing/require-installed.ts';
import { eventually } from '../time/testing/eventually.ts';
import { type Avahi, createAvahi } from './avahi.ts';
import { type OwnAddress, publishedAddresses } from './own-addresses.ts';
import { createSmallAvahi, type SmallAvahi } from './testing/small-avahi.ts';

requireInstalled('dbus-daemon', dbusDaemonIsInstalled);

const announcement = { port: 7272, version: '1.2.3' };

describe.skipIf(!dbusDaemonIsInstalled)('Avahi', () => {
  let bus: PrivateBus;
  let quiet: QuietTime;
  let small: SmallAvahi;
  let avahi: Avahi;
  let addresses: readonly OwnAddress[];

  beforeEach(async () => {
    addresses = [
      { interfaceName: 'gone0', address: '10.1.1.1' },
      { interfaceName: 'wlan0', address: '192.168.1.5' },
      { interfaceName: 'wlan0', address: 'fd00::5' },
    ];
    bus = await openPrivateBus();
    let messages = (): number => 0;
    quiet = await openQuietTime(bus.address, () => messages());
    small = await createSmallAvahi(bus.address, quiet.time);
    messages = () => small.messages;
    avahi = createAvahi({ timers: quiet.time, addresses: () => addresses, address: bus.address });
    avahi.announce(announcement);
    await eventually(() => avahi.state.status === 'registering' && small.messages > 8, 'Avahi is heard');
    await quiet.time.advance(0);
  });
  afterEach(async () => {
    await avahi.stop();
    small.close();
    quiet.close();
    await bus.close();
  });
  const names = (): readonly string[] => small.told.map(({ name }) => name);

  it('tells the page and each of our addresses under tactus.local', async () => {
    await quiet.time.advance(2);
    expect(avahi.state).toEqual({
      status: 'established',
      names: ['tactus.local', 'raspberrypi.local'],
      detail: 'tactus.local',
    });
    const text = (said: string) => Buffer.from(said);
    expect(small.told.map(({ member, body }) => [member, ...body])).toEqual([
      ['AddAddress', 3, -1, 16, 'tactus.local', '192.168.1.5'],
      ['AddAddress', 3, -1, 16, 'tactus.local', 'fd00::5'],
      [
        ...['AddService', -1, -1, 0, 'Tactus', '_http._tcp', '', '', 7272],
        [text('path=/'), text('version=1.2.3')],
      ],
    ]);
  });

  it('tells nothing while nobody from outside may come', async () => {
    await quiet.time.advance(2);
    avahi.announce(undefined);
    await quiet.time.advance(1);
    expect(small.told).toEqual([]);
    expect(avahi.state.names).toEqual([]);
    avahi.announce(announcement);
    await quiet.time.advance(2);
    expect(names()).toContain('tactus.local');
  });

  it('takes the next name when somebody has ours, from the beginning or later', async () => {
    small.taken.add('tactus.local').add('Tactus');
    await quiet.time.advance(5);
    expect(avahi.state.names[0]).toBe('tactus-2.local');
    expect(avahi.state.detail).toBe('tactus-2.local: another machine is tactus.local');
    expect(names()).toContain('Tactus #2');
    small.collide('tactus-2.local');
    await quiet.time.advance(5);
    expect(avahi.state.names[0]).toBe('tactus-3.local');
  });

  it('has nothing to add where the machine itself is called so', async () => {
    small.setHostName('tactus');
    await quiet.time.advance(5);
    expect(avahi.state.names).toEqual(['tactus.local']);
    expect(names()).toEqual(['Tactus']);
  });

  it('follows addresses that come and go', async () => {
    await quiet.time.advance(2);
    addresses = [{ interfaceName: 'wlan0', address: '10.72.72.1' }];
    await quiet.time.advance(10);
    expect(small.told.filter(({ member }) => member === 'AddAddress').map(({ body }) => body[4])).toEqual([
      '10.72.72.1',
    ]);
    addresses = [];
    await quiet.time.advance(10);
    expect(avahi.state.status).toBe('registering');
  });

  it('is not kept from ending by an Avahi that does not answer, nor tells names that it has not', async () => {
    await quiet.time.advance(2);
    small.isFrozen = true;
    avahi.announce({ ...announcement, port: 7373 });
    await quiet.time.advance(1);
    let hasEnded = false;
    void avahi.stop().then(() => {
      hasEnded = true;
    });
    await eventually(() => hasEnded, 'it ends', 10);
    await eventually(() => small.told.length === 0, 'nothing is left of what was told');
    avahi.announce(announcement);
    const before = small.messages;
    await eventually(() => small.messages > before, 'Avahi is asked');
    expect(avahi.state).toMatchObject({ status: 'absent', names: [] });
  });

  it('says it all again to an Avahi that was restarted', async () => {
    await quiet.time.advance(2);
    await small.quit();
    await quiet.time.advance(1);
    expect(avahi.state).toMatchObject({ status: 'absent', detail: 'Avahi: it does not run' });
    await small.restart();
    await quiet.time.advance(3);
    expect(avahi.state.status).toBe('established');
    expect(names()).toContain('tactus.local');
  });
});

it('names go to what browsers can open: no loopback, no link-local IPv6', () => {
  const of = (address: string, internal = false) => ({ address, internal });
  expect(
    publishedAddresses({
      wlan0: [of('fe80::1'), of('192.168.1.5'), of('fd00::5')],
      lo: [of('127.0.0.1', true)],
      eth0: [of('169.254.3.4')],
      gone0: undefined,
    }),
  ).toEqual([
    { interfaceName: 'eth0', address: '169.254.3.4' },
    { interfaceName: 'wlan0', address: '192.168.1.5' },
    { interfaceName: 'wlan0', address: 'fd00::5' },
  ]);
});
