import { execFile } from 'node:child_process';
import { constants } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { DriftResampler, framesBefore } from '../../outputs/alsa/drift-resampler.ts';
import { mostAnnouncementFrames } from '../../player/shared/announcements.ts';
import { firstLineOf } from '../../system/errors.ts';
import { lowerPriority } from '../../system/low-priority.ts';
import { createBackoff } from '../../time/backoff.ts';
import type { Clock } from '../../time/clock.ts';
import type { SpokenLanguage } from './options.ts';
import { type MonoSound, readWav } from './wav-sound.ts';

/** Words as sound, by espeak-ng, a process for each sentence. */
export interface Speech {
  /** Looks whether it is there. */
  look(): Promise<void>;
  /** Mono at the rate asked for; undefined where it cannot be spoken, or shall not be tried so soon again. Never rejects. */
  say(sentence: string, language: SpokenLanguage): Promise<Float32Array | undefined>;
  readonly state: SpeechState;
}

export type SpeechState =
  | { readonly is: 'unasked' | 'speaks' | 'absent' }
  | { readonly is: 'fails'; readonly because: string };

export interface SpeechDependencies {
  readonly sampleRateHz: number;
  readonly clock: Clock;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Default: the one that is installed. */
  readonly program?: string;
}

export const speaker = 'espeak-ng';

const patienceMs = 5000;
/** Twice as much as is ever said. */
const mostBytes = 2 * 1024 * 1024;
const wordsPerMinute = '165';
/** After a failure tones speak for so long. */
const rest = { firstSeconds: 30, mostSeconds: 1800 };
/** Of the loudest sample: speech is mostly much softer. */
const loudest01 = 0.7;
/** What never is as loud is no speech. */
const softest01 = 0.001;
const fadeSeconds = 0.02;
const longestSeconds = mostAnnouncementFrames / 48_000;
/** Resampled in one turn of the loop: a millisecond or two on a small board. */
const turnFrames = 4800;

export function createSpeech({ sampleRateHz, clock, signal, program = speaker }: SpeechDependencies): Speech {
  const backoff = createBackoff(rest);
  let state: SpeechState = { is: 'unasked' };
  let restsUntilSeconds = Number.NEGATIVE_INFINITY;

  const attempt = async <Result>(act: () => Promise<Result>): Promise<Result | undefined> => {
    if (clock.nowSeconds() < restsUntilSeconds) return undefined;
    try {
      const result = await act();
      state = { is: 'speaks' };
      backoff.reset();
      return result;
    } catch (error) {
      const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT';
      state = isAbsent ? { is: 'absent' } : { is: 'fails', because: firstLineOf(error) };
      restsUntilSeconds = clock.nowSeconds() + backoff.nextSeconds();
      return undefined;
    }
  };

  return {
    async look() {
      await attempt(() => run(program, ['--version'], '', signal));
    },
    say: (sentence, language) =>
      attempt(async () => {
        // Plain UTF-8 on its input: nothing that stands in it is an option.
        const args = ['--stdin', '--stdout', '-b', '1', '-z', '-v', language, '-s', wordsPerMinute];
        const spoken = levelled(readWav(await run(program, args, sentence, signal)));
        return await resampled(spoken, sampleRateHz);
      }),
    get state() {
      return state;
    },
  };
}

/** Errors: Error when it is not there, fails, says too much or takes too long. */
function run(program: string, args: readonly string[], words: string, signal: AbortSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const limits = { timeout: patienceMs, killSignal: 'SIGKILL', maxBuffer: mostBytes, signal } as const;
    const child = execFile(program, [...args], { encoding: 'buffer', ...limits }, (error, bytes, said) => {
      if (error === null) resolve(bytes);
      else if (error.killed) reject(new Error(`it did not end within ${patienceMs / 1000} s`));
      else if (typeof error.code === 'number')
        reject(new Error(`it ended with ${error.code}: ${said.toString('utf8').trim()}`));
      else reject(error);
    });
    // The music comes first.
    child.once('spawn', () => lowerPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL));
    // One that ends before it has read says why by how it ends.
    child.stdin?.on('error', () => {});
    child.stdin?.end(words);
  });
}

/** As loud as every other, no longer than can be said, and its end not cut off. Errors: RangeError of silence. */
function levelled({ sampleRateHz, samples: all }: MonoSound): MonoSound {
  const samples = all.subarray(0, Math.floor(longestSeconds * sampleRateHz));
  let loudest = 0;
  for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample));
  if (loudest < softest01) throw new RangeError('what it says cannot be heard');
  const gain = loudest01 / loudest;
  const fadeFrames = fadeSeconds * sampleRateHz;
  for (let i = 0; i < samples.length; i += 1)
    samples[i] = samples[i]! * gain * Math.min(1, (samples.length - i) / fadeFrames);
  return { sampleRateHz, samples };
}

/** At another rate, a little in each turn of the loop: others wait for it. */
async function resampled({ sampleRateHz, samples }: MonoSound, toHz: number): Promise<Float32Array> {
  const ratio = sampleRateHz / toHz;
  const resampler = new DriftResampler(Math.min(1, 1 / ratio));
  resampler.ratio = ratio;
  const output = new Float32Array(Math.floor(samples.length / ratio));
  const input = new Float32Array(2 * (framesBefore + resampler.inputNeeded(output.length)));
  for (let i = 0; i < samples.length; i += 1) {
    input[2 * (framesBefore + i)] = samples[i]!;
    input[2 * (framesBefore + i) + 1] = samples[i]!;
  }
  const piece = new Float32Array(2 * turnFrames);
  for (let at = 0, used = 0; at < output.length; at += turnFrames) {
    const count = Math.min(turnFrames, output.length - at);
    used += resampler.process(input.subarray(2 * used), piece, count);
    for (let i = 0; i < count; i += 1) output[at + i] = piece[2 * i]!;
    await turn();
  }
  return output;
}
