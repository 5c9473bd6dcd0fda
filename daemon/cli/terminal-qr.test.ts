import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { terminalQr } from './terminal-qr.ts';

it('a QR code in a terminal has every module in its place, black on white, with white all around', () => {
  const text = 'http://192.168.178.123:7272/#pair=1234567890123';
  const lines = terminalQr(text).split('\n').slice(0, -1);
  const rows = lines.flatMap((line) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked at
    const [, cells = ''] = /^ {2}\u001b\[38;5;16;48;5;231m([ ▀▄█]+)\u001b\[0m$/.exec(line) ?? [];
    const half = (black: string): boolean[] => [...cells].map((cell) => black.includes(cell));
    return [half('▀█'), half('▄█')];
  });
  const { data } = encode(text, { border: 0 });
  const width = data.length + 4;
  expect(lines.length).toBe(Math.ceil(width / 2));
  expect(rows[0]).toHaveLength(width);
  expect(
    rows
      .slice(2, -3 + (width % 2))
      .map((row) => row.slice(2, -2))
      .slice(0, data.length),
  ).toEqual(data);
  const white = rows.flatMap((row, y) =>
    row.filter((_, x) => Math.min(x, y) < 2 || Math.max(x, y) >= data.length + 2),
  );
  expect(white).not.toContain(true);
  // It fits beside other words on a small terminal.
  expect(width).toBeLessThanOrEqual(40);
});
