import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Bar } from '../../score/bar.ts';
import { type Part, parts } from '../../score/note.ts';
import { usualSampleRateHz as sampleRateHz } from '../options.ts';
import { Player } from '../player.ts';
import { createPlayerControls } from '../shared/controls.ts';
import { silentDb, usualGains } from '../shared/part-gains.ts';
import { type PartPlace, usualPlace } from '../shared/part-place.ts';
import { loadNativeFluidSynth } from '../synth/fluidsynth.native.ts';
import { openSynth, soundFontPath } from '../synth/open-synth.ts';
import { bandBar } from '../testing/bars.ts';

const ci = process.env.CI === 'true';
const prepared = ci || existsSync(soundFontPath);
const engines = { native: ci || loadNativeFluidSynth() !== undefined, wasm: true } as const;
const blockFrames = 256;
const silence = { drums: silentDb, bass: silentDb, chords: silentDb, lead: silentDb, pad: silentDb };

/** A band of four bars and more; nothing is limited, so that what is louder is as much louder as it says. */
async function play(engine: 'native' | 'wasm', gainsDb = usualGains, reverb = true) {
  const synth = await openSynth({ engine, polyphony: 96, sampleRateHz });
  const controls = createPlayerControls({ tempoBpm: 120, playing: true, partGainsDb: gainsDb, volume01: 1 });
  const player = new Player(synth, controls.buffers, {
    sampleRateHz,
    maxPhasePull01: 0,
    driveDb: -12,
    reverb,
    chorus: true,
  });
  for (let index = 0; index < 8; index += 1) controls.bars.put(bandBar(index));
  const left = new Float32Array(blockFrames);
  const right = new Float32Array(blockFrames);
  const playForBoth = (seconds: number): readonly [Float32Array, Float32Array] => {
    const frames = Math.round((seconds * sampleRateHz) / blockFrames) * blockFrames;
    const sounds = [new Float32Array(frames), new Float32Array(frames)] as const;
    for (let at = 0; at < frames; at += blockFrames) {
      player.renderBlock(left, right, player.frame / sampleRateHz);
      sounds[0].set(left, at);
      sounds[1].set(right, at);
    }
    return sounds;
  };
  const playFor = (seconds: number): Float32Array => playForBoth(seconds)[0];
  return { controls, playFor, playForBoth, close: () => synth.close() };
}

const withoutLead = (index: number): Bar => {
  const bar = bandBar(index);
  return { ...bar, notes: bar.notes.filter(({ part }) => part !== 'lead') };
};

function loudnessDb(sound: Float32Array): number {
  return 10 * Math.log10(sound.reduce((sum, value) => sum + value * value, 0) / sound.length + 1e-12);
}

describe.each(['native', 'wasm'] as const)('a part, %s', (engine) => {
  const test = it.skipIf(!prepared || !engines[engine]);

  test('is heard alone, and silent where that is asked for', async () => {
    const alone = async (part: Part, gainDb: number): Promise<number> => {
      const { playFor, close } = await play(engine, { ...silence, [part]: gainDb });
      const sound = playFor(4);
      close();
      return loudnessDb(sound);
    };
    for (const part of parts) {
      expect(await alone(part, 0)).toBeGreaterThan(-60);
      expect(await alone(part, silentDb)).toBeLessThan(-100);
    }
  });

  test('makes room for the kick where it is the bass, and only then', async () => {
    const heard = async (kick: number): Promise<Float32Array> => {
      const { controls, playFor, close } = await play(engine, { ...silence, bass: 0 }, false);
      const bar = bandBar(0);
      const drum = { ...bar.notes.find(({ part }) => part === 'drums')!, atBeat: 0.5, pitchMidi: kick };
      const notes = [...bar.notes.filter(({ part }) => part === 'bass'), drum];
      controls.bars.put({ ...bar, notes });
      const sound = playFor(1);
      close();
      return sound;
    };
    const [beside, under] = [await heard(38), await heard(36)];
    const levels = (fromSeconds: number, toSeconds: number): number[] =>
      [beside, under].map((sound) =>
        loudnessDb(sound.subarray(fromSeconds * sampleRateHz, toSeconds * sampleRateHz)),
      );
    const [usualBefore, before] = levels(0.1, 0.24);
    expect(before).toBe(usualBefore);
    const [usualThen, then] = levels(0.26, 0.28);
    expect(usualThen! - then!).toBeGreaterThan(1.5);
    expect(usualThen! - then!).toBeLessThan(4.1);
    const [usualAfter, after] = levels(0.46, 0.49);
    expect(usualAfter! - after!).toBeLessThan(0.3);
  });

  test('glides there while it sounds, and others hear nothing of it', async () => {
    const { controls, playFor, close } = await play(engine, { ...silence, pad: 0 }, false);
    const before = playFor(2);
    controls.desk.setPartGains({ pad: -20 });
    const glide = playFor(0.1);
    const after = playFor(1.9);
    expect(loudnessDb(after) - loudnessDb(before)).toBeCloseTo(-20, 0);
    expect(longestStep(glide)).toBeLessThanOrEqual(longestStep(before));
    close();

    const still = await play(engine, { ...usualGains, lead: silentDb });
    const beside = await play(engine, { ...usualGains, lead: silentDb });
    for (const each of [still, beside]) each.controls.bars.put(withoutLead(0));
    expect(still.playFor(0.5)).toEqual(beside.playFor(0.5));
    beside.controls.desk.setPartGains({ lead: 6 });
    const [usual, raised] = [still.playFor(1), beside.playFor(1)];
    const difference = usual.map((value, i) => value - raised[i]!);
    expect(loudnessDb(difference) - loudnessDb(usual)).toBeLessThan(-50);
    for (const each of [still, beside]) each.close();
  });
});

