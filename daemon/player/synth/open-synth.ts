import { existsSync } from 'node:fs';
import path from 'node:path';
import { messageOf, TactusError } from '../../system/errors.ts';
import { packageRoot } from '../../system/files/package-root.ts';
import { loadNativeFluidSynth } from './fluidsynth.native.ts';
import { openWasmFluidSynth } from './fluidsynth.wasm.ts';
import type { Synth } from './synth.ts';

/** The SoundFont that `npm run prepare` builds. */
export const soundFontPath = path.join(packageRoot, 'dist', 'assets', 'tactus.sf2');

export interface OpenSynthOptions {
  /** `auto`: the native library when it is installed, else the wasm build. */
  readonly engine: 'auto' | 'native' | 'wasm';
  readonly polyphony: number;
  readonly reverb: boolean;
  readonly chorus: boolean;
  readonly soundFontPath?: string | undefined;
}

/**
 * Opens the synthesiser with every preset of the SoundFont in memory.
 *
 * Errors: TactusError `unavailable` when the SoundFont, or the engine asked for, is not there.
 */
export async function openSynth(options: OpenSynthOptions): Promise<Synth> {
  const file = options.soundFontPath ?? soundFontPath;
  if (!existsSync(file)) {
    throw new TactusError(
      'unavailable',
      `the SoundFont ${file} is missing`,
      'Prepare it with: npm run prepare (needs the development packages that npm ci installs).',
    );
  }
  const settings = {
    soundFontPath: file,
    polyphony: options.polyphony,
    reverb: options.reverb,
    chorus: options.chorus,
  };
  const native = options.engine === 'wasm' ? undefined : loadNativeFluidSynth();
  if (native === undefined && options.engine === 'native') {
    throw new TactusError(
      'unavailable',
      'FluidSynth is not installed',
      'Install it (Debian: apt install libfluidsynth3), or use --set player.synth=auto.',
    );
  }
  try {
    return native === undefined ? await openWasmFluidSynth(settings) : native.open(settings);
  } catch (error) {
    throw new TactusError(
      'unavailable',
      messageOf(error),
      'Prepare the SoundFont again: delete the folder dist/assets, then npm run prepare.',
      { cause: error },
    );
  }
}
