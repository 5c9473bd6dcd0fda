/** Frames a second, everywhere in the player. */
export const sampleRateHz = 48_000;

/** FluidSynth starts and ends notes on a grid of 64 frames; events are rounded to it so that renders are exact. */
export const eventGridFrames = 64;

/** The MIDI channel whose presets are drum kits. */
export const drumChannel = 9;

/**
 * A General MIDI synthesiser. Everything is immediate: an event acts at the next frame rendered. Nothing here
 * allocates, waits or throws once the instrument has been opened.
 */
export interface Synth {
  /** For people: which engine, which version. */
  readonly description: string;
  readonly kind: 'native' | 'wasm';
  /** `velocity` 1-127. */
  noteOn(channel: number, key: number, velocity: number): void;
  noteOff(channel: number, key: number): void;
  /** On the drum channel the program names a kit. False when the SoundFont has no such preset. */
  programSelect(channel: number, program: number): boolean;
  controlChange(channel: number, controller: number, value: number): void;
  /** Writes `frames` frames (a multiple of `eventGridFrames`) from `offset` on, replacing what was there. */
  render(left: Float32Array, right: Float32Array, offset: number, frames: number): void;
  activeVoices(): number;
  /** Frees what the engine holds; nothing may be called after it. */
  close(): void;
}

export interface SynthSettings {
  readonly soundFontPath: string;
  /** Voices at once; the quietest are stolen beyond it. */
  readonly polyphony: number;
  readonly reverb: boolean;
  readonly chorus: boolean;
}

/** FluidSynth's settings, the same for the native and the wasm build, so that both sound alike. */
export function fluidSynthSettings(settings: SynthSettings): readonly (readonly [string, number])[] {
  return [
    ['synth.sample-rate', sampleRateHz],
    ['synth.gain', 0.45],
    ['synth.polyphony', settings.polyphony],
    ['synth.reverb.active', settings.reverb ? 1 : 0],
    ['synth.reverb.room-size', 0.45],
    ['synth.reverb.damp', 0.35],
    ['synth.reverb.width', 0.8],
    ['synth.reverb.level', 0.6],
    ['synth.chorus.active', settings.chorus ? 1 : 0],
    ['synth.chorus.nr', 3],
    ['synth.chorus.level', 0.8],
    ['synth.chorus.speed', 0.3],
    ['synth.chorus.depth', 5],
    // All of the trimmed SoundFont is read when it is opened: a program change then never touches the disk.
    ['synth.dynamic-sample-loading', 0],
    // Samples stay in memory as far as the process may lock it: a page read from a card in mid-note is a gap.
    ['synth.lock-memory', 1],
    ['synth.cpu-cores', 1],
    // One thread uses the synthesiser: no locks.
    ['synth.threadsafe-api', 0],
  ];
}

/** Settings that FluidSynth keeps as floating point; all others are integers. */
export const numericFluidSettings: ReadonlySet<string> = new Set([
  'synth.sample-rate',
  'synth.gain',
  'synth.reverb.room-size',
  'synth.reverb.damp',
  'synth.reverb.width',
  'synth.reverb.level',
  'synth.chorus.level',
  'synth.chorus.speed',
  'synth.chorus.depth',
]);
