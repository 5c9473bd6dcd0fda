import { describe, expect, it } from 'vitest';
import { judgePhoneWay, type PhoneWay } from './phone.ts';

const open: PhoneWay = {
  listen: 'asked',
  port: 7272,
  addresses: ['192.168.1.20', '10.0.0.4'],
  isRunning: true,
  isOpen: true,
  firewall: undefined,
  hasAvahi: true,
};
const judge = (change: Partial<PhoneWay>) => judgePhoneWay({ ...open, ...change });

describe("the phone's way to the panel", () => {
  it('is told with the address first', () => {
    expect(judge({})).toEqual({
      status: 'ok',
      detail: 'http://192.168.1.20:7272, or http://tactus.local:7272',
      fix: '',
    });
    expect(judge({ addresses: ['fd00::5'] }).detail).toContain('http://[fd00::5]:7272');
  });

  it('may be shut for good reasons', () => {
    expect(judge({ isOpen: false })).toMatchObject({
      status: 'ok',
      detail: expect.stringMatching(/once somebody has asked.*tactus panel/),
    });
    expect(judge({ isOpen: false, isRunning: false })).toMatchObject({
      status: 'ok',
      detail: expect.stringMatching(/once the daemon runs/),
    });
    expect(judge({ listen: 'loopback', addresses: [] })).toMatchObject({
      status: 'ok',
      detail: expect.stringMatching(/this machine only/),
    });
  });

  it.each<[string, Partial<PhoneWay>, RegExp]>([
    ['no network', { addresses: [], isOpen: false }, /Connect it/],
    ['a door that did not open', { listen: 'everywhere', isOpen: false }, /its log/],
    ['ufw', { firewall: { name: 'ufw', keepsOut: true } }, /^sudo ufw allow 7272\/tcp$/],
    ['nftables', { firewall: { name: 'nftables', keepsOut: true } }, /dport 7272/],
    ['no Avahi', { hasAvahi: false }, /avahi-daemon/],
  ])('says what to do about %s', (_, change, fix) => {
    expect(judge(change)).toMatchObject({ status: 'warn', fix: expect.stringMatching(fix) });
  });

  it('names a firewall whose rules are for root alone, and no more', () => {
    expect(judge({ firewall: { name: 'ufw', keepsOut: false } })).toMatchObject({
      status: 'ok',
      detail: expect.stringMatching(/ufw is on and must let port 7272 in$/),
    });
  });
});
