import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineReader } from './lines.ts';

describe('createLineReader', () => {
  it('gives the same lines however the text is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), fc.nat(10), (words, size) => {
        const lines = words.map((word) => word.replace(/[\r\n]/g, '.'));
        const text = lines.map((line) => `${line}\r\n`).join('');
        const read: string[] = [];
        const reader = createLineReader(1000, (line) => read.push(line));
        for (let at = 0; at < text.length; at += size + 1) reader.accept(text.slice(at, at + size + 1));
        expect(read).toEqual(lines);
      }),
    );
  });

  it('forgets a line that never ends', () => {
    const read: string[] = [];
    const reader = createLineReader(10, (line) => read.push(line));
    expect(reader.accept('0123456789')).toBe(true);
    expect(reader.accept('0')).toBe(false);
    expect(reader.accept('after\n')).toBe(true);
    expect(read).toEqual(['after']);
  });
});