describe('a part that stands elsewhere', () => {
  const test = it.skipIf(!prepared || !engines.native);

  test('is heard from there, and louder or softer, also in mono; others are where they were', async () => {
    const heard = async (place: PartPlace, gainsDb = { ...silence, chords: 0 }) => {
      const { controls, playForBoth, close } = await play('native', gainsDb);
      controls.desk.place(place);
      const [left, right] = playForBoth(6);
      close();
      const mono = left.map((value, i) => value + right[i]!);
      return {
        left,
        aside: loudnessDb(right) - loudnessDb(left),
        level: 10 * Math.log10(10 ** (loudnessDb(left) / 10) + 10 ** (loudnessDb(right) / 10)),
        mono: loudnessDb(mono),
      };
    };
    const usual = await heard(usualPlace);
    const right = await heard({ part: 'chords', sideDb: 8.5, levelDb: 3 });
    const left = await heard({ part: 'chords', sideDb: -8.5, levelDb: -3 });
    // The room has them from all sides.
    expect(right.aside - usual.aside).toBeGreaterThan(5);
    expect(left.aside - usual.aside).toBeLessThan(-5);
    expect(right.level - usual.level).toBeGreaterThan(2);
    expect(left.level - usual.level).toBeLessThan(-2);
    expect(right.mono - usual.mono).toBeGreaterThan(1.2);
    expect(left.mono - usual.mono).toBeLessThan(-1.2);
    const other = await heard({ part: 'lead', sideDb: 20, levelDb: 6 });
    expect(other.left).toEqual(usual.left);
  });

  test('goes there without a leap, and comes back to where it was, as near as the leveller forgets', async () => {
    const [moved, still] = [
      await play('native', { ...silence, pad: 0 }, false),
      await play('native', { ...silence, pad: 0 }, false),
    ];
    const before = moved.playFor(2);
    still.playFor(2);
    moved.controls.desk.place({ part: 'pad', sideDb: 20, levelDb: 0 });
    still.playFor(1);
    expect(longestStep(moved.playFor(1))).toBeLessThanOrEqual(longestStep(before));
    moved.controls.desk.place(usualPlace);
    moved.playFor(1);
    still.playFor(1);
    const [there, here] = [moved.playFor(1), still.playFor(1)];
    expect(loudnessDb(there.map((value, i) => value - here[i]!))).toBeLessThan(loudnessDb(here) - 30);
    for (const each of [moved, still]) each.close();
  });
});

describe('all of the band', () => {
  const test = it.skipIf(!prepared || !engines.native);
  /** How much louder one is than the other in each half second, dB. */
  const differencesDb = (one: Float32Array, other: Float32Array): number[] =>
    Array.from({ length: 16 }, (_, half) => {
      const [from, to] = [(half * sampleRateHz) / 2, ((half + 1) * sampleRateHz) / 2];
      return loudnessDb(one.subarray(from, to)) - loudnessDb(other.subarray(from, to));
    });

  test('swells and falls with a breath, if that is asked for', async () => {
    const [usual, breathing] = [await play('native'), await play('native')];
    breathing.controls.desk.lead({ breathBeats: 8 });
    const breaths = differencesDb(breathing.playFor(8), usual.playFor(8));
    for (const each of [usual, breathing]) each.close();
    // Eight beats are four seconds; the swell is a little behind.
    expect(Math.max(...breaths.slice(3, 6))).toBeGreaterThan(-1);
    expect(Math.min(...breaths.slice(7, 10))).toBeLessThan(-4);
    expect(Math.max(...breaths.slice(11, 14))).toBeGreaterThan(-1);
    expect(Math.max(...breaths)).toBeLessThan(0.1);
  });

  test('is duller or brighter, and as it was once nothing is asked for', async () => {
    const [usual, bright] = [await play('native'), await play('native')];
    bright.controls.desk.lead({ tone: 0.5 });
    /** From one frame to the next: mostly treble. */
    const treble = (sound: Float32Array) => sound.map((value, i) => value - (sound[i - 1] ?? value));
    const brighter = differencesDb(treble(bright.playFor(8)), treble(usual.playFor(8)));
    expect(brighter[4]).toBeGreaterThan(3);
    bright.controls.desk.lead({ tone: 0 });
    // The leveller has yet to forget.
    expect(Math.abs(differencesDb(treble(bright.playFor(8)), treble(usual.playFor(8)))[8]!)).toBeLessThan(1);
    for (const each of [usual, bright]) each.close();
  });
});

const longestStep = (sound: Float32Array): number =>
  sound.reduce((longest, value, i) => Math.max(longest, Math.abs(value - (sound[i - 1] ?? value))), 0);
