import { expect, it } from 'vitest';
import { BeatClock } from '../../player/beat-clock.ts';
import { betweenFrames, createWriterBench, earError, rampLength, rate } from './testing/writer-bench.ts';

/** The largest change of speed between frames that were heard, but for where the ramp begins anew. */
function roughest01(heard: readonly number[]): number {
  let most = 0;
  let lastTop = 0;
  for (let i = 1; i < heard.length; i += 1) {
    // There the filter rings.
    if (heard[i]! > rampLength - 100) lastTop = i;
    if (i - lastTop > 100) most = Math.max(most, Math.abs(heard[i]! - heard[i - 1]! - 1));
  }
  return most;
}

it('another output is the reference while it is open, and no other has a gap, nor the tempo a jump', () => {
  const bench = createWriterBench();
  const { pacer, clock } = bench;
  const speakers = bench.addWriter(0);
  const beats = new BeatClock({ startTempoBpm: 170, maxPhasePull01: 0.02 });
  const tempi: number[] = [];
  const play = (seconds: number): void =>
    bench.runFor(seconds, () => {
      // A foot that falls on every beat of 170 a minute, whatever is believed.
      const now = clock.nowSeconds();
      const beatSeconds = 60 / 170;
      const heardAt = pacer.heardAtSeconds(bench.rendered());
      const beatAtSeconds = Math.floor(now / beatSeconds) * beatSeconds;
      const foot = { beatAtSeconds, beatPeriodSeconds: beatSeconds, phaseConfidence01: 1 };
      beats.steer({ tempoBpm: 170, ...foot }, heardAt, 0.001);
      beats.advance(0.001);
      tempi.push(beats.tempoBpm);
    });
  play(4);
  const begins = speakers.device.heard.length;

  // Headphones over a link of 150 ms that they tell of, and 60 ms that they do not.
  const hidden = 0.06 * rate;
  const headphones = bench.addWriter(1, hidden);
  headphones.device.beyondFrames = 0.15 * rate;
  headphones.device.speed = 1.0005;
  bench.choose(1);
  speakers.orders.setWay(0, hidden, { atOnce: false });
  play(40);
  expect(pacer.source).toBe('ear');
  const atHead = (): number =>
    headphones.device.heard.at(-1)! - headphones.device.beyondFrames - hidden + rampLength;
  expect(Math.abs(earError(atHead(), pacer, clock))).toBeLessThan(0.01);
  // They have walked to where they are heard together with them.
  expect(Math.abs(betweenFrames(speakers.device.heard.at(-1)!, atHead()))).toBeLessThan(0.005 * rate);

  bench.choose(0);
  speakers.orders.setWay(0, 0, { atOnce: false });
  headphones.close();
  play(6);
  expect(pacer.source).toBe('ear');
  expect(Math.abs(earError(speakers.device.heard.at(-1)!, pacer, clock))).toBeLessThan(0.01);

  expect([speakers.figures.skips, speakers.figures.underruns]).toEqual([0, 0]);
  // Half a percent, and what a float of this size can tell.
  expect(roughest01(speakers.device.heard.slice(begins))).toBeLessThan(0.013);
  const changes = tempi.slice(1).map((tempo, i) => Math.abs(Math.log(tempo / tempi[i]!)));
  // 3 % a beat at most, which is 0.35 s.
  expect(Math.max(...changes)).toBeLessThan((0.03 / 0.35) * 0.001);
});
