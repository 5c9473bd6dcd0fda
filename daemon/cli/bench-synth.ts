import { loadNativeFluidSynth } from '../player/synth/fluidsynth.native.ts';
import { openSynth } from '../player/synth/open-synth.ts';
import { type Synth, sampleRateHz } from '../player/synth/synth.ts';
import type { Clock } from '../time/clock.ts';

/** One figure of a benchmark, or why there is none. */
export type SynthBenchResult =
  | { readonly name: string; readonly unit: string; readonly value: number; readonly voices: number }
  | { readonly name: string; readonly skipped: string };

export interface SynthBenchOptions {
  readonly clock: Clock;
  /** Of music rendered for each engine. */
  readonly seconds: number;
  readonly voices: number;
}

const blockFrames = 256;
/** The code has been compiled and the caches are warm after it. */
const warmUpSeconds = 2;
/** Every voice is begun anew this often, as music does. */
const restrikeSeconds = 0.5;
/** Instruments whose notes last: organ, strings, choir, warm pad. */
const programs = [16, 48, 52, 89];

/** How many times faster than it sounds each synthesiser plays a full band with reverb and chorus, on one core. */
export async function benchSynth(options: SynthBenchOptions): Promise<readonly SynthBenchResult[]> {
  const results: SynthBenchResult[] = [];
  for (const engine of ['native', 'wasm'] as const) {
    const name = `synth.${engine}.timesRealTime`;
    if (engine === 'native' && loadNativeFluidSynth() === undefined) {
      results.push({ name, skipped: 'FluidSynth is not installed (Debian: apt install libfluidsynth3)' });
      continue;
    }
    const synth = await openSynth({ engine, polyphony: options.voices, reverb: true, chorus: true });
    try {
      results.push({ name, unit: 'times', ...measure(synth, options) });
    } finally {
      synth.close();
    }
  }
  return results;
}

function measure(synth: Synth, options: SynthBenchOptions): { value: number; voices: number } {
  const band = prepareBand(synth, options.voices);
  renderFor(synth, band, warmUpSeconds);
  const startedAt = options.clock.nowSeconds();
  const voices = renderFor(synth, band, options.seconds);
  const took = options.clock.nowSeconds() - startedAt;
  return { value: options.seconds / took, voices };
}

interface BenchNote {
  readonly channel: number;
  readonly key: number;
}

function prepareBand(synth: Synth, voices: number): readonly BenchNote[] {
  for (const [channel, program] of programs.entries()) synth.programSelect(channel, program);
  return Array.from({ length: voices }, (_, i) => ({
    channel: i % programs.length,
    key: 40 + 3 * Math.floor(i / programs.length),
  }));
}

/** Gives the mean number of voices that sounded. */
function renderFor(synth: Synth, band: readonly BenchNote[], seconds: number): number {
  const left = new Float32Array(blockFrames);
  const right = new Float32Array(blockFrames);
  const blocks = Math.ceil((seconds * sampleRateHz) / blockFrames);
  const blocksPerStrike = Math.round((restrikeSeconds * sampleRateHz) / blockFrames);
  let voices = 0;
  for (let block = 0; block < blocks; block += 1) {
    if (block % blocksPerStrike === 0) {
      for (const { channel, key } of band) {
        synth.noteOff(channel, key);
        synth.noteOn(channel, key, 90);
      }
    }
    synth.render(left, right, 0, blockFrames);
    voices += synth.activeVoices();
  }
  return voices / blocks;
}
