import { existsSync } from 'node:fs';
import path from 'node:path';
import { messageOf, TactusError } from '../../system/errors.ts';
import { packageRoot } from '../../system/files/package-root.ts';
import { loadNativeFluidSynth } from './fluidsynth.native.ts';
import { openWasmFluidSynth } from './fluidsynth.wasm.ts';
import type { Synth } from './synth.ts';

/** The SoundFont that `npm run prepare` builds. */
export const soundFontPath = path.join(packageRoot, 'dist', 'assets', 'tactus.sf2');

export type WantedEngine = 'auto' | 'native' | 'wasm';

/** Which of the two plays, as far as it is there. */
export const engineFor = (wanted: WantedEngine): Synth['kind'] =>
  wanted === 'wasm' || loadNativeFluidSynth() === undefined ? 'wasm' : 'native';

export interface OpenSynthOptions {
  /** `auto`: the native library when it is installed, else the wasm build. */
  readonly engine: WantedEngine;
  readonly polyphony: number;
  readonly sampleRateHz: number;
  /** Default false; see `SynthSettings`. */
  readonly mixesItself?: boolean;
  readonly soundFontPath?: string | undefined;
}

/**
 * Opens the synthesiser with every preset of its SoundFonts in memory. What the one asked for cannot play the one that
 * comes with Tactus plays; its `warning` says so.
 *
 * Errors: TactusError `unavailable` when no SoundFont, or not the engine asked for, is there.
 */
export async function openSynth(options: OpenSynthOptions): Promise<Synth> {
  const native = options.engine === 'wasm' ? undefined : loadNativeFluidSynth();
  if (native === undefined && options.engine === 'native') {
    throw new TactusError(
      'unavailable',
      'FluidSynth is not installed',
      'Install it (Debian: apt install libfluidsynth3), or use --set player.synth=auto.',
    );
  }
  const { polyphony, sampleRateHz, mixesItself = false, soundFontPath: own } = options;
  const open = async (soundFontPaths: readonly string[]): Promise<Synth> => {
    const settings = { soundFontPaths, polyphony, sampleRateHz, mixesItself };
    return native === undefined ? await openWasmFluidSynth(settings) : native.open(settings);
  };
  const openOurs = async (): Promise<Synth> => {
    if (!existsSync(soundFontPath)) {
      throw new TactusError(
        'unavailable',
        `the SoundFont ${soundFontPath} is missing`,
        'Prepare it with: npm run prepare (needs the development packages that npm ci installs).',
      );
    }
    try {
      return await open([soundFontPath]);
    } catch (error) {
      const fix = 'Prepare the SoundFont again: delete the folder dist/assets, then npm run prepare.';
      throw new TactusError('unavailable', messageOf(error), fix, { cause: error });
    }
  };
  if (own === undefined) return await openOurs();

  const { inspectSoundFont, warningOf } = await import('../sound-font/sound-font.ts');
  const findings = inspectSoundFont(own, { engine: native === undefined ? 'wasm' : 'native' });
  const { fault, lacks } = findings;
  if (fault !== undefined) return { ...(await openOurs()), warning: warningOf(own, findings) };
  try {
    const synth = await open(lacks.length > 0 && existsSync(soundFontPath) ? [own, soundFontPath] : [own]);
    return { ...synth, warning: warningOf(own, findings) };
  } catch {
    const why = 'is refused by FluidSynth, damaged or of a kind that it does not know';
    return { ...(await openOurs()), warning: warningOf(own, { ...findings, fault: why }) };
  }
}
