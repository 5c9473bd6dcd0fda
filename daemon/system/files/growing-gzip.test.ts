import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGzipPacker, unpackGrown } from './growing-gzip.ts';

/** What was flushed, text by text, and how many bytes there were after each. */
async function pack(texts: readonly string[], end?: 'end') {
  const packer = createGzipPacker();
  let bytes = Buffer.alloc(0);
  const ends: number[] = [];
  for (const [index, text] of texts.entries()) {
    packer.add(text);
    bytes = Buffer.concat([bytes, await packer.flush(index === texts.length - 1 ? end : undefined)]);
    ends.push(bytes.length);
  }
  return { bytes, ends };
}

async function unpack(bytes: Uint8Array): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of unpackGrown(bytes)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

const texts = fc.array(fc.string({ maxLength: 200, unit: 'grapheme-ascii' }), {
  minLength: 1,
  maxLength: 40,
});

it('what somebody packed as tight as can be comes in pieces, too', async () => {
  const bytes = gzipSync(Buffer.alloc(128e6));
  const lengths: number[] = [];
  for await (const piece of unpackGrown(bytes)) lengths.push(piece.length);
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(128e6);
  expect(Math.max(...lengths)).toBeLessThan(70e6);
});

describe('text that is packed as it comes', () => {
  it('is whole for every program, once it is ended', async () => {
    const { bytes } = await pack(['one\n', 'two\n', ''], 'end');
    expect(gunzipSync(bytes).toString()).toBe('one\ntwo\n');
    expect(await unpack(bytes)).toBe('one\ntwo\n');
  });

  it('is all there after each flush, however it is cut behind it, and whatever follows', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), fc.uint8Array({ maxLength: 40 }), async (given, cut, garbage) => {
        const { bytes, ends } = await pack(given);
        const length = cut % (bytes.length + 1);
        const flushed = given.slice(0, ends.filter((end) => end <= length).length).join('');
        const whole = given.join('');
        const torn = await unpack(bytes.subarray(0, length));
        expect(torn.startsWith(flushed)).toBe(true);
        expect(whole.startsWith(torn)).toBe(true);
        const soiled = await unpack(Buffer.concat([bytes.subarray(0, length), garbage]));
        expect(soiled.startsWith(flushed)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is all there where it is long, and its last pages were never written', async () => {
    const given = Array.from({ length: 4000 }, (_, index) => `${index} ${Math.sin(index)}\n`);
    const { bytes, ends } = await pack(given);
    expect(bytes.length).toBeGreaterThan(80_000);
    const cut = ends[3990]!;
    const zeroed = Buffer.concat([bytes.subarray(0, cut), Buffer.alloc(4096)]);
    expect(await unpack(zeroed)).toBe(given.slice(0, 3991).join(''));
    expect(await unpack(bytes)).toBe(given.join(''));
  });
});
