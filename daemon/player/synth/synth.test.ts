import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { usualSampleRateHz as sampleRateHz } from '../options.ts';
import { Player } from '../player.ts';
import { createPlayerControls } from '../shared/controls.ts';
import type { PlayerTarget } from '../shared/mailbox.ts';
import { bandBar } from '../testing/bars.ts';
import { smallSoundFont } from '../testing/small-sound-font.ts';
import { loadNativeFluidSynth } from './fluidsynth.native.ts';
import { openSynth, soundFontPath } from './open-synth.ts';
import { drumChannel, type Synth } from './synth.ts';

const ci = process.env.CI === 'true';
/** Absent parts are skipped at home (npm run prepare; apt install libfluidsynth3), but never in CI. */
const prepared = ci || existsSync(soundFontPath);
const engines = { native: ci || loadNativeFluidSynth() !== undefined, wasm: true } as const;
const settings = { polyphony: 96, sampleRateHz };

function loudness(samples: Float32Array, fromSeconds: number, toSeconds: number): number {
  const part = samples.subarray(fromSeconds * sampleRateHz, toSeconds * sampleRateHz);
  return Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length);
}

/** So many seconds of what a channel plays, left. */
function listen(synth: Synth, channel: number, seconds: number): Float32Array {
  const blockFrames = 960;
  const sound = new Float32Array(Math.round((seconds * sampleRateHz) / blockFrames) * blockFrames);
  for (let at = 0; at < sound.length; at += blockFrames) {
    synth.render(0, blockFrames);
    sound.set(synth.buses[channel % synth.buses.length]!.left.subarray(0, blockFrames), at);
  }
  return sound;
}

/** The frequency near `hz` (within a semitone) with the most energy. */
function pitchNear(samples: Float32Array, hz: number): number {
  let best = 0;
  let bestEnergy = -1;
  for (let cents = -100; cents <= 100; cents += 5) {
    const candidate = hz * 2 ** (cents / 1200);
    let re = 0;
    let im = 0;
    for (let i = 0; i < samples.length; i += 1) {
      const angle = (2 * Math.PI * candidate * i) / sampleRateHz;
      re += samples[i]! * Math.cos(angle);
      im += samples[i]! * Math.sin(angle);
    }
    if (re * re + im * im > bestEnergy) {
      bestEnergy = re * re + im * im;
      best = candidate;
    }
  }
  return best;
}

describe.each(['native', 'wasm'] as const)('FluidSynth, %s', (engine) => {
  const opened: Synth[] = [];
  const open = async (): Promise<Synth> => {
    const synth = await openSynth({ engine, ...settings });
    opened.push(synth);
    return synth;
  };
  afterEach(() => {
    for (const synth of opened.splice(0)) synth.close();
  });
  const test = it.skipIf(!prepared || !engines[engine]);

  test('plays the note asked for, and ends it', async () => {
    const synth = await open();
    expect(synth.kind).toBe(engine);
    expect(synth.programSelect(2, 73)).toBe(true);
    synth.noteOn(2, 69, 100);
    const sounding = listen(synth, 2, 1);
    expect(synth.activeVoices()).toBeGreaterThan(0);
    expect(loudness(synth.buses[1]!.left, 0, 0.02)).toBe(0);
    synth.noteOff(2, 69);
    const ended = listen(synth, 2, 3);
    expect(loudness(sounding, 0.2, 0.9)).toBeGreaterThan(0.01);
    expect(loudness(ended, 2.5, 3)).toBeLessThan(1e-4);
    expect(synth.activeVoices()).toBe(0);
    expect(1200 * Math.log2(pitchNear(sounding.subarray(9600, 38_400), 440) / 440)).toBeCloseTo(0, -1.2);
  });

  test('has drums on the drum channel, and says what it lacks', async () => {
    const synth = await open();
    expect(synth.programSelect(drumChannel, 0)).toBe(true);
    expect(synth.programSelect(0, 127)).toBe(false);
    synth.noteOn(drumChannel, 36, 110);
    expect(loudness(listen(synth, drumChannel, 0.5), 0, 0.2)).toBeGreaterThan(0.005);
  });

  test('plays fewer voices when it is asked to, and as many again', async () => {
    const synth = await open();
    synth.programSelect(3, 48);
    const strike = (): number => {
      for (let key = 40; key < 72; key += 1) synth.noteOn(3, key, 90);
      listen(synth, 3, 0.2);
      return synth.activeVoices();
    };
    expect(strike()).toBeGreaterThan(30);
    synth.setPolyphony(16);
    expect(strike()).toBeLessThanOrEqual(16);
    synth.setPolyphony(settings.polyphony);
    expect(strike()).toBeGreaterThan(30);
  });

  const render = async (blockFrames: number, volume: Partial<PlayerTarget> = {}): Promise<Float32Array> => {
    const controls = createPlayerControls({ tempoBpm: 173, playing: true, volume01: 1, ...volume });
    for (let index = 0; index < 4; index += 1) controls.bars.put(bandBar(index));
    const player = new Player(await open(), controls.buffers, {
      sampleRateHz,
      maxPhasePull01: 0,
      driveDb: 0,
      reverb: true,
      chorus: true,
    });
    const all = new Float32Array(3 * sampleRateHz - ((3 * sampleRateHz) % 1024));
    const right = new Float32Array(all.length);
    for (let start = 0; start < all.length; start += blockFrames) {
      const end = start + blockFrames;
      player.renderBlock(all.subarray(start, end), right.subarray(start, end), start / sampleRateHz);
    }
    return all;
  };

  test('gives the same samples whatever the size of the blocks, and every time', async () => {
    const first = await render(256);
    expect(loudness(first, 0, 3)).toBeGreaterThan(0.01);
    expect(await render(256)).toEqual(first);
    expect(await render(1024)).toEqual(first);
  });

  test('is as loud as a share of the ceiling', async () => {
    const half = await render(256, { volume01: 1, volumeCeiling01: 0.5 });
    expect(await render(256, { volume01: 0.5, volumeCeiling01: 1 })).toEqual(half);
    expect(loudness(half, 1, 3)).toBeCloseTo(loudness(await render(256), 1, 3) / 4, 3);
    expect(loudness(await render(256, { volumeCeiling01: 0 }), 0, 3)).toBe(0);
  });
});

