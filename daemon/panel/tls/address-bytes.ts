import { isIPv4 } from 'node:net';

/** The 4 bytes of an address of IPv4, the 16 of one of IPv6; without its zone. */
export function addressBytes(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  // The URL parser knows all ways of writing one, and writes IPv4 in it as hexadecimal.
  const written = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1);
  const [before = '', after = ''] = written.split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const [head, tail] = [groups(before), groups(after)];
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  const digits = [...head, ...zeros, ...tail].map((group) => group.padStart(4, '0')).join('');
  return Buffer.from(digits, 'hex');
}

/** So many ones, and zeros behind them. */
export function maskBytes(family: 'ipv4' | 'ipv6', ones: number): Buffer {
  const length = family === 'ipv4' ? 4 : 16;
  return Buffer.from(
    Array.from({ length }, (_, index) => 0xff & (0xff00 >> Math.min(8, Math.max(0, ones - index * 8)))),
  );
}
