import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { samplesOf } from '../daemon/outputs/wav/wav-chunks.ts';
import { findProgram } from '../daemon/system/testing/program.ts';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { temporaryFolder } from './support/cli.ts';
import { type Daemon, type DaemonAnswer, eventually, post, startDaemon } from './support/daemon.ts';

const isInstalled = findProgram('espeak-ng') !== undefined;
requireInstalled('espeak-ng', isInstalled);

const sampleRateHz = 48_000;
/** The beeps of a lap: two, so long, so far from one to the next (docs/run.md). */
const lapHz = 988;
const toneSeconds = 0.18;
const nextToneSeconds = 0.24;

const folder = temporaryFolder();
afterAll(folder.remove);
let running: Daemon | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
  vi.unstubAllEnvs();
});

/** A daemon that plays to a file, and says laps over it. */
async function start(name: string, options: readonly string[]) {
  const wav = folder.at(`${name}.wav`);
  const configuration = folder.at(`${name}.yaml`);
  const voice = 'enabled: true, sensors: false, zones: false, intervals: false, kilometres: false';
  writeFileSync(configuration, [`voice: { ${voice} }`, ...options].join('\n'));
  const daemon = await startDaemon(
    folder.at(name),
    ...['--config', configuration, '--simulate', 'easy', '--seed', '4'],
    ...['--output', 'null', '--output', `wav:${wav}`],
  );
  running = daemon;
  const station = async (): Promise<DaemonAnswer> =>
    (await daemon.get('/api/v1/state')).health.find(({ station }: DaemonAnswer) => station === 'voice');
  const said = async (): Promise<number> => {
    const { spoken, sounded } = (await station()).counters;
    return spoken + sounded;
  };
  await eventually(async () => (await daemon.get('/api/v1/state')).clock?.beat > 8);
  /** Presses the lap button, and waits until it has been said. */
  const lap = async (): Promise<void> => {
    const before = await said();
    await post(daemon, '/api/v1/intent', { cue: 'lap' });
    await eventually(async () => (await said()) > before);
    await sleep(3500);
  };
  const stop = async () => {
    expect(await daemon.stop()).toBe(0);
    return readStereo(wav);
  };
  return { daemon, station, lap, stop };
}

/** What both channels have in common, where all that is said is; and what they have not: music alone. */
function readStereo(file: string): { readonly middle: Float32Array; readonly side: Float32Array } {
  const samples = samplesOf(readFileSync(file));
  const frames = Math.floor(samples.length / 4);
  const middle = new Float32Array(frames);
  const side = new Float32Array(frames);
  for (let i = 0; i < frames; i += 1) {
    const left = samples.readInt16LE(4 * i) / 0x8000;
    const right = samples.readInt16LE(4 * i + 2) / 0x8000;
    middle[i] = (left + right) / 2;
    side[i] = (left - right) / 2;
  }
  return { middle, side };
}

const cut = (sound: Float32Array, fromSeconds: number, toSeconds: number): Float32Array =>
  sound.subarray(Math.round(fromSeconds * sampleRateHz), Math.round(toSeconds * sampleRateHz));

const powerOf = (sound: Float32Array): number =>
  sound.reduce((sum, value) => sum + value * value, 0) / sound.length;

/** Of a sine in it. */
function amplitudeAt(sound: Float32Array, hz: number): number {
  let [sine, cosine] = [0, 0];
  const turn = (2 * Math.PI * hz) / sampleRateHz;
  for (let i = 0; i < sound.length; i += 1) {
    sine += sound[i]! * Math.sin(turn * i);
    cosine += sound[i]! * Math.cos(turn * i);
  }
  return (2 * Math.hypot(sine, cosine)) / sound.length;
}

