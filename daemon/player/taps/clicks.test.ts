import { expect, it } from 'vitest';
import { usualSampleRateHz as sampleRateHz } from '../options.ts';
import { Player } from '../player.ts';
import { beatHeardAt } from '../shared/clock.ts';
import { createPlayerControls } from '../shared/controls.ts';
import type { PlayerTarget } from '../shared/mailbox.ts';
import { createMasterRing, MasterRingReader, MasterRingWriter } from '../shared/master-ring.ts';
import { bandBar } from '../testing/bars.ts';
import { TappedRing } from './tapped-ring.ts';
import { createTaps } from './taps.ts';

const blockFrames = 256;

/** A player without a sound of its own, heard through a ring in pieces of some size. */
function setUp(target: Partial<PlayerTarget>, pieceFrames = 512) {
  const controls = createPlayerControls({ volume01: 1, playing: true, ...target });
  const player = new Player(null, controls.buffers, {
    sampleRateHz,
    maxPhasePull01: 0,
    driveDb: 7,
    reverb: true,
    chorus: true,
  });
  const master = createMasterRing(sampleRateHz, controls.buffers);
  const ring = new MasterRingWriter(master);
  const taps = createTaps({ master, clock: controls.clock, desk: controls.desk });
  const readers = [new TappedRing(master), new TappedRing(master), new MasterRingReader(master)] as const;
  const piece = new Float32Array(2 * pieceFrames);
  const left = new Float32Array(blockFrames);
  const right = new Float32Array(blockFrames);
  let written = 0;
  /** When each click is heard, and at which beat of the music, as the player's clock believes. */
  const clicks: { atSeconds: number; beat: number }[] = [];
  let loud = Number.NEGATIVE_INFINITY;
  let elsewhere = 0;
  let differences = 0;
  const listen = (): void => {
    const [here, late, other] = readers;
    while (here.available() >= pieceFrames) {
      const first = here.position;
      here.read(piece, pieceFrames);
      for (let i = 0; i < pieceFrames; i += 1) {
        if (Math.abs(piece[2 * i]!) < 1e-4) continue;
        const atSeconds = (first + i) / sampleRateHz;
        if (atSeconds - loud > 0.22)
          clicks.push({ atSeconds, beat: beatHeardAt(controls.clock.read(), atSeconds) });
        if (atSeconds - loud > 0.22 || loud === Number.NEGATIVE_INFINITY) loud = atSeconds;
      }
      const same = Buffer.from(piece.slice().buffer);
      late.position = first;
      late.read(piece, pieceFrames);
      if (Buffer.compare(same, Buffer.from(piece.buffer)) !== 0) differences += 1;
      other.read(piece, pieceFrames);
      for (const value of piece) elsewhere = Math.max(elsewhere, Math.abs(value));
    }
  };
  const play = (seconds: number): void => {
    for (const end = player.frame + seconds * sampleRateHz; player.frame < end; ) {
      for (; written < controls.clock.read().nextBarIndex + 3; written += 1)
        controls.bars.put(bandBar(written));
      player.renderBlock(left, right, player.frame / sampleRateHz);
      ring.write(left, right, blockFrames);
      listen();
    }
  };
  return { controls, taps, clicks, play, elsewhere: () => elsewhere, differences: () => differences };
}

it.each([
  [60, 1],
  [100, 1],
  [120, 2],
  [170, 2],
  [240, 4],
])(
  'at %d a minute clicks are heard on every beat that %d divides, as the clock believes, and only here',
  (tempoBpm, every) => {
    for (const pieceFrames of tempoBpm === 170 ? [96, 512, 30_000] : [512]) {
      const { taps, clicks, play, elsewhere, differences } = setUp({ tempoBpm }, pieceFrames);
      play(3);
      expect(taps.click(8)).toBe(every);
      expect(taps.secondsLeft).toBe(0);
      play(12);
      expect(clicks.length).toBeGreaterThanOrEqual(Math.floor((8 * tempoBpm) / 60 / every));
      expect(clicks.length).toBeLessThanOrEqual(Math.ceil((8 * tempoBpm) / 60 / every));
      for (const { beat } of clicks) {
        const off = beat / every - Math.round(beat / every);
        expect(Math.abs(off * every * (60 / tempoBpm))).toBeLessThan(0.002);
      }
      expect(elsewhere()).toBe(0);
      expect(differences()).toBe(0);
    }
  },
);

it('go on when asked for again, stop when told, and give way to a code', () => {
  const { taps, clicks, play } = setUp({ tempoBpm: 60 });
  play(2);
  taps.click(3);
  play(2);
  taps.click(3);
  play(5);
  expect(clicks.length).toBeGreaterThanOrEqual(4);
  expect(clicks.length).toBeLessThanOrEqual(6);
  taps.click(30);
  play(2);
  taps.stop();
  play(1);
  const before = clicks.length;
  play(3);
  expect(clicks.length).toBe(before);
  taps.click(30);
  taps.tap('1234567890123');
  expect(taps.secondsLeft).toBeGreaterThan(40);
});

it('are silent where no music plays', () => {
  const { taps, clicks, play } = setUp({ playing: false });
  taps.click(5);
  play(6);
  expect(clicks).toEqual([]);
});

it('lets the music step back and come back evenly, also where one begins while another ends', () => {
  const master = createMasterRing(sampleRateHz);
  const ring = new MasterRingWriter(master);
  let written = 0;
  const taps = createTaps({
    master,
    clock: { read: () => ({ frame: written, tempoBpm: 120 }) },
    // The music alone is listened to.
    desk: { volume01: 0, volumeCeiling01: 1, muted: false },
  });
  const reader = new TappedRing(master);
  const even = new Float32Array(blockFrames).fill(0.5);
  const heard: number[] = [];
  const play = (seconds: number): void => {
    for (const end = written + seconds * sampleRateHz; written < end; written += blockFrames) {
      ring.write(even, even, blockFrames);
      const chunk = new Float32Array(2 * blockFrames);
      // A device is a tenth of a second behind.
      if (written > 4800 && reader.read(chunk, blockFrames))
        heard.push(...chunk.filter((_, i) => i % 2 === 0));
    }
  };
  play(1);
  taps.tap('1234567890123');
  play(1);
  taps.stop();
  play(0.2);
  taps.click(5);
  play(0.7);
  taps.chirp([0]);
  play(0.1);
  taps.stop();
  play(0.3);
  taps.click(5);
  play(8);
  const steps = heard.map((level, i) => Math.abs(level - (heard[i - 1] ?? level)));
  // 14 dB in 0.4 s.
  expect(steps.reduce((most, step) => Math.max(most, step), 0)).toBeLessThan(1e-4);
  expect(heard.reduce((least, level) => Math.min(least, level), 1)).toBeCloseTo(0.1, 3);
  expect(heard.at(-1)).toBeCloseTo(0.5, 6);
});
