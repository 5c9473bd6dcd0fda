import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { palette } from '../../band/instruments.ts';
import { smallSoundFont } from '../testing/small-sound-font.ts';
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
    expect(inspectSoundFont(path)).toEqual({ fault: undefined, lacks: [], isCompressed: false });
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

  it('is told to be compressed', () => {
    expect(inspectSoundFont(save(smallSoundFont([...instruments, kit], 3))).isCompressed).toBe(true);
  });

  it('that does not fit into memory is told, decoded where it is compressed', () => {
    const [plain, compressed] = [2, 3].map((version) => save(smallSoundFont([...instruments, kit], version)));
    expect(inspectSoundFont(plain!, 4000).fault).toBeUndefined();
    expect(inspectSoundFont(plain!, 500).fault).toMatch(/^needs about 1 MB of memory, and 1 MB are free$/);
    expect(inspectSoundFont(compressed!, 4000).fault).toMatch(/^needs about/);
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
    [/^has no presets or no samples$/, save(Buffer.from('RIFF\u0004\0\0\0sfbk'))],
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
    for (let index = 0; index < whole.length; index += 1) {
      const changed = Buffer.from(whole);
      changed[index] = changed[index]! ^ 0xff;
      expect(typeof inspectSoundFont(save(changed)).lacks.length).toBe('number');
    }
  });
});
