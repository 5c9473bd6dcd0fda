import { existsSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualSampleRateHz as sampleRateHz } from '../options.ts';
import { Player } from '../player.ts';
import { AnnouncementWriter, mostAnnouncementFrames } from '../shared/announcements.ts';
import { createPlayerControls } from '../shared/controls.ts';
import { openSynth, soundFontPath } from '../synth/open-synth.ts';
import { bandBar } from '../testing/bars.ts';
import { AnnouncementMix } from './announcement-mix.ts';

const prepared = process.env.CI === 'true' || existsSync(soundFontPath);
/** Another thread needs JavaScript: the built file. */
const built = new URL('../../../dist/daemon/player/mix/announcement-mix.js', import.meta.url);
const blockFrames = 256;
const asideFrames = 0.08 * sampleRateHz;
const backFrames = 0.4 * sampleRateHz;

/** What is said is alike on both channels; the music is not, so that the two can be told apart. */
function setUp(music = 0.5, writer = new AnnouncementWriter()) {
  const mix = new AnnouncementMix(writer.buffer, sampleRateHz);
  const hear = (blocks: number) => {
    const left = new Float32Array(blocks * blockFrames).fill(music);
    const right = new Float32Array(blocks * blockFrames).fill(-music);
    for (let at = 0; at < left.length; at += blockFrames)
      mix.process(left.subarray(at, at + blockFrames), right.subarray(at, at + blockFrames), blockFrames);
    const said = left.map((value, i) => (value + right[i]!) / 2);
    return { said, music: left.map((value, i) => (value - right[i]!) / 2) };
  };
  return { writer, hear };
}

const db = (ratio: number): number => 20 * Math.log10(ratio);

