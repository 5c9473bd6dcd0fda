import { expect, it } from 'vitest';
import { codeInFragment, digitsIn, grouped } from './digits.ts';

it.each([
  ['', ''],
  ['12', '12'],
  ['123', '123'],
  ['1234', '123 4'],
  ['1234567890123', '123 456 789 0123'],
])('shows %s as %s', (digits, shown) => expect(grouped(digits)).toBe(shown));

it.each([
  ['123 456 789 0123', '1234567890123'],
  [' 123-456-789-0123\n', '1234567890123'],
  ['http://192.168.0.7:7272/#pair=1234567890123', '1234567890123'],
  ['12345678901234567', '1234567890123'],
  ['none', ''],
])('takes %j for %s', (text, digits) => expect(digitsIn(text)).toBe(digits));

it('finds a whole code in an address, and nothing else', () => {
  expect(codeInFragment('#pair=0123456789012')).toBe('0123456789012');
  for (const other of ['', '#pair=', '#pair=123', '#pair=01234567890123', '#pair=012345678901x', '#phones'])
    expect(codeInFragment(other)).toBeUndefined();
});
