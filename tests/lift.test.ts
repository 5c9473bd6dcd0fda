import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { samplesOf } from '../daemon/outputs/wav/wav-chunks.ts';
import { LoudnessMeter, lufsOf } from '../daemon/player/mix/loudness.ts';
import { eventGridFrames } from '../daemon/player/synth/synth.ts';
import { tactus, temporaryFolder } from './support/cli.ts';
import { Trace } from './support/trace-checks.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const rateHz = 48_000;

/** How loud a stretch of a stereo file of 16 bits is, LUFS without its gate. */
function loudnessOf(file: string): (fromSeconds: number, toSeconds: number) => number {
  const bytes = samplesOf(readFileSync(file));
  const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  const meter = new LoudnessMeter(rateHz);
  const left = new Float32Array(eventGridFrames);
  const right = new Float32Array(eventGridFrames);
  const powers: number[] = [];
  for (let frame = 0; 2 * (frame + eventGridFrames) <= samples.length; frame += eventGridFrames) {
    for (let i = 0; i < eventGridFrames; i += 1) {
      left[i] = samples[2 * (frame + i)]! / 0x8000;
      right[i] = samples[2 * (frame + i) + 1]! / 0x8000;
    }
    meter.measure(left, right, 0);
    powers.push(meter.power);
  }
  const stepOf = (seconds: number): number => Math.round((seconds * rateHz) / eventGridFrames);
  return (from, to) => {
    const heard = powers.slice(stepOf(from), stepOf(to));
    return lufsOf(heard.reduce((sum, power) => sum + power, 0) / heard.length);
  };
}

// All styles and ten seeds, into intervals and out of them: `tools/checks/lift.mjs`.
it('a run does not begin backwards, and the band is there two bars into an interval and back two bars after it', async () => {
  const [wav, jsonl] = [folder.at('run.wav'), folder.at('run.jsonl')];
  const ended = await tactus(
    ...['render', '--simulate', 'intervals', '--seconds', '136', '--style', 'folk', '--seed', '13'],
    ...['--wav', wav, '--trace', jsonl],
  );
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const trace = Trace.read(jsonl);
  const energyAt = (seconds: number): number =>
    trace.of('intent').find(({ atSeconds }) => atSeconds >= seconds)!.energy01;
  expect(energyAt(15)).toBeGreaterThan(energyAt(1) - 0.05);
  expect(energyAt(50)).toBeGreaterThan(energyAt(1) - 0.05);

  const bars = trace.of('bar');
  const loudness = loudnessOf(wav);
  const pair = (first: number): { readonly lufs: number; readonly onsets: number } => {
    const [from, to] = [bars[first]!, bars[first + 2]!];
    const isIn = ({ atBeat }: { readonly atBeat: number }): boolean =>
      atBeat >= from.startBeat - 0.1 && atBeat < to.startBeat - 0.1;
    return { lufs: loudness(from.atSeconds, to.atSeconds), onsets: trace.of('note').filter(isIn).length };
  };
  const [fast, slow] = [60, 120].map((turn) => bars.findIndex(({ atSeconds }) => atSeconds >= turn));
  const [before, first, last, after] = [fast! - 3, fast! + 2, slow! - 3, slow! + 2].map(pair);
  expect([bars[fast! + 2]!.section, bars[slow! + 2]!.section]).toEqual(['chorus', 'verse']);
  // It comes out of a chorus at an even pace, which leaves it the least room.
  expect(bars[fast! - 3]!.section).toBe('chorus');
  expect(first!.lufs).toBeGreaterThan(before!.lufs + 2.9);
  expect(first!.onsets).toBeGreaterThan(1.3 * before!.onsets);
  // Of all changes together 3 dB are asked (`tools/checks/lift.mjs`), of each by itself 2.
  expect(after!.lufs).toBeLessThan(last!.lufs - 2);
  expect(last!.onsets).toBeGreaterThan(1.3 * after!.onsets);
  // One song, and nobody changes hands in it.
  expect(bars.filter(({ instruments }) => instruments !== undefined)).toHaveLength(1);
});
