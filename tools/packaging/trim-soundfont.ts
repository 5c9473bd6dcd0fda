import { type BasicPreset, BasicSoundBank, SoundBankLoader, SpessaLog } from 'spessasynth_core';

/** What a trimmed SoundFont keeps, in General MIDI numbers. */
export interface SoundFontPalette {
  readonly programs: readonly number[];
  readonly drumKits: readonly number[];
  /** What is struck of a kit. */
  readonly drumKeys: readonly number[];
}

/**
 * Keeps the presets of the palette (bank 0 and the drum kits, of which nobody strikes a bell tree) and decodes their samples to plain 16-bit PCM: such a
 * file loads in a moment in every build of FluidSynth, with or without a Vorbis decoder. The same input gives the same
 * bytes.
 *
 * Errors: Error naming the presets that the source lacks, or a sample that does not decode.
 */
export async function trimSoundFont(source: Uint8Array, palette: SoundFontPalette): Promise<Uint8Array> {
  await BasicSoundBank.isSF3DecoderReady;
  const warnings: string[] = [];
  SpessaLog.warnEnabled = true;
  // The decoder only logs its failures and hands back silence.
  SpessaLog.logFunctions.warn = (...words: unknown[]) => warnings.push(words.join(' '));
  const bank = SoundBankLoader.fromArrayBuffer(copyToArrayBuffer(source));
  const missing = new Set([
    ...palette.programs.map((program) => `program ${program}`),
    ...palette.drumKits.map((program) => `drum kit ${program}`),
  ]);
  for (const preset of [...bank.presets]) {
    const drums = preset.isGMGSDrum;
    const wanted = drums
      ? palette.drumKits.includes(preset.program)
      : preset.bankMSB === 0 && preset.bankLSB === 0 && palette.programs.includes(preset.program);
    if (wanted && drums) keepKeys(preset, palette.drumKeys);
    if (wanted) missing.delete(`${drums ? 'drum kit' : 'program'} ${preset.program}`);
    else bank.deletePreset(preset);
  }
  if (missing.size > 0) throw new Error(`the SoundFont lacks ${[...missing].join(', ')}`);
  bank.removeUnusedElements();

  await bank.setSampleFormat({ format: 'pcm' });
  const failure = warnings.find((line) => line.includes('decoding'));
  if (failure !== undefined) throw new Error(failure);

  // The bank's own name, makers and copyright stay; its comment is replaced by what was done and where the terms are.
  bank.soundBankInfo.comment =
    'Trimmed and decoded to PCM for Tactus from FluidR3Mono_GM; terms in FluidR3Mono_License.md (MIT).';
  return new Uint8Array(bank.writeSF2({ software: 'Tactus' }));
}

function keepKeys(preset: BasicPreset, keys: readonly number[]): void {
  for (const { instrument } of preset.zones) {
    for (let i = instrument.zones.length - 1; i >= 0; i -= 1) {
      const { min, max } = instrument.zones[i]!.keyRange;
      if (!keys.some((key) => key >= min && key <= max)) instrument.deleteZone(i, true);
    }
  }
}

function copyToArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}
