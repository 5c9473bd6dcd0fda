import { loadLibrary, type NativeLibrary } from '../../system/native-library.ts';
import { createNativeBuses } from './buses.native.ts';
import { withPolyphony } from './polyphony.ts';
import {
  allChannels,
  busesOf,
  fluidSynthSettings,
  numericFluidSettings,
  type Synth,
  type SynthSettings,
  selectPreset,
} from './synth.ts';

const libraryNames = ['libfluidsynth.so.3', 'libfluidsynth.so.2'] as const;

type Pointer = unknown;

/** The installed FluidSynth, or undefined when there is none. */
export function loadNativeFluidSynth(): FluidSynthLibrary | undefined {
  for (const name of libraryNames) {
    try {
      return bind(loadLibrary(name));
    } catch {
      // Not here, or not loadable: the next name, then the wasm build.
    }
  }
  return undefined;
}

export interface FluidSynthLibrary {
  readonly version: string;
  /** Errors: Error when the SoundFont cannot be loaded. */
  open(settings: SynthSettings): Synth;
}

function bind(library: NativeLibrary): FluidSynthLibrary {
  const f = (signature: string): ((...values: unknown[]) => unknown) => library.func(signature);
  const newSettings = f('void *new_fluid_settings()');
  const deleteSettings = f('void delete_fluid_settings(void *settings)');
  const setNumber = f('int fluid_settings_setnum(void *settings, const char *name, double value)');
  const setInteger = f('int fluid_settings_setint(void *settings, const char *name, int value)');
  const newSynth = f('void *new_fluid_synth(void *settings)');
  const deleteSynth = f('void delete_fluid_synth(void *synth)');
  const loadSoundFont = f('int fluid_synth_sfload(void *synth, const char *path, int reset)');
  const noteOn = f('int fluid_synth_noteon(void *synth, int channel, int key, int velocity)');
  const noteOff = f('int fluid_synth_noteoff(void *synth, int channel, int key)');
  const controlChange = f('int fluid_synth_cc(void *synth, int channel, int controller, int value)');
  const setPolyphony = f('int fluid_synth_set_polyphony(void *synth, int voices)');
  const programSelect = f(
    'int fluid_synth_program_select(void *synth, int channel, int font, int bank, int program)',
  );
  const activeVoices = f('int fluid_synth_get_active_voice_count(void *synth)');
  const allSoundsOff = f('int fluid_synth_all_sounds_off(void *synth, int channel)');
  const systemReset = f('int fluid_synth_system_reset(void *synth)');
  const process = f(
    'int fluid_synth_process(void *synth, int frames, int effectCount, void *effects, int dryCount, void *dry)',
  );
  const setLog = f('void *fluid_set_log_function(int level, void *callback, void *data)');
  const version = String(f('const char *fluid_version_str()')());

  const open = (settings: SynthSettings): Synth => {
    // Its warnings would be written straight over the terminal; what matters comes back as return values.
    for (let level = 0; level <= 4; level += 1) setLog(level, null, null);
    const fluidSettings: Pointer = newSettings();
    for (const [name, value] of fluidSynthSettings(settings)) {
      if (numericFluidSettings.has(name)) setNumber(fluidSettings, name, value);
      else setInteger(fluidSettings, name, value);
    }
    const synth: Pointer = newSynth(fluidSettings);
    const fonts = settings.soundFontPaths.map((path) => {
      const font = loadSoundFont(synth, path, 1) as number;
      if (font >= 0) return font;
      deleteSynth(synth);
      deleteSettings(fluidSettings);
      throw new Error(`FluidSynth cannot load ${path}`);
    });
    const buses = createNativeBuses(busesOf(settings));
    // Where FluidSynth mixes itself its reverb and its chorus, a pair each, go onto the only bus.
    const effectCount = settings.mixesItself ? 4 : 0;
    const select = (channel: number, font: number, bank: number, program: number): boolean =>
      programSelect(synth, channel, font, bank, program) === 0;
    return {
      kind: 'native',
      description: `FluidSynth ${version}`,
      noteOn: (channel, key, velocity) => void noteOn(synth, channel, key, velocity),
      noteOff: (channel, key) => void noteOff(synth, channel, key),
      controlChange: (channel, controller, value) => void controlChange(synth, channel, controller, value),
      programSelect: (channel, program, isDrums) => selectPreset(fonts, channel, program, select, isDrums),
      buses: buses.buses,
      ...withPolyphony(
        settings.polyphony,
        (voices) => void setPolyphony(synth, voices),
        (offset, frames) => {
          const pointers = buses.clear(offset, frames);
          process(synth, frames, effectCount, pointers, buses.pointerCount, pointers);
        },
        {
          noteOn: (channel, key, velocity) => void noteOn(synth, channel, key, velocity),
          silence: () => void allSoundsOff(synth, allChannels),
          reset: () => void systemReset(synth),
        },
      ),
      activeVoices: () => activeVoices(synth) as number,
      close: () => {
        deleteSynth(synth);
        deleteSettings(fluidSettings);
        buses.free();
      },
    };
  };
  return { version, open };
}