describe('what is said over the music', () => {
  it('is heard once, whole, and the music steps aside by 9 dB before it and comes back after it', () => {
    const { writer, hear } = setUp();
    const words = Float32Array.from({ length: sampleRateHz }, (_, i) => 0.25 + (i % 100) / 1024);
    expect(writer.put(words)).toBe(true);
    const { said, music } = hear(300);
    const end = asideFrames + words.length;
    expect(said.slice(0, asideFrames).every((value) => value === 0)).toBe(true);
    const off = words.map((value, i) => Math.abs(said[asideFrames + i]! - value));
    expect(Math.max(...off)).toBeLessThan(1e-6);
    expect(said.slice(end).every((value) => value === 0)).toBe(true);
    for (const at of [asideFrames, end - 1]) expect(db(music[at]! / 0.5)).toBeCloseTo(-9, 2);
    expect(db(music[end + backFrames / 2]! / 0.5)).toBeGreaterThan(-6);
    expect(music[end + backFrames + 1]).toBe(0.5);
    // It glides: no step is heard.
    const steps = music.map((value, i) => Math.abs(value - (music[i - 1] ?? 0.5)));
    expect(Math.max(...steps.slice(0, 60_000))).toBeLessThan(0.5 / asideFrames);
    expect(writer.isFree).toBe(true);
  });

  it('touches nothing before and after', () => {
    const writer = new AnnouncementWriter();
    const mix = new AnnouncementMix(writer.buffer, sampleRateHz);
    const noise = Float32Array.from({ length: blockFrames }, (_, i) => Math.sin(i * i) - 0.3);
    const isUntouched = (): boolean => {
      const [left, right] = [noise.slice(), noise.slice()];
      mix.process(left, right, blockFrames);
      return [left, right].every((each) => Buffer.from(each.buffer).equals(Buffer.from(noise.buffer)));
    };
    expect(isUntouched()).toBe(true);
    writer.put(new Float32Array(1000).fill(0.1));
    expect(isUntouched()).toBe(false);
    for (let block = 0; block < 110; block += 1) isUntouched();
    expect(isUntouched()).toBe(true);
  });

  it('is cut off where it is too long, and nothing at all is nothing to be waited for', () => {
    const { writer, hear } = setUp(0);
    expect(writer.put(new Float32Array(0))).toBe(true);
    expect(writer.isFree).toBe(true);
    writer.put(new Float32Array(mostAnnouncementFrames + 5000).fill(0.5));
    const { said } = hear(Math.ceil((mostAnnouncementFrames + 10_000) / blockFrames));
    expect(said.filter((value) => value !== 0).length).toBe(mostAnnouncementFrames);
  });

  it('is said by the next render loop where one has died in the middle of it', () => {
    const { writer, hear } = setUp(0);
    const words = new Float32Array(20_000).fill(0.5);
    writer.put(words);
    hear(50);
    expect(writer.isFree).toBe(false);
    const next = setUp(0, writer);
    expect(next.hear(120).said.filter((value) => value === 0.5).length).toBe(words.length);
    expect(writer.isFree).toBe(true);
  });

  it('is never torn, whenever something is put', () => {
    const put = fc.record({ frames: fc.integer({ min: 1, max: 3000 }) });
    const hear = fc.record({ blocks: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(fc.array(fc.oneof(put, hear), { maxLength: 40 }), (acts) => {
        const { writer, hear: listen } = setUp(0);
        const taken: { readonly value: number; readonly frames: number }[] = [];
        const heard: number[] = [];
        for (const [index, act] of acts.entries()) {
          const value = (index + 1) / 1024;
          if ('blocks' in act) heard.push(...listen(act.blocks).said);
          else if (writer.put(new Float32Array(act.frames).fill(value))) taken.push({ value, ...act });
        }
        heard.push(...listen(60).said);
        expect(runsOf(heard)).toEqual(taken);
      }),
      { numRuns: 60 },
    );
  });

  it.skipIf(!existsSync(built))('is never torn by another thread', async () => {
    const count = 100;
    const writer = new AnnouncementWriter();
    const source = `
      const { parentPort, workerData } = require('node:worker_threads');
      import(${JSON.stringify(built.href)}).then(({ AnnouncementMix }) => {
        const mix = new AnnouncementMix(workerData.buffer, ${sampleRateHz});
        const runs = [];
        let last = 0;
        while (runs.length < ${count} || last !== 0) {
          const left = new Float32Array(${blockFrames});
          mix.process(left, new Float32Array(${blockFrames}), ${blockFrames});
          for (const value of left) {
            if (value !== 0 && value !== last) runs.push({ value, frames: 0 });
            if (value !== 0) runs.at(-1).frames += 1;
            last = value;
          }
        }
        parentPort.postMessage(runs);
      });`;
    const worker = new Worker(source, { eval: true, workerData: { buffer: writer.buffer } });
    const heard = new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    const taken: { readonly value: number; readonly frames: number }[] = [];
    while (taken.length < count) {
      const each = { value: (taken.length + 1) / 1024, frames: 1000 + 37 * taken.length };
      if (writer.put(new Float32Array(each.frames).fill(each.value))) taken.push(each);
      else await turn();
    }
    expect(await heard).toEqual(taken);
  });

  it.skipIf(!prepared)('leaves a render as it is, bit by bit, while nothing is said', async () => {
    const render = async (announcements?: AnnouncementWriter): Promise<Float32Array> => {
      const synth = await openSynth({ engine: 'auto', polyphony: 96, sampleRateHz });
      const controls = createPlayerControls({ tempoBpm: 120, playing: true, volume01: 1 });
      const buffers = { ...controls.buffers, announcements: announcements?.buffer };
      const player = new Player(synth, buffers, {
        ...{ sampleRateHz, maxPhasePull01: 0, driveDb: 7, reverb: true, chorus: true },
      });
      for (let index = 0; index < 2; index += 1) controls.bars.put(bandBar(index));
      const sound = new Float32Array(2 * blockFrames * 400);
      for (let at = 0; at < sound.length; at += 2 * blockFrames) {
        const [left, right] = [sound.subarray(at, at + blockFrames), sound.subarray(at + blockFrames)];
        player.renderBlock(left, right.subarray(0, blockFrames), player.frame / sampleRateHz);
      }
      synth.close();
      return sound;
    };
    const without = await render();
    const silent = await render(new AnnouncementWriter());
    expect(without.some((value) => Math.abs(value) > 0.05)).toBe(true);
    expect(Buffer.from(silent.buffer).equals(Buffer.from(without.buffer))).toBe(true);
    const speaking = new AnnouncementWriter();
    speaking.put(new Float32Array(20_000).fill(0.2));
    expect(Buffer.from((await render(speaking)).buffer).equals(Buffer.from(without.buffer))).toBe(false);
  });
});

/** What is not silence, value by value. */
function runsOf(heard: readonly number[]): { value: number; frames: number }[] {
  const runs: { value: number; frames: number }[] = [];
  let last = 0;
  for (const value of heard) {
    if (value !== 0 && value !== last) runs.push({ value, frames: 0 });
    if (value !== 0) runs.at(-1)!.frames += 1;
    last = value;
  }
  return runs;
}
