import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Avahi, createAvahi } from '../daemon/network/avahi.ts';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { eventually } from '../daemon/time/testing/eventually.ts';
import { realTimers } from '../daemon/time/timers.ts';
import { type AvahiOnHost, avahiIsInstalled, startAvahi } from './support/avahi-daemon.ts';
import { type Lan, type LanHost, noLan, openLan } from './support/lan.ts';

requireInstalled('avahi-daemon', avahiIsInstalled);

describe.skipIf(noLan || !avahiIsInstalled)('a network with real avahi-daemons', () => {
  let lan: Lan;
  let device: AvahiOnHost;
  let phone: AvahiOnHost;
  let stranger: AvahiOnHost;
  const clients: Avahi[] = [];

  const tell = (host: LanHost, { address }: AvahiOnHost): Avahi => {
    const addresses = [host.ipv4, host.ipv6].map((ip) => ({ interfaceName: 'wlan0', address: ip }));
    const avahi = createAvahi({ timers: realTimers, addresses: () => addresses, address });
    avahi.announce({ port: 7272, version: '1.2.3' });
    clients.push(avahi);
    return avahi;
  };
  const established = (avahi: Avahi): Promise<void> =>
    eventually(() => avahi.state.status === 'established', 'it is told');
  const lookUp = (name: string, family: '-4' | '-6' = '-4'): string =>
    phone.ask('avahi-resolve', family, '-n', name).trim();

  beforeAll(async () => {
    lan = openLan();
    device = await startAvahi(lan.device, 'board');
    phone = await startAvahi(lan.phone, 'phone');
    stranger = await startAvahi(lan.stranger, 'other');
  });
  afterAll(async () => {
    for (const client of clients) await client.stop();
    for (const each of [device, phone, stranger]) await each?.close();
    lan?.close();
  });

  it('finds us by name and as a page; a second one by the next name; and neither when they are silent', async () => {
    const first = tell(lan.device, device);
    await established(first);
    expect(first.state.names).toEqual(['tactus.local', 'board.local']);
    expect(lookUp('tactus.local')).toBe(`tactus.local\t${lan.device.ipv4}`);
    expect(lookUp('tactus.local', '-6')).toBe(`tactus.local\t${lan.device.ipv6}`);
    const browsed = (): string => phone.ask('avahi-browse', '--resolve', '--parsable', '-t', '_http._tcp');
    expect(browsed()).toContain(';Tactus;Web Site;local;board.local;');
    expect(browsed()).toContain(';7272;"version=1.2.3" "path=/"');

    const second = tell(lan.stranger, stranger);
    await established(second);
    expect(second.state).toMatchObject({
      names: ['tactus-2.local', 'other.local'],
      detail: 'tactus-2.local: another machine is tactus.local',
    });
    expect(lookUp('tactus-2.local')).toBe(`tactus-2.local\t${lan.stranger.ipv4}`);
    expect(lookUp('tactus.local')).toBe(`tactus.local\t${lan.device.ipv4}`);
    await eventually(() => browsed().includes('Tactus\\032\\0352;'), 'the second page');

    second.announce(undefined);
    await eventually(() => lookUp('tactus-2.local') === '', 'the second is silent');
    first.announce(undefined);
    await eventually(() => lookUp('tactus.local') === '', 'the first is silent');
  });

  it('finds us again when Avahi is restarted', async () => {
    const first = clients[0]!;
    first.announce({ port: 7272, version: '1.2.3' });
    await established(first);
    await device.restart();
    await eventually(() => lookUp('tactus.local') !== '', 'it is told again');
    await established(first);
  });
});
