import { describe, expect, it } from 'vitest';
import { Pacer } from './pacer.ts';

const rate = 48_000;
const options = { bufferFrames: 4800, leadFrames: 512, sampleRateHz: rate };
const silence = { incarnation: 0, position: 0, heardFrame: 0, atSeconds: 0, wayFrames: 0 };

/** An ear that hears `frame` at `atSeconds` and was given a buffer more. */
function hears(frame: number, atSeconds: number, wayFrames = 0) {
  return { incarnation: 1, position: frame + 4800, heardFrame: frame, atSeconds, wayFrames };
}

describe('the pacer', () => {
  it('keeps a buffer ahead of the monotonic clock when there is no ear', () => {
    const pacer = new Pacer(options, 100);
    expect(pacer.framesDue(0, 100)).toBeCloseTo(0, 6);
    pacer.observe(silence, rate, 101);
    expect(pacer.framesDue(rate - 256, 101)).toBeCloseTo(256, 6);
    expect(pacer.heardAtSeconds(rate)).toBeCloseTo(101.1, 9);
    expect(pacer.source).toBe('clock');
  });

  it('begins with any frame', () => {
    const pacer = new Pacer(options, 100, 7 * rate);
    expect(pacer.framesDue(7 * rate, 100)).toBeCloseTo(0, 6);
    expect(pacer.heardAtSeconds(7 * rate)).toBeCloseTo(100.1, 9);
  });

  it('follows an ear once it hears, and its clock from then on', () => {
    const pacer = new Pacer(options, 100);
    // This ear's clock runs a thousandth fast, and what it is given is heard 30 ms later than thought.
    const heardBy = (now: number): number => (now - 100.13) * rate * 1.001;
    let now = 100;
    for (; now < 130; now += 0.005) {
      const ear = hears(heardBy(now), now);
      pacer.observe(ear, ear.position, now);
    }
    expect(pacer.source).toBe('ear');
    expect(pacer.handOvers).toBe(1);
    expect(pacer.framesDue(heardBy(now) + 4800, now)).toBeGreaterThan(200);
    expect(pacer.heardAtSeconds(heardBy(now))).toBeCloseTo(now, 2);
  });

  it('does not take for late what a device that stood still has time for', () => {
    const pacer = new Pacer(options, 100);
    let now = 100;
    const run = (seconds: number, delaySeconds: number): void => {
      for (const end = now + seconds; now < end; now += 0.005)
        pacer.observe(hears((now - 100.1 - delaySeconds) * rate, now), (now - 100) * rate, now);
    };
    run(3, 0);
    // For 0.12 s nothing was heard; each frame is heard so much later from now on.
    now += 0.12;
    run(0.5, 0.12);
    const heard = Math.round((now - 100.1 - 0.12) * rate);
    const rendered = heard + 4800;
    // The word of what is heard when goes there slowly ...
    expect(pacer.soundsAtSeconds(rendered)).toBeLessThan(now + 0.02);
    // ... but there is as much time as ever.
    expect(pacer.deadlineSeconds(rendered)).toBeCloseTo(now + 0.1, 2);
  });

  it('believes what has stayed otherwise for half a second, and a word that leaps and comes back only slowly', () => {
    const pacer = new Pacer(options, 100);
    let now = 100;
    const run = (seconds: number, delayAt: () => number): void => {
      for (const end = now + seconds; now < end; now += 0.005)
        pacer.observe(hears((now - 100.1 - delayAt()) * rate, now), (now - 100) * rate, now);
    };
    run(3, () => 0);
    run(0.6, () => 0.06);
    expect(pacer.soundsAtSeconds(0)).toBeCloseTo(100.16, 3);
    // A delay that is said 40 ms shorter for 0.3 s in each 0.4 s.
    run(4, () => ((now * 1000) % 400 < 300 ? 0.02 : 0.06));
    expect(pacer.soundsAtSeconds(0)).toBeGreaterThan(100.135);
  });

  it('takes over after 50 ms without a sound, without a jump', () => {
    const pacer = new Pacer(options, 100);
    let now = 100;
    for (; now < 102; now += 0.005) pacer.observe(hears((now - 100.1) * rate, now), (now - 100) * rate, now);
    const last = hears((now - 100.1) * rate, now);
    const before = pacer.heardAtSeconds(0);
    pacer.observe(last, last.position, now + 0.04);
    expect(pacer.source).toBe('ear');
    pacer.observe(last, last.position, now + 0.06);
    expect(pacer.source).toBe('clock');
    expect(pacer.heardAtSeconds(0)).toBeCloseTo(before, 3);
  });

  it('takes a word about the way behind the device at once, however large, and keeps it while the device is away', () => {
    const pacer = new Pacer(options, 100);
    let now = 100;
    const run = (seconds: number, wayFrames: number): void => {
      for (const end = now + seconds; now < end; now += 0.005)
        pacer.observe(hears((now - 100.1) * rate, now, wayFrames), (now - 100) * rate, now);
    };
    run(2, 0);
    const sounds = pacer.soundsAtSeconds(0);
    for (const wayMs of [100, -100, 1000, 0]) {
      run(0.01, (wayMs / 1000) * rate);
      expect(pacer.source).toBe('ear');
      expect(pacer.heardAtSeconds(0)).toBeCloseTo(sounds + wayMs / 1000, 3);
    }
    expect(pacer.soundsAtSeconds(0)).toBeCloseTo(sounds, 3);
    run(0.01, 0.25 * rate);
    const last = hears((now - 100.1) * rate, now, 0.25 * rate);
    for (const end = now + 1; now < end; now += 0.005) pacer.observe(last, (now - 100) * rate, now);
    expect(pacer.source).toBe('clock');
    expect(pacer.heardAtSeconds(0)).toBeCloseTo(sounds + 0.25, 2);
  });

  it('does not believe a device that swallows sound faster than it can be heard', () => {
    const pacer = new Pacer(options, 100);
    for (let now = 100; now < 103; now += 0.005) {
      const swallowed = (now - 100) * rate * 4;
      pacer.observe({ ...hears(swallowed, now), position: swallowed }, 0, now);
    }
    expect(pacer.source).toBe('clock');
  });

  it('does not run after the time that a sleeping machine lost', () => {
    const pacer = new Pacer(options, 100);
    pacer.observe(silence, 4800, 100.05);
    pacer.observe(silence, 4800, 160);
    expect(pacer.framesDue(4800, 160)).toBeLessThanOrEqual(4801);
    expect(pacer.heardAtSeconds(4800)).toBeGreaterThan(160);
  });
});
