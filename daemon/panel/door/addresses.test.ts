import type { NetworkInterfaceInfo } from 'node:os';
import { expect, it } from 'vitest';
import { ownAddresses, ownUrls, readMachineNetwork } from './addresses.ts';

const at = (address: string, internal = false): NetworkInterfaceInfo => ({
  ...(address.includes(':') ? { family: 'IPv6', scopeid: 0 } : { family: 'IPv4' }),
  ...{ address, internal, netmask: '', mac: '', cidr: null },
});

/** As /proc/net/route prints it: `[interface, destination, mask, metric]`. */
const routes = (...rows: readonly (readonly [string, string, string, number])[]): string =>
  [
    'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT',
    ...rows.map(([name, to, mask, metric]) => `${name}\t${to}\t0\t0003\t0\t0\t${metric}\t${mask}\t0\t0\t0`),
  ].join('\n');

const interfaces = {
  lo: [at('127.0.0.1', true), at('::1', true)],
  docker0: [at('172.17.0.1')],
  'br-5e1f': [at('172.18.0.1')],
  wlan0: [at('192.168.1.20'), at('fe80::1'), at('2001:db8::20')],
  eth0: [at('10.0.0.5'), at('169.254.7.7')],
};

it('tells the name that the network knows it by, where another is tactus.local', () => {
  const own = ownAddresses({ hostName: 'board', interfaces, routes: '', deviceName: 'tactus-2.local' });
  expect(own.names).toEqual(['tactus-2.local', 'board.local']);
});

it('tells addresses before names, and the way to everywhere first', () => {
  const own = ownAddresses({
    hostName: 'RaspberryPi.fritz.box',
    interfaces,
    routes: routes(
      ['wlan0', '00000000', '00000000', 600],
      ['eth0', '00000000', '00000000', 100],
      ['docker0', '000011AC', '0000FFFF', 0],
    ),
  });
  expect(own).toEqual({
    addresses: ['10.0.0.5', '192.168.1.20'],
    names: ['tactus.local', 'raspberrypi.local'],
    hostName: 'raspberrypi.fritz.box',
  });
  expect(ownUrls(own, 'http', 7272)).toEqual([
    'http://10.0.0.5:7272',
    'http://192.168.1.20:7272',
    'http://tactus.local:7272',
    'http://raspberrypi.local:7272',
  ]);
});

it('tells IPv6 only where there is nothing else', () => {
  const own = ownAddresses({ hostName: 'tactus', interfaces: { eth0: [at('fd00::2')] }, routes: '' });
  expect(ownUrls(own, 'https', 7273)).toEqual(['https://[fd00::2]:7273', 'https://tactus.local:7273']);
});

it('does without a network and without a name', () => {
  const own = ownAddresses({ hostName: 'localhost', interfaces: { lo: interfaces.lo }, routes: '' });
  expect(own).toEqual({ addresses: [], names: ['tactus.local'], hostName: 'localhost' });
});

it('reads this machine', async () => {
  const network = await readMachineNetwork();
  expect(ownAddresses(network).names).toContain('tactus.local');
  expect(network.hostName).not.toBe('');
});
