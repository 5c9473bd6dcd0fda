import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { usualSampleRateHz as sampleRateHz } from '../options.ts';
import { Player } from '../player.ts';
import { createPlayerControls } from '../shared/controls.ts';
import type { PlayerTarget } from '../shared/mailbox.ts';
import { createMasterRing, MasterRingReader, MasterRingWriter } from '../shared/master-ring.ts';
import { openSynth, soundFontPath } from '../synth/open-synth.ts';
import type { Synth } from '../synth/synth.ts';
import { bandBar } from '../testing/bars.ts';
import { inGroups, tapSequence } from './tap-sequence.ts';
import { TappedRing } from './tapped-ring.ts';
import { createTaps } from './taps.ts';
import { listen } from './testing/listen.ts';

const ci = process.env.CI === 'true';
const prepared = ci || existsSync(soundFontPath);
const dist = new URL('../../../dist/daemon/', import.meta.url);
const built = ci || existsSync(new URL('player/taps/taps.js', dist));
const blockFrames = 256;
/** The limiter's, on its way to a device. */
const ceiling = 10 ** (-1 / 20);
const codes = ['0000000000000', '9999999999999', '1234567890123', '5050505050505', '8765432109876'];

/** A player and what two readers of its ring hear, left channel: a device here, and whoever listens elsewhere. */
function setUp(target: Partial<PlayerTarget>, synth: Synth | null = null) {
  const controls = createPlayerControls({ tempoBpm: 120, volume01: 1, energy01: 1, ...target });
  const player = new Player(synth, controls.buffers, {
    sampleRateHz,
    maxPhasePull01: 0,
    driveDb: 7,
    reverb: true,
    chorus: true,
  });
  const master = createMasterRing(sampleRateHz);
  const ring = new MasterRingWriter(master);
  const taps = createTaps({ master, clock: controls.clock, desk: controls.desk });
  const readers = { here: new TappedRing(master), elsewhere: new MasterRingReader(master) };
  const heard = { here: [] as Float32Array[], elsewhere: [] as Float32Array[] };
  const left = new Float32Array(blockFrames);
  const right = new Float32Array(blockFrames);
  let written = 0;
  const play = (seconds: number): void => {
    const end = player.frame + seconds * sampleRateHz;
    while (player.frame < end) {
      for (; written < controls.clock.read().nextBarIndex + 3; written += 1)
        controls.bars.put(bandBar(written));
      player.renderBlock(left, right, player.frame / sampleRateHz);
      ring.write(left, right, blockFrames);
      for (const who of ['here', 'elsewhere'] as const) {
        const chunk = new Float32Array(2 * blockFrames);
        if (readers[who].read(chunk, blockFrames)) heard[who].push(chunk.filter((_, i) => i % 2 === 0));
      }
    }
  };
  /** What was heard since the last time. */
  const take = (who: keyof typeof heard): Float32Array => {
    const chunks = heard[who].splice(0);
    const all = new Float32Array(chunks.length * blockFrames);
    for (const [i, chunk] of chunks.entries()) all.set(chunk, i * blockFrames);
    return all;
  };
  return { controls, taps, play, take };
}

const twice = (code: string): string[] => ['!', ...code, '!', ...code];
const peakOf = (samples: Float32Array): number =>
  samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

