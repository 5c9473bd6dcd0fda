import { expect, it } from 'vitest';
import { createMasterRing } from '../player/shared/master-ring.ts';
import { createTaps } from '../player/taps/taps.ts';
import { createClicks } from './clicks.ts';

function start() {
  const taps = createTaps({
    master: createMasterRing(48_000),
    clock: { read: () => ({ frame: 0, tempoBpm: 120 }) },
    desk: { volume01: 1, volumeCeiling01: 1, muted: false },
  });
  const clicks = createClicks({
    taps,
    codeTaps: {
      unheardBecause: undefined,
      get secondsLeft() {
        return taps.secondsLeft;
      },
    },
    player: { read: () => ({ state: 'playing' }) },
  });
  return { taps, clicks };
}

it('clicks end only clicks: who stops tapping along leaves others their chirps and codes', () => {
  const { taps, clicks } = start();
  clicks.click(30);
  expect(taps.sounding).toBe('clicks');
  for (const begin of [() => taps.chirp([0]), () => void taps.tap('1234567890123')]) {
    begin();
    const { sounding } = taps;
    clicks.stop();
    clicks.stop();
    expect(taps.sounding).toBe(sounding);
    expect(sounding === 'code' ? taps.secondsLeft : 40).toBeGreaterThan(30);
  }
});

it('clicks wait while a microphone listens, and while a code is tapped', () => {
  const { taps, clicks } = start();
  expect(clicks.unheardBecause).toBeUndefined();
  taps.chirp([0]);
  expect(clicks.unheardBecause).toMatch(/microphone listens/);
  taps.tap('1234567890123');
  expect(clicks.unheardBecause).toMatch(/pairing code/);
});