describe.skipIf(!prepared)('a SoundFont that does not serve', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tactus-synth-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  /** The one that comes with Tactus, the presets of a bank moved into another. */
  function moved(name: string, from: readonly number[], to: number): string {
    const font = readFileSync(soundFontPath);
    const table = font.indexOf('phdr') + 8;
    const end = table + font.readUInt32LE(table - 4) - 38;
    for (let at = table; at < end; at += 38) {
      if (from.includes(font.readUInt16LE(at + 22))) font.writeUInt16LE(to, at + 22);
    }
    writeFileSync(path.join(folder, name), font);
    return path.join(folder, name);
  }
  const loudnessOf = (synth: Synth, channel: number, key: number): number => {
    synth.noteOn(channel, key, 110);
    return loudness(listen(synth, channel, 0.5), 0, 0.2);
  };

  it.each(['native', 'wasm'] as const)('is replaced by ours, or helped out, %s', async (engine) => {
    if (!engines[engine]) return;
    const open = (soundFontPath: string): Promise<Synth> => openSynth({ engine, ...settings, soundFontPath });
    const files = {
      'is not there': '/nowhere/tactus.sf2',
      'in bank 5': moved('bank5.sf2', [0, 128], 5),
      'is damaged (its samples are not where they should be)': path.join(folder, 'damaged.sf2'),
      'is refused by FluidSynth': path.join(folder, 'refused.sf2'),
    };
    const small = smallSoundFont([{ bank: 0, program: 0 }]);
    const renamed = (name: string): Buffer => {
      const font = Buffer.from(small);
      font.write('what', font.indexOf(name));
      return font;
    };
    writeFileSync(path.join(folder, 'damaged.sf2'), renamed('smpl'));
    writeFileSync(path.join(folder, 'refused.sf2'), renamed('isng'));
    for (const [why, file] of Object.entries(files)) {
      const synth = await open(file);
      expect(synth.warning?.message).toMatch(why);
      expect(synth.warning).toMatchObject({ fix: 'Check player.soundFontPath.', isReplaced: true });
      expect(synth.programSelect(2, 73)).toBe(true);
      expect(loudnessOf(synth, 2, 69)).toBeGreaterThan(0.005);
      synth.close();
    }
    const drumless = await open(moved('drumless.sf2', [128], 5));
    expect(drumless.warning).toMatchObject({ message: /lacks drum kits/, isReplaced: false });
    expect(drumless.programSelect(drumChannel, 0)).toBe(true);
    expect(loudnessOf(drumless, drumChannel, 36)).toBeGreaterThan(0.005);
    drumless.close();
  });
});
