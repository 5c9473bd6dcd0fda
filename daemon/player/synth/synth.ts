/** FluidSynth starts and ends notes on a grid of 64 frames; events are rounded to it so that renders are exact. */
export const eventGridFrames = 64;

/** The most frames that are rendered at once. */
export const mostFramesAtOnce = 1024;

/** The buses of a synthesiser that leaves the mix to others: a channel plays on the bus of its number modulo this. */
export const busCount = 5;

/** FluidSynth's word for it. */
export const allChannels = -1;

/** The MIDI channel whose presets are drum kits. */
export const drumChannel = 9;

/** Sound of two channels, -1 to 1 and beyond. */
export interface StereoBus {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/** Of a SoundFont that plays in part or not at all; the one that comes with Tactus plays what it does not. */
export interface SynthWarning {
  readonly message: string;
  readonly fix: string;
  /** Nothing is played by what was asked for. */
  readonly isReplaced: boolean;
}

/**
 * A General MIDI synthesiser. Everything is immediate: an event acts at the next frame rendered. Nothing here
 * allocates, waits or throws once the instrument has been opened.
 */
export interface Synth {
  /** For people: which engine, which version. */
  readonly description: string;
  readonly kind: 'native' | 'wasm';
  /** Where it does not play as configured. */
  readonly warning?: SynthWarning | undefined;
  /** `velocity` 1-127. */
  noteOn(channel: number, key: number, velocity: number): void;
  noteOff(channel: number, key: number): void;
  /**
   * Of drums (else the drum channel) the program names a kit; a SoundFont without it plays its standard kit. False when
   * no SoundFont has such a preset.
   */
  programSelect(channel: number, program: number, isDrums?: boolean): boolean;
  controlChange(channel: number, controller: number, value: number): void;
  /** What was rendered last, `mostFramesAtOnce` frames each: `busCount` of them, dry; one where FluidSynth mixes itself. */
  readonly buses: readonly StereoBus[];
  /**
   * Writes `frames` frames (a multiple of `eventGridFrames`) from `offset` on into the buses, replacing what was there;
   * `offset + frames` is at most `mostFramesAtOnce`.
   */
  render(offset: number, frames: number): void;
  /** From now on so many voices at once, at most as many as it was opened with; the quietest of more are cut. */
  setPolyphony(voices: number): void;
  activeVoices(): number;
  /** As it was when it was opened: nothing sounds, no channel was told anything, and all voices may sound. */
  reset(): void;
  /** Frees what the engine holds; nothing may be called after it. */
  close(): void;
}

export interface SynthSettings {
  /** A preset is taken from the first that has it. */
  readonly soundFontPaths: readonly string[];
  /** Voices at once; the quietest are stolen beyond it. */
  readonly polyphony: number;
  readonly sampleRateHz: number;
  /**
   * FluidSynth mixes all channels itself, with its own reverb and chorus: for who has no mix. Else channels stay apart and
   * dry, whatever a SoundFont wishes to send.
   */
  readonly mixesItself: boolean;
}

const drumBank = 128;
const standardKit = 0;

/** Whether `select`, of one font, bank and program, succeeds for the best that the fonts have. Allocates nothing. */
export function selectPreset(
  fonts: readonly number[],
  channel: number,
  program: number,
  select: (channel: number, font: number, bank: number, program: number) => boolean,
  isDrums = channel === drumChannel,
): boolean {
  for (const font of fonts) {
    if (select(channel, font, isDrums ? drumBank : 0, program)) return true;
    if (isDrums && select(channel, font, drumBank, standardKit)) return true;
  }
  return false;
}

export const busesOf = ({ mixesItself }: SynthSettings): number => (mixesItself ? 1 : busCount);

/** FluidSynth's settings, the same for the native and the wasm build, so that both sound alike. */
export function fluidSynthSettings(settings: SynthSettings): readonly (readonly [string, number])[] {
  return [
    ['synth.sample-rate', settings.sampleRateHz],
    ['synth.gain', 0.45],
    ['synth.polyphony', settings.polyphony],
    ['synth.audio-channels', busesOf(settings)],
    ['synth.audio-groups', busesOf(settings)],
    ['synth.reverb.active', settings.mixesItself ? 1 : 0],
    ['synth.reverb.room-size', 0.45],
    ['synth.reverb.damp', 0.35],
    ['synth.reverb.width', 0.8],
    ['synth.reverb.level', 0.6],
    ['synth.chorus.active', settings.mixesItself ? 1 : 0],
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
