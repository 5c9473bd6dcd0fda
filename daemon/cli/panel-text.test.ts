import { expect, it } from 'vitest';
import type { NetworkStatus } from '../panel/network.ts';
import { describeHotspot, describeOffer, describePlaces } from './panel-text.ts';
import { terminalQr } from './terminal-qr.ts';

const offer = {
  code: '1234567890123',
  role: 'viewer',
  expiresInSeconds: 600,
  urls: ['http://192.168.1.20:7272/#pair=1234567890123', 'http://tactus.local:7272/#pair=1234567890123'],
};
const hotspot: NetworkStatus['hotspot'] = {
  mode: 'auto',
  phase: 'on',
  name: 'Tactus-ABCD',
  guests: 0,
  passphrase: 'hjkmnpqrstuvwxyz',
  qrText: 'WIFI:T:WPA;S:Tactus-ABCD;P:hjkmnpqrstuvwxyz;;',
};

it('a code is told in groups, until when, and with the address that works everywhere', () => {
  const text = describeOffer(offer, false, new Date('2026-05-01T10:51:00').getTime());
  expect(text).toBe(
    'code    123 456 789 0123  (once, until 11:01; whoever has it becomes viewer)\n' +
      '        Open http://192.168.1.20:7272 on the phone and type it there.',
  );
  const inColours = describeOffer(offer, true, 0);
  expect(inColours).toContain(terminalQr(offer.urls[0]!));
  expect(inColours).toContain('or open http://192.168.1.20:7272 there');
});

it('a code is told where nobody else is let in: a proxy may bring somebody', () => {
  expect(describeOffer({ ...offer, urls: [] }, true, 0)).toMatch(/^code {4}123 456 789 0123 .*\)$/);
  expect(describePlaces('http://localhost:7272', [])).toMatch(/panel\.listen is loopback/);
});

it('the hotspot is told while it is on, with a code that phones join by', () => {
  const names: readonly string[] = [];
  const text = describeHotspot({ names, hotspot }, true);
  expect(text).toMatch(/^wifi {4}Tactus-ABCD, password hjkmnpqrstuvwxyz/);
  expect(text).toContain(terminalQr(hotspot.qrText!));
  expect(describeHotspot({ names, hotspot }, false)).not.toContain('\u001b');
  expect(describeHotspot({ names, hotspot: { ...hotspot, phase: 'off' } }, true)).toBe('');
});