/** Where the two beeps of a lap seem to begin, seconds, the surest first, none near another; and how loud they are. */
function findLaps(middle: Float32Array): { readonly atSeconds: number; readonly amplitude: number }[] {
  const hop = 0.02;
  const [inset, window] = [0.03, 0.12];
  const amplitudes: number[] = [];
  for (let at = 0; at + window < middle.length / sampleRateHz; at += hop)
    amplitudes.push(amplitudeAt(cut(middle, at, at + window), lapHz));
  const pairs = amplitudes
    .map((one, index) => ({
      atSeconds: index * hop - inset,
      amplitude: Math.min(one, amplitudes[index + Math.round(nextToneSeconds / hop)] ?? 0),
    }))
    .sort((one, other) => other.amplitude - one.amplitude);
  const found: typeof pairs = [];
  for (const pair of pairs)
    if (found.every(({ atSeconds }) => Math.abs(atSeconds - pair.atSeconds) > 2)) found.push(pair);
  return found;
}

describe('what happens in a run is said over the music', () => {
  it('by tones where espeak-ng does not speak, and the music steps aside', async () => {
    const programs = folder.at('programs');
    mkdirSync(programs);
    const broken = path.join(programs, 'espeak-ng');
    writeFileSync(broken, '#!/bin/sh\nexit 1\n');
    chmodSync(broken, 0o755);
    vi.stubEnv('PATH', `${programs}:${process.env.PATH}`);
    // The lead and the drums might play what is looked for.
    const { daemon, station, lap, stop } = await start('tones', [
      'player: { volume01: 1, partGainsDb: { lead: -60, drums: -60 } }',
    ]);
    const laps = 6;
    for (let each = 0; each < laps; each += 1) await lap();
    expect(await station()).toMatchObject({
      ...{ status: 'degraded', texts: { voice: 'tones' } },
      counters: { spoken: 0, sounded: laps },
    });
    const answer = await fetch(`${daemon.url}/api/v1/config`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', origin: daemon.url },
      body: JSON.stringify({ voice: { enabled: false } }),
    });
    expect(await answer.json()).toMatchObject({ changed: [{ path: 'voice.enabled', restartNeeded: false }] });
    expect(await station()).toBeUndefined();
    await post(daemon, '/api/v1/intent', { cue: 'lap' });
    await sleep(3000);

    const { middle, side } = await stop();
    const found = findLaps(middle);
    const heard = found.slice(0, laps);
    const [softest, next] = [heard.at(-1)!.amplitude, found[laps]?.amplitude ?? 0];
    // -12 dBFS, softened by the energy at most.
    expect(softest).toBeGreaterThan(0.1);
    expect(next).toBeLessThan(softest / 2);
    const sumOf = (...spans: readonly (readonly [from: number, to: number])[]): number =>
      heard
        .flatMap(({ atSeconds }) => spans.map(([from, to]) => cut(side, atSeconds + from, atSeconds + to)))
        .reduce((sum, each) => sum + powerOf(each), 0) / spans.length;
    const meanwhile = sumOf([0, nextToneSeconds + toneSeconds]);
    const otherwise = sumOf([-1.2, -0.2], [1.2, 2.2]);
    expect(10 * Math.log10(meanwhile / otherwise)).toBeLessThan(-5);
    expect(10 * Math.log10(meanwhile / otherwise)).toBeGreaterThan(-15);
  });

  it.skipIf(!isInstalled)('in words where it does', async () => {
    const { station, lap, stop } = await start('words', [
      'player: { volume01: 1, partGainsDb: { lead: -60, drums: -60, bass: -60, chords: -60, pad: -60 } }',
    ]);
    await lap();
    expect(await station()).toMatchObject({
      ...{ status: 'ok', detail: 'espeak-ng speaks', texts: { voice: 'espeak-ng' } },
      counters: { spoken: 1, sounded: 0 },
    });
    const { middle, side } = await stop();
    const loud = middle.findIndex((value) => Math.abs(value) > 0.05);
    const last = middle.findLastIndex((value) => Math.abs(value) > 0.05);
    // "Lap 1: 12 seconds." Tones are over within half a second.
    expect((last - loud) / sampleRateHz).toBeGreaterThan(0.8);
    expect((last - loud) / sampleRateHz).toBeLessThan(6);
    expect(10 * Math.log10(powerOf(middle.subarray(loud, last)))).toBeGreaterThan(-40);
    expect(10 * Math.log10(powerOf(middle.subarray(0, loud - 4800)))).toBeLessThan(-60);
    expect(10 * Math.log10(powerOf(side))).toBeLessThan(-60);
  });
});
