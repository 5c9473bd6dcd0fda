import { Master } from '../player/mix/master.ts';
import { Mix } from '../player/mix/mix.ts';
import { usualSampleRateHz as sampleRateHz } from '../player/options.ts';
import { loadNativeFluidSynth } from '../player/synth/fluidsynth.native.ts';
import { openSynth } from '../player/synth/open-synth.ts';
import type { Synth } from '../player/synth/synth.ts';
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
const usualDriveDb = 7;
/** The code has been compiled and the caches are warm after it. */
const warmUpSeconds = 2;
/** Every voice is begun anew this often, as music does. */
const restrikeSeconds = 0.5;
/** The two ways of mixing take turns this often, so that what else the machine does falls on both. */
const turnSeconds = 1;
/** Instruments whose notes last: organ, strings, choir, warm pad. */
const programs = [16, 48, 52, 89];

/**
 * How many times faster than it sounds each synthesiser plays a full band in the room, on one core, limiter and all; the same
 * with FluidSynth's own mix, reverb and chorus and nothing after it; and what the one costs of the other.
 */
export async function benchSynth(options: SynthBenchOptions): Promise<readonly SynthBenchResult[]> {
  const results: SynthBenchResult[] = [];
  for (const engine of ['native', 'wasm'] as const) {
    const name = `synth.${engine}`;
    if (engine === 'native' && loadNativeFluidSynth() === undefined) {
      const skipped = 'FluidSynth is not installed (Debian: apt install libfluidsynth3)';
      results.push({ name: `${name}.timesRealTime`, skipped });
      continue;
    }
    const settings = { engine, polyphony: options.voices, sampleRateHz };
    const mixed = openBand(await openSynth(settings), options.voices, true);
    const bare = openBand(await openSynth({ ...settings, mixesItself: true }), options.voices, false);
    try {
      results.push(...compare(name, mixed, bare, options));
    } finally {
      mixed.close();
      bare.close();
    }
  }
  return results;
}

function compare(
  name: string,
  mixed: BenchBand,
  bare: BenchBand,
  { clock, seconds }: SynthBenchOptions,
): readonly SynthBenchResult[] {
  for (const band of [mixed, bare]) band.play(warmUpSeconds);
  const took = { mixed: 0, bare: 0 };
  const voices = { mixed: 0, bare: 0 };
  const turns = Math.ceil(seconds / turnSeconds);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [way, band] of [['mixed', mixed] as const, ['bare', bare] as const]) {
      const startedAt = clock.nowSeconds();
      voices[way] += band.play(turnSeconds) / turns;
      took[way] += clock.nowSeconds() - startedAt;
    }
  }
  const times = (way: 'mixed' | 'bare'): number => (turns * turnSeconds) / took[way];
  return [
    { name: `${name}.timesRealTime`, unit: 'times', value: times('mixed'), voices: voices.mixed },
    { name: `${name}.ownMixTimesRealTime`, unit: 'times', value: times('bare'), voices: voices.bare },
    { name: `${name}.mixCost`, unit: 'times', value: took.mixed / took.bare, voices: voices.mixed },
  ];
}

interface BenchBand {
  /** Gives the mean number of voices that sounded. */
  play(seconds: number): number;
  close(): void;
}

function openBand(synth: Synth, voices: number, isMixed: boolean): BenchBand {
  const mix = isMixed ? new Mix(synth, { reverb: true, chorus: true }, sampleRateHz) : undefined;
  const master = new Master(usualDriveDb, sampleRateHz);
  for (const [channel, program] of programs.entries()) synth.programSelect(channel, program);
  const notes = Array.from({ length: voices }, (_, i) => ({
    channel: i % programs.length,
    key: 40 + 3 * Math.floor(i / programs.length),
  }));
  const left = new Float32Array(blockFrames);
  const right = new Float32Array(blockFrames);
  return {
    play(seconds) {
      const blocks = Math.ceil((seconds * sampleRateHz) / blockFrames);
      const blocksPerStrike = Math.round((restrikeSeconds * sampleRateHz) / blockFrames);
      let sounding = 0;
      for (let block = 0; block < blocks; block += 1) {
        if (block % blocksPerStrike === 0) {
          for (const { channel, key } of notes) {
            synth.noteOff(channel, key);
            synth.noteOn(channel, key, 90);
          }
        }
        synth.render(0, blockFrames);
        mix?.process(left, right, 0, blockFrames);
        if (isMixed) master.process(left, right, blockFrames, 1, false, 1, 1);
        sounding += synth.activeVoices();
      }
      return sounding / blocks;
    },
    close: () => synth.close(),
  };
}
