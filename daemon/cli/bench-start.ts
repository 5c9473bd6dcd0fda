import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadNativeFluidSynth } from '../player/synth/fluidsynth.native.ts';
import { loadLibrary } from '../system/native-library.ts';
import type { Clock } from '../time/clock.ts';
import { deafDevice, serviceArguments, startBenchDaemon } from './bench-daemon.ts';
import type { BenchResult } from './bench-result.ts';

export interface StartBenchOptions {
  readonly clock: Clock;
  readonly rounds: number;
}

const pollMs = 5;
const givenUpSeconds = 60;
/** -60 dB: what is softer is the room's noise, and no music. */
const silent = 0.001;

/**
 * From the start of the process to the first frame of music that a sound device is given, by each synthesiser, as a
 * service starts: no body is known yet. The median of some starts, from a warm disk. The device's own buffer (100 ms) comes after it.
 */
export async function benchStart({ clock, rounds }: StartBenchOptions): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  for (const engine of ['native', 'wasm'] as const) {
    const name = `start.${engine}.firstSoundMs`;
    const lacks = whatLacks(engine);
    if (lacks !== undefined) {
      results.push({ name, skipped: lacks });
      continue;
    }
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round += 1) seconds.push(await firstSoundSeconds(engine, clock));
    const median = seconds.sort((a, b) => a - b)[rounds >> 1]!;
    results.push({ name, unit: 'ms', value: Math.round(median * 1000) });
  }
  return results;
}

function whatLacks(engine: 'native' | 'wasm'): string | undefined {
  try {
    loadLibrary('libasound.so.2');
  } catch {
    return 'ALSA is not installed (Debian: apt install libasound2)';
  }
  return engine === 'native' && loadNativeFluidSynth() === undefined
    ? 'FluidSynth is not installed (Debian: apt install libfluidsynth3)'
    : undefined;
}

async function firstSoundSeconds(engine: 'native' | 'wasm', clock: Clock): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tactus-start-'));
  const soundPath = path.join(folder, 'sound.raw');
  const startedSeconds = clock.nowSeconds();
  const output = `alsa:${deafDevice}`;
  const daemon = startBenchDaemon({
    ...{ output, isAlone: true, settings: [`player.synth=${engine}`] },
    ...{ nodeArguments: serviceArguments, soundPath },
  });
  try {
    const hears = createEavesdropper(soundPath);
    while (!hears()) {
      if (clock.nowSeconds() - startedSeconds > givenUpSeconds)
        throw new Error(`no sound within ${givenUpSeconds} s`);
      await sleep(pollMs);
    }
    return clock.nowSeconds() - startedSeconds;
  } finally {
    await daemon.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a growing file of 32-bit floats holds anything but silence; looks at what is new. */
function createEavesdropper(soundPath: string): () => boolean {
  const bytes = Buffer.alloc(1 << 16);
  let position = 0;
  return () => {
    let file: number;
    try {
      file = openSync(soundPath, 'r');
    } catch {
      return false; // The device is not open yet.
    }
    try {
      for (;;) {
        const whole = readSync(file, bytes, 0, bytes.length, position) & ~3;
        if (whole === 0) return false;
        position += whole;
        for (let at = 0; at < whole; at += 4) if (Math.abs(bytes.readFloatLE(at)) > silent) return true;
      }
    } finally {
      closeSync(file);
    }
  };
}