describe('a tapped code', () => {
  it.each(codes)('%s can be written down, twice', (code) => {
    const { taps, play, take } = setUp({ playing: false });
    const seconds = taps.tap(code);
    expect(seconds).toBeLessThan(75);
    play(seconds + 1);
    expect(listen(take('here'), 0.1)).toEqual(twice(code));
    expect(taps.secondsLeft).toBe(0);
  });

  it('takes about a minute', () => {
    const all = codes.map((code) => tapSequence(code).seconds);
    expect(Math.min(...all)).toBeGreaterThan(40);
    expect(tapSequence('1234567890123').seconds).toBeCloseTo(60, -1);
    expect(inGroups('1234567890123')).toBe('123 456 789 0123');
  });

  it.skipIf(!prepared)('is heard over the music, which steps back, and only at this machine', async () => {
    const synth = await openSynth({ engine: 'auto', polyphony: 96, sampleRateHz });
    const { taps, play, take } = setUp({ playing: true }, synth);
    play(4);
    expect(take('here')).toEqual(take('elsewhere'));
    const code = '5061937482000';
    play(taps.tap(code) + 1);
    const here = take('here');
    const elsewhere = take('elsewhere');
    expect(listen(here, 0.2)).toEqual(twice(code));
    expect(peakOf(here)).toBeLessThanOrEqual(ceiling);
    // Between attention and the first digit there is music alone: 14 dB softer than elsewhere.
    const pause = [1.9 * sampleRateHz, 2.7 * sampleRateHz] as const;
    expect(peakOf(elsewhere.subarray(...pause)) / peakOf(here.subarray(...pause))).toBeCloseTo(5, 1);
    expect(listen(elsewhere, 0.2)).not.toContain('!');
    play(1);
    expect(take('here')).toEqual(take('elsewhere'));
    synth.close();
  });

  it('never leaves the ceiling, whatever the music does', () => {
    const master = createMasterRing(sampleRateHz);
    const ring = new MasterRingWriter(master);
    const { controls } = setUp({});
    const taps = createTaps({ master, clock: controls.clock, desk: controls.desk });
    const reader = new TappedRing(master);
    const loud = Float32Array.from({ length: blockFrames }, (_, i) => (i % 2 === 0 ? ceiling : -ceiling));
    const chunk = new Float32Array(2 * blockFrames);
    const seconds = taps.tap('9090909090909');
    let peak = 0;
    for (let frame = 0; frame < seconds * sampleRateHz; frame += blockFrames) {
      ring.write(loud, loud, blockFrames);
      reader.read(chunk, blockFrames);
      peak = Math.max(peak, peakOf(chunk));
    }
    expect(peak).toBeLessThanOrEqual(ceiling + 1e-6);
  });

  it('is as loud as the music is to be, and over once somebody mutes it or has it stopped', () => {
    const { controls, taps, play, take } = setUp({ volumeCeiling01: 0.5 });
    taps.tap('9999999999999');
    play(10);
    expect(peakOf(take('here'))).toBeCloseTo(0.6 * 0.25, 1);
    controls.desk.setVolume(0.5);
    taps.followVolume();
    play(10);
    expect(peakOf(take('here'))).toBeLessThan(0.6 * 0.07);
    controls.desk.setMuted(true);
    taps.followVolume();
    play(1);
    take('here');
    play(10);
    expect(peakOf(take('here'))).toBe(0);
    expect(taps.secondsLeft).toBe(0);
    controls.desk.setMuted(false);
    taps.followVolume();
    expect(taps.secondsLeft).toBe(0);
    taps.tap('9999999999999');
    play(5);
    taps.stop();
    play(1);
    take('here');
    play(5);
    expect(peakOf(take('here'))).toBe(0);
  });

  it('is the same at a device that comes late, and whatever a device reads at once', () => {
    const master = createMasterRing(sampleRateHz);
    const ring = new MasterRingWriter(master);
    const { controls } = setUp({});
    createTaps({ master, clock: controls.clock, desk: controls.desk }).tap('7777777777777');
    const silence = new Float32Array(96_000);
    ring.write(silence, silence, silence.length);
    const read = (behind: number, sizes: number): Float32Array => {
      const reader = new TappedRing(master);
      reader.seekBehind(behind);
      const all = new Float32Array(2 * behind);
      for (let frame = 0; frame < behind; frame += sizes)
        reader.read(all.subarray(2 * frame), Math.min(sizes, behind - frame));
      return all.subarray(2 * (behind - 40_000));
    };
    expect(peakOf(read(90_000, 512))).toBeGreaterThan(0.3);
    expect(read(40_000, 256)).toEqual(read(90_000, 371));
    // Where a device that follows is filled from need not be whole.
    const late = new TappedRing(master);
    late.seekBehind(39_999.6);
    const all = new Float32Array(80_000);
    late.read(all, 40_000);
    expect(all).toEqual(read(40_000, 256));
  });

  // As it is built, in a process of its own: here the compiler has seen too many other readers.
  it.skipIf(!built)('takes no memory while it sounds', () => {
    const code = `
      import { createPlayerControls } from './player/shared/controls.js';
      import { createMasterRing, MasterRingWriter } from './player/shared/master-ring.js';
      import { TappedRing } from './player/taps/tapped-ring.js';
      import { createTaps } from './player/taps/taps.js';
      const master = createMasterRing(48_000);
      const ring = new MasterRingWriter(master);
      const { clock, desk } = createPlayerControls();
      createTaps({ master, clock, desk }).tap('1234567890123');
      const reader = new TappedRing(master);
      const block = new Float32Array(256);
      const chunk = new Float32Array(512);
      const taken = [];
      for (let frame = 0; frame < 55 * 48_000; ) {
        gc();
        const before = process.memoryUsage().heapUsed;
        for (const end = frame + 5 * 48_000; frame < end; frame += 256) {
          ring.write(block, block, 256);
          reader.read(chunk, 256);
        }
        taken.push(process.memoryUsage().heapUsed - before);
      }
      console.log(Math.min(...taken));`;
    const args = ['--expose-gc', '--input-type=module', '--eval', code];
    const bytes = Number(execFileSync(process.execPath, args, { cwd: fileURLToPath(dist) }));
    // Almost a thousand blocks at a time: one small object in each would be more. The first are run by code not compiled yet.
    expect(bytes).toBeLessThan(8000);
  });
});
