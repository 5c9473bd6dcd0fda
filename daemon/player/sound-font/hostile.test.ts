import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { palette } from '../../band/instruments.ts';
import { type SoundFontPlan, smallPlan, smallSoundFont, soundFontOf } from '../testing/small-sound-font.ts';
import { inspectSoundFont } from './sound-font.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tactus-sound-font-'));
afterAll(() => rmSync(folder, { recursive: true }));
function save(content: Buffer): string {
  const file = path.join(folder, 'hostile.sf2');
  writeFileSync(file, content);
  return file;
}

const instruments = palette.programs.map((program) => ({ bank: 0, program }));
const kit = { bank: 128, program: 0 };

/** Each of them ended the process that had FluidSynth 2.3.1 play it, let it write or read where it should not, or held it up. */
describe('what FluidSynth would believe', () => {
  const plan = smallPlan([...instruments, kit]);
  const [lower] = plan.samples;
  const sampled = (odd: Partial<typeof lower>): SoundFontPlan => ({
    ...plan,
    samples: plan.samples.map((sample) => ({ ...sample, ...odd })),
  });
  type Zone = SoundFontPlan['instruments'][number][number];
  const zoned = (generators: Zone['generators'], modulators: Zone['modulators'] = []): SoundFontPlan => ({
    ...plan,
    instruments: [[{ generators: [...generators, [53, 0]], modulators }]],
  });
  const many = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one);

  it.each<[RegExp, SoundFontPlan]>([
    [/a modulator controls what does not exist/, zoned([], [[0x82, 200, 32_000, 0, 0]])],
    [/a modulator moves the end of a sample/, zoned([[0, 1]], [[2, 1, -32_768, 0, 0]])],
    [/a zone has too many modulators/, zoned([], many(2000, [2, 8, 1, 0, 0]))],
    [
      /a zone ends its sample before it begins/,
      zoned([
        [0, 1],
        [1, -32_768],
      ]),
    ],
    [
      /a zone plays its sample too fast/,
      zoned([
        [56, 32_767],
        [54, 1],
        [3, -32_768],
      ]),
    ],
    [/a sample is compressed, and its version is 2/, sampled({ end: 2100, loopEnd: 2099, type: 0x11 })],
    [/a sample ends after the last/, sampled({ end: 1071, loopEnd: 1071 })],
    [/a sample is too short/, sampled({ end: 2 })],
    [/a sample has 4294967295 frames a second/, sampled({ rateHz: 0xffffffff })],
    [/a sample has 0 frames a second/, sampled({ rateHz: 0 })],
    [
      /^plays a sample that is outside of what is there \(bank 0, program/,
      sampled({ start: 5000, end: 6000 }),
    ],
    [/^plays a sample that is in the memory of a sound card/, sampled({ type: 0x8001 })],
    [/a zone of instruments plays a sample that is not there/, zoned([[53, 7]])],
    [/a zone of presets plays an instrument that is not there/, { ...plan, instruments: [] }],
    [
      /it plays too much by too little/,
      {
        ...plan,
        instruments: [many(8000, { generators: [[53, 0]] })],
        presets: [{ bank: 0, program: 0, zones: many(8000, { generators: [[41, 0]] }) }],
      },
    ],
    [/a key plays too many samples/, { ...plan, instruments: [many(1500, { generators: [[53, 0]] })] }],
    [/is of version 4; 2 and 3 can be played/, { ...plan, version: 4 }],
  ])('%s', (fault, hostile) => {
    expect(inspectSoundFont(save(soundFontOf(hostile))).fault).toMatch(fault);
  });

  it('loops over each other would take hours to look through', () => {
    const sound = Buffer.alloc(2_000_000);
    const all = many(2000, { ...lower!, end: 1_000_000, loopStart: 0, loopEnd: 1_000_000 });
    const hostile = { ...plan, sound, samples: [...plan.samples, ...all] };
    expect(inspectSoundFont(save(soundFontOf(hostile))).fault).toMatch(/its loops lie over each other/);
  });

  it('compressed samples over each other would be followed, and decoded, for hours', () => {
    const compressed = smallPlan([...instruments, kit], 3);
    const hostile = {
      ...compressed,
      samples: [...compressed.samples, ...many(20_000, compressed.samples[1]!)],
    };
    expect(inspectSoundFont(save(soundFontOf(hostile))).fault).toMatch(
      /its compressed samples lie over each other/,
    );
  });

  it('pages without content in a compressed sample would be followed for minutes', () => {
    const compressed = smallPlan([...instruments, kit], 3);
    const [plain, vorbis] = compressed.samples;
    const stream = compressed.sound.subarray(vorbis!.start, vorbis!.end);
    // The same head, without segments, again and again.
    const empty = Buffer.from(stream.subarray(stream.lastIndexOf('OggS'), stream.lastIndexOf('OggS') + 27));
    empty.writeUInt8(0, 26);
    const sound = Buffer.concat([compressed.sound, ...many(300_000, empty)]);
    const hostile = { ...compressed, sound, samples: [plain!, { ...vorbis!, end: sound.length }] };
    expect(inspectSoundFont(save(soundFontOf(hostile))).fault).toMatch(
      /its compressed samples have too many pages/,
    );
  });

  it.each<[RegExp, (vorbis: Buffer) => void]>([
    [/is not in Ogg Vorbis/, (vorbis) => vorbis.write('What')],
    [/is not mono/, (vorbis) => vorbis.writeUInt8(2, vorbis.indexOf('vorbis') + 10)],
    [/lasts for hours/, (vorbis) => vorbis.writeBigInt64LE(2n ** 40n, vorbis.lastIndexOf('OggS') + 6)],
    [/has several streams/, (vorbis) => vorbis.writeUInt32LE(77, vorbis.lastIndexOf('OggS') + 14)],
    [/is cut off/, (vorbis) => vorbis.writeUInt8(255, vorbis.lastIndexOf('OggS') + 26)],
  ])('of a compressed sample: %s', (fault, harm) => {
    const font = smallSoundFont([...instruments, kit], 3);
    harm(font.subarray(font.indexOf('OggS'), font.indexOf('LIST', font.indexOf('OggS'))));
    expect(inspectSoundFont(save(font)).fault).toMatch(fault);
  });
});
