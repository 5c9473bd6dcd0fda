/** Of a pairing code: for a phone's keypad, to be spoken and to be tapped. */
export const codeDigits = 13;

/** Where each group but the first begins: three threes and a four, as telephone numbers are said. */
const groupStarts = [3, 6, 9];

/** `1234567890123` as people read it: `123 456 789 0123`; less than a whole code is grouped as far as it goes. */
export function grouped(digits: string): string {
  const starts = [0, ...groupStarts.filter((start) => start < digits.length)];
  return starts.map((start, index) => digits.slice(start, starts[index + 1])).join(' ');
}

/** What is typed or pasted, with whatever people put between digits, also a whole address with the code in it. */
export function digitsIn(text: string): string {
  const behindName = /pair=(.*)/s.exec(text)?.[1] ?? text;
  return behindName.replace(/\D/g, '').slice(0, codeDigits);
}

/** The code in the fragment of an address, as the QR code has it; undefined when there is no whole one. */
export function codeInFragment(fragment: string): string | undefined {
  return /^#pair=(\d+)$/.exec(fragment)?.[1]?.match(new RegExp(`^\\d{${codeDigits}}$`))?.[0];
}
