import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BeatClock } from './beat-clock.ts';

const blockSeconds = 256 / 48_000;

interface Run {
  readonly clock: BeatClock;
  /** When each whole beat fell, seconds, and the tempo then. */
  readonly beats: { atSeconds: number; tempoBpm: number }[];
}

/** Runs a clock in blocks; `ask` says what is wanted at each, and how much later than it sounds it is heard. */
function run(
  startTempoBpm: number,
  seconds: number,
  ask: (atSeconds: number) => {
    tempoBpm: number;
    beatAtSeconds?: number;
    confidence01?: number;
    waySeconds?: number;
  },
  maxPhasePull01 = 0.08,
): Run {
  const clock = new BeatClock({ startTempoBpm, maxPhasePull01 });
  const beats: Run['beats'] = [];
  for (let block = 0; block * blockSeconds < seconds; block += 1) {
    const at = block * blockSeconds;
    const { tempoBpm, beatAtSeconds = 0, confidence01 = 0, waySeconds = 0 } = ask(at);
    const beat = { beatAtSeconds, beatPeriodSeconds: 60 / tempoBpm, phaseConfidence01: confidence01 };
    clock.steer({ tempoBpm, ...beat }, at + waySeconds, blockSeconds);
    const before = clock.beat;
    clock.advance(blockSeconds);
    for (let beat = Math.ceil(before); beat < clock.beat; beat += 1) {
      const part = (beat - before) / (clock.beat - before);
      beats.push({ atSeconds: at + part * blockSeconds, tempoBpm: clock.tempoBpm });
    }
  }
  return { clock, beats };
}

/** The largest change of tempo between neighbouring beats, by their tempi and by their distances. */
function largestChange(beats: Run['beats']): number {
  let largest = 1;
  for (let i = 1; i < beats.length; i += 1) {
    const tempo = beats[i]!.tempoBpm / beats[i - 1]!.tempoBpm;
    largest = Math.max(largest, tempo, 1 / tempo);
    if (i < 2) continue;
    const length =
      (beats[i]!.atSeconds - beats[i - 1]!.atSeconds) / (beats[i - 1]!.atSeconds - beats[i - 2]!.atSeconds);
    largest = Math.max(largest, length, 1 / length);
  }
  return largest - 1;
}

describe('the beat clock', () => {
  it('keeps a steady tempo to the microsecond', () => {
    const { beats } = run(170, 60, () => ({ tempoBpm: 170 }));
    expect(beats).toHaveLength(170);
    expect(beats[169]!.atSeconds).toBeCloseTo((169 * 60) / 170, 6);
  });

  it('follows a turn of 32 in under ten beats, never faster than 3 % a beat', () => {
    const { clock, beats } = run(150, 12, (at) => ({ tempoBpm: at < 3 ? 150 : 182 }));
    expect(largestChange(beats)).toBeLessThan(0.03);
    expect(clock.tempoBpm).toBeCloseTo(182, 6);
    const arrived = beats.find((beat) => beat.tempoBpm > 182 * 0.99)!;
    expect(arrived.atSeconds - 3).toBeLessThan(4);
  });

  it('never changes by more than 3 % from a beat to the next, whatever is asked', () => {
    const asked = fc.array(
      fc.record({
        tempoBpm: fc.double({ min: 60, max: 240, noNaN: true }),
        step: fc.double({ min: -3, max: 1, noNaN: true }),
        confidence01: fc.constantFrom(0, 0.3, 1),
      }),
      { minLength: 2, maxLength: 40 },
    );
    fc.assert(
      fc.property(asked, fc.double({ min: 60, max: 240, noNaN: true }), (asks, start) => {
        const { beats } = run(
          start,
          asks.length / 2,
          (at) => {
            const ask = asks[Math.min(asks.length - 1, Math.floor(at * 2))]!;
            return { tempoBpm: ask.tempoBpm, beatAtSeconds: at + ask.step, confidence01: ask.confidence01 };
          },
          0.09,
        );
        expect(largestChange(beats)).toBeLessThanOrEqual(0.03);
        for (const beat of beats) expect(beat.tempoBpm).toBeGreaterThanOrEqual(59.999);
        for (const beat of beats) expect(beat.tempoBpm).toBeLessThanOrEqual(240.001);
      }),
      { numRuns: 60 },
    );
  });

  it('brings the beat onto the foot from any phase, and keeps it there', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 100, max: 200, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (cadenceSpm, phase) => {
          const period = 60 / cadenceSpm;
          const lastStep = (at: number): number => (Math.floor(at / period - phase) + phase) * period;
          const { beats } = run(cadenceSpm, 30, (at) => ({
            tempoBpm: cadenceSpm,
            beatAtSeconds: lastStep(at),
            confidence01: 1,
          }));
          for (const beat of beats.filter(({ atSeconds }) => atSeconds * cadenceSpm > 60 * 24)) {
            const inSteps = beat.atSeconds / period - phase;
            expect(Math.abs(inSteps - Math.round(inSteps))).toBeLessThan(0.005);
          }
          expect(largestChange(beats)).toBeLessThan(0.03);
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([0.1, -0.1])('walks to the foot when what is heard is said to be heard %d s later', (change) => {
    const period = 60 / 170;
    const { beats } = run(170, 60, (at) => {
      const waySeconds = at < 20 ? 0 : change;
      const beatAtSeconds = Math.floor((at + waySeconds) / period) * period;
      return { tempoBpm: 170, beatAtSeconds, confidence01: 1, waySeconds };
    });
    expect(largestChange(beats)).toBeLessThan(0.03);
    const offMs = ({ atSeconds }: Run['beats'][number]): number => {
      const steps = (atSeconds + change) / period;
      return Math.abs(steps - Math.round(steps)) * period * 1000;
    };
    const after = beats.filter(({ atSeconds }) => atSeconds > 20);
    const arrived = after.findIndex((_, i) => after.slice(i).every((beat) => offMs(beat) < 10));
    expect(arrived).toBeLessThan(14);
  });

  it('lets go of the phase when steps cease', () => {
    const { clock } = run(160, 20, (at) => ({
      tempoBpm: 160,
      beatAtSeconds: 1,
      confidence01: at < 2 ? 1 : 0,
    }));
    expect(clock.tempoBpm).toBeCloseTo(160, 3);
    expect(clock.phaseErrorBeats).toBe(0);
  });

  it('is where it is to be from the first, before anything was heard', () => {
    const clock = new BeatClock({ startTempoBpm: 100, maxPhasePull01: 0.08 });
    const target = { tempoBpm: 170, beatAtSeconds: 3.1, beatPeriodSeconds: 60 / 170, phaseConfidence01: 1 };
    for (const at of [4, 4.1, 4.2]) clock.preset(target, at);
    clock.steer(target, 4.2, blockSeconds);
    expect(clock.tempoBpm).toBeCloseTo(170, 6);
    expect(clock.phaseErrorBeats).toBeCloseTo(0, 6);
  });
});
