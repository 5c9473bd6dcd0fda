import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  attenuationGenerator,
  centibelsPerDb,
  fluidSynthSettings,
  numericFluidSettings,
  raisedGain,
  type Synth,
  type SynthSettings,
  selectPreset,
} from './synth.ts';

/** What we use of the emscripten module: FluidSynth's C functions, its memory and its in-memory file system. */
interface FluidSynthModule {
  readonly calledRun?: boolean;
  readonly HEAPF32: Float32Array;
  readonly FS: { writeFile(path: string, data: Uint8Array): void; unlink(path: string): void };
  addOnPostRun(callback: () => void): void;
  cwrap(
    name: string,
    result: 'number' | 'string',
    values: readonly ('number' | 'string')[],
  ): (...values: unknown[]) => unknown;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  _fluid_set_log_function(level: number, callback: number, data: number): number;
  _new_fluid_settings(): number;
  _delete_fluid_settings(settings: number): void;
  _new_fluid_synth(settings: number): number;
  _delete_fluid_synth(synth: number): void;
  _fluid_synth_noteon(synth: number, channel: number, key: number, velocity: number): number;
  _fluid_synth_noteoff(synth: number, channel: number, key: number): number;
  _fluid_synth_cc(synth: number, channel: number, controller: number, value: number): number;
  _fluid_synth_set_gen(synth: number, channel: number, generator: number, value: number): number;
  _fluid_synth_set_gain(synth: number, gain: number): void;
  _fluid_synth_program_select(
    synth: number,
    channel: number,
    font: number,
    bank: number,
    program: number,
  ): number;
  _fluid_synth_get_active_voice_count(synth: number): number;
  _fluid_synth_write_float(
    synth: number,
    frames: number,
    left: number,
    leftOffset: number,
    leftStep: number,
    right: number,
    rightOffset: number,
    rightStep: number,
  ): number;
}

/** The build without a Vorbis decoder: a quarter of the size, and our SoundFont is plain PCM. */
const moduleName = 'js-synthesizer/externals/libfluidsynth-2.4.6.js';
const version = '2.4.6';
/** Rendered at once into the wasm memory; longer blocks take several turns. */
const maxFrames = 1024;

/** Opens FluidSynth's WebAssembly build. Errors: Error when the SoundFont cannot be read or loaded. */
export async function openWasmFluidSynth(settings: SynthSettings): Promise<Synth> {
  const module = createRequire(import.meta.url)(moduleName) as FluidSynthModule;
  if (module.calledRun !== true) await new Promise<void>((resolve) => module.addOnPostRun(resolve));
  for (let level = 0; level <= 4; level += 1) module._fluid_set_log_function(level, 0, 0);
  const setNumber = module.cwrap('fluid_settings_setnum', 'number', ['number', 'string', 'number']);
  const setInteger = module.cwrap('fluid_settings_setint', 'number', ['number', 'string', 'number']);
  const loadSoundFont = module.cwrap('fluid_synth_sfload', 'number', ['number', 'string', 'number']);

  const fluidSettings = module._new_fluid_settings();
  for (const [name, value] of fluidSynthSettings(settings)) {
    if (numericFluidSettings.has(name)) setNumber(fluidSettings, name, value);
    else setInteger(fluidSettings, name, value);
  }
  const synth = module._new_fluid_synth(fluidSettings);
  const fonts: number[] = [];
  for (const path of settings.soundFontPaths) {
    // Each has its own name: FluidSynth keeps samples by the names of their files.
    const inside = `/${fonts.length}.sf2`;
    module.FS.writeFile(inside, await readFile(path));
    const font = loadSoundFont(synth, inside, 1) as number;
    // All samples have been read: the copy in the file system is only weight.
    module.FS.unlink(inside);
    if (font < 0) {
      module._delete_fluid_synth(synth);
      module._delete_fluid_settings(fluidSettings);
      throw new Error(`FluidSynth (wasm) cannot load ${path}`);
    }
    fonts.push(font);
  }
  const select = (channel: number, font: number, bank: number, program: number): boolean =>
    module._fluid_synth_program_select(synth, channel, font, bank, program) === 0;
  const leftPointer = module._malloc(maxFrames * 4);
  const rightPointer = module._malloc(maxFrames * 4);
  const leftStart = leftPointer / 4;
  const rightStart = rightPointer / 4;

  return {
    kind: 'wasm',
    description: `FluidSynth ${version} (wasm)`,
    noteOn: (channel, key, velocity) => void module._fluid_synth_noteon(synth, channel, key, velocity),
    noteOff: (channel, key) => void module._fluid_synth_noteoff(synth, channel, key),
    controlChange: (channel, controller, value) =>
      void module._fluid_synth_cc(synth, channel, controller, value),
    attenuate: (channel, byDb) =>
      void module._fluid_synth_set_gen(synth, channel, attenuationGenerator, byDb * centibelsPerDb),
    raise: (byDb) => module._fluid_synth_set_gain(synth, raisedGain(byDb)),
    programSelect: (channel, program) => selectPreset(fonts, channel, program, select),
    render: (left, right, offset, frames) => {
      for (let done = 0; done < frames; done += maxFrames) {
        const count = Math.min(maxFrames, frames - done);
        module._fluid_synth_write_float(synth, count, leftPointer, 0, 1, rightPointer, 0, 1);
        // Read anew each time: when the wasm memory grows its views are replaced.
        const heap = module.HEAPF32;
        for (let i = 0; i < count; i += 1) {
          left[offset + done + i] = heap[leftStart + i]!;
          right[offset + done + i] = heap[rightStart + i]!;
        }
      }
    },
    activeVoices: () => module._fluid_synth_get_active_voice_count(synth),
    close: () => {
      module._delete_fluid_synth(synth);
      module._delete_fluid_settings(fluidSettings);
      module._free(leftPointer);
      module._free(rightPointer);
    },
  };
}
