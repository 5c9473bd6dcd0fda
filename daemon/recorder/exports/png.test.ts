import { expect, it } from 'vitest';
import { makePng } from './png.ts';

const picture = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" font-family="ui-rounded, 'Nunito', sans-serif">${inside}</svg>`;
const words = (text: string): string => picture(`<text x="10" y="80" font-size="40">${text}</text>`);
const size = (png: Uint8Array): readonly number[] => [16, 20].map((at) => Buffer.from(png).readUInt32BE(at));

it('a picture is drawn as large as it is, with letters on a machine that has none', async () => {
  const empty = await makePng(picture(''));
  expect(Buffer.from(empty).subarray(1, 4).toString()).toBe('PNG');
  expect(size(empty)).toEqual([300, 200]);
  const told = await makePng(words('Glück'));
  expect(told.length).toBeGreaterThan(empty.length + 1000);
  expect(Buffer.from(await makePng(words('Gluck'))).equals(Buffer.from(told))).toBe(false);
  await expect(makePng('no picture')).rejects.toThrow();
});
