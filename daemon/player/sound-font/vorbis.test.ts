import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { palette } from '../../band/instruments.ts';
import { smallPlan, smallSoundFont, soundFontOf } from '../testing/small-sound-font.ts';
import { inspectSoundFont } from './sound-font.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tactus-vorbis-'));
afterAll(() => rmSync(folder, { recursive: true }));
const faultOf = (font: Buffer): string | undefined => {
  const file = path.join(folder, 'font.sf3');
  writeFileSync(file, font);
  return inspectSoundFont(file).fault;
};

const presets = [...palette.programs.map((program) => ({ bank: 0, program })), { bank: 128, program: 0 }];
const compressed = smallPlan(presets, 3);
const [plain, vorbis] = compressed.samples;
const many = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one);

describe('compressed samples', () => {
  it('that lie over each other would be followed, and decoded, for hours', () => {
    const samples = [...compressed.samples, ...many(20_000, vorbis!)];
    expect(faultOf(soundFontOf({ ...compressed, samples }))).toMatch(
      /its compressed samples lie over each other/,
    );
  });

  it('with pages without content would be followed for minutes', () => {
    const stream = compressed.sound.subarray(vorbis!.start, vorbis!.end);
    // The same head, without segments, again and again.
    const empty = Buffer.from(stream.subarray(stream.lastIndexOf('OggS'), stream.lastIndexOf('OggS') + 27));
    empty.writeUInt8(0, 26);
    const sound = Buffer.concat([compressed.sound, ...many(300_000, empty)]);
    const samples = [plain!, { ...vorbis!, end: sound.length }];
    expect(faultOf(soundFontOf({ ...compressed, sound, samples }))).toMatch(
      /its compressed samples have too many pages/,
    );
  });

  it.each<[RegExp, (stream: Buffer) => void]>([
    [/is not in Ogg Vorbis/, (stream) => stream.write('What')],
    [/is not mono/, (stream) => stream.writeUInt8(2, stream.indexOf('vorbis') + 10)],
    [/lasts for hours/, (stream) => stream.writeBigInt64LE(2n ** 40n, stream.lastIndexOf('OggS') + 6)],
    [/has several streams/, (stream) => stream.writeUInt32LE(77, stream.lastIndexOf('OggS') + 14)],
    [/is cut off/, (stream) => stream.writeUInt8(255, stream.lastIndexOf('OggS') + 26)],
  ])('%s', (fault, harm) => {
    const font = smallSoundFont(presets, 3);
    harm(font.subarray(font.indexOf('OggS'), font.indexOf('LIST', font.indexOf('OggS'))));
    expect(faultOf(font)).toMatch(fault);
  });
});
