import { encode } from 'uqr';

/** Black on white, whatever the terminal's own colours are: these two are the same in all themes. */
const blackOnWhite = '\u001b[38;5;16;48;5;231m';
const reset = '\u001b[0m';
const quietModules = 2;
/** Of two modules above each other, by which of them are black. */
const blocks = [' ', '▀', '▄', '█'] as const;

/** A QR code of half blocks for a terminal that knows colours, each line indented by two. */
export function terminalQr(text: string): string {
  const { data, size } = encode(text, { border: quietModules });
  const lines: string[] = [];
  for (let row = 0; row < size; row += 2) {
    const cells = data[row]!.map((top, column) => {
      const bottom = data[row + 1]?.[column] ?? false;
      return blocks[(top ? 1 : 0) + (bottom ? 2 : 0)];
    });
    lines.push(`  ${blackOnWhite}${cells.join('')}${reset}\n`);
  }
  return lines.join('');
}
