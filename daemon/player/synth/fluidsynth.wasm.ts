import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { withPolyphony } from './polyphony.ts';
import {
  allChannels,
  busesOf,
  fluidSynthSettings,
  mostFramesAtOnce,
  numericFluidSettings,
  type Synth,
  type SynthSettings,
  selectPreset,
} from './synth.ts';

/** What we use of the emscripten module: FluidSynth's C functions, its memory and its in-memory file system. */
interface FluidSynthModule {
  readonly calledRun?: boolean;
  readonly HEAPF32: Float32Array;
  readonly HEAPU32: Uint32Array;
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
  _fluid_synth_program_select(
    synth: number,
    channel: number,
    font: number,
    bank: number,
    program: number,
  ): number;
  _fluid_synth_get_active_voice_count(synth: number): number;
  _fluid_synth_all_sounds_off(synth: number, channel: number): number;
  _fluid_synth_system_reset(synth: number): number;
  _fluid_synth_set_polyphony(synth: number, voices: number): number;
  _fluid_synth_process(
    synth: number,
    frames: number,
    effectCount: number,
    effects: number,
    dryCount: number,
    dry: number,
  ): number;
}

/** The build without a Vorbis decoder: a quarter of the size, and our SoundFont is plain PCM. */
const moduleName = 'js-synthesizer/externals/libfluidsynth-2.4.6.js';
const version = '2.4.6';
const channelBytes = mostFramesAtOnce * Float32Array.BYTES_PER_ELEMENT;

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
  const busCount = busesOf(settings);
  const channelCount = 2 * busCount;
  const memory = module._malloc(channelCount * channelBytes);
  const start = memory / 4;
  const end = start + channelCount * mostFramesAtOnce;
  // Where FluidSynth mixes itself its reverb and its chorus, a pair each, go onto the only bus: its pointers, twice over.
  const effectCount = settings.mixesItself ? 4 : 0;
  const pointers = module._malloc(2 * channelCount * 4);
  for (let i = 0; i < 2 * channelCount; i += 1)
    module.HEAPU32[pointers / 4 + i] = memory + (i % channelCount) * channelBytes;
  const channels = Array.from({ length: channelCount }, () => new Float32Array(mostFramesAtOnce));
  const buses = Array.from({ length: busCount }, (_, i) => ({
    left: channels[2 * i]!,
    right: channels[2 * i + 1]!,
  }));

  return {
    kind: 'wasm',
    description: `FluidSynth ${version} (wasm)`,
    noteOn: (channel, key, velocity) => void module._fluid_synth_noteon(synth, channel, key, velocity),
    noteOff: (channel, key) => void module._fluid_synth_noteoff(synth, channel, key),
    controlChange: (channel, controller, value) =>
      void module._fluid_synth_cc(synth, channel, controller, value),
    programSelect: (channel, program, isDrums) => selectPreset(fonts, channel, program, select, isDrums),
    buses,
    ...withPolyphony(
      settings.polyphony,
      (voices) => void module._fluid_synth_set_polyphony(synth, voices),
      (offset, frames) => {
        // Read anew each time: when the wasm memory grows its views are replaced. What is there is added to.
        let heap = module.HEAPF32;
        for (let from = start; from < end; from += mostFramesAtOnce) heap.fill(0, from, from + frames);
        module._fluid_synth_process(synth, frames, effectCount, pointers, channelCount, pointers);
        heap = module.HEAPF32;
        for (let channel = 0; channel < channelCount; channel += 1) {
          const into = channels[channel]!;
          const from = start + channel * mostFramesAtOnce;
          for (let i = 0; i < frames; i += 1) into[offset + i] = heap[from + i]!;
        }
      },
      {
        noteOn: (channel, key, velocity) => void module._fluid_synth_noteon(synth, channel, key, velocity),
        silence: () => void module._fluid_synth_all_sounds_off(synth, allChannels),
        reset: () => void module._fluid_synth_system_reset(synth),
      },
    ),
    activeVoices: () => module._fluid_synth_get_active_voice_count(synth),
    close: () => {
      module._delete_fluid_synth(synth);
      module._delete_fluid_settings(fluidSettings);
      module._free(memory);
      module._free(pointers);
    },
  };
}
