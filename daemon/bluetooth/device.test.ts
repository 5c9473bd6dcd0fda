import { expect, it } from 'vitest';
import { toDevice } from './device.ts';

const nameOf = (properties: Readonly<Record<string, unknown>>): string =>
  toDevice('/org/bluez/hci0/dev_11_22_33_44_55_66', { Address: '11:22:33:44:55:66', ...properties }).name;

it('a device is called as it calls itself, but for what would steer a terminal or turn a line about', () => {
  expect(nameOf({ Alias: 'Mein Kopfhörer 🎧', Name: 'WH-1000' })).toBe('Mein Kopfhörer 🎧');
  expect(nameOf({ Name: 'WH-1000' })).toBe('WH-1000');
  expect(nameOf({ Alias: 'Ears\u001b]0;owned\u0007\nroot\u202egnp' })).toBe('Ears?]0;owned??root?gnp');
  expect([...nameOf({ Alias: '🎧'.repeat(100) })]).toHaveLength(64);
  for (const none of [{}, { Alias: '' }, { Alias: '   ' }]) expect(nameOf(none)).toBe('11:22:33:44:55:66');
});
