import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../time/random.ts';
import { playBeats, type SyncedBeat, type SyncOptions } from './sync-run.ts';

interface Runner {
  readonly cadenceSpm: number;
  readonly jitterMs: number;
  readonly gapSeconds: number;
  readonly startBeat01: number;
  readonly seed: number;
}

const gapAtSeconds = 20;
const secondsAfterGap = 60;

/** Steps with jitter, a pause in which none is told while the feet go on, and steps again. */
function beatsOf({ cadenceSpm, jitterMs, gapSeconds, startBeat01, seed }: Runner): readonly SyncedBeat[] {
  const random = createRandom(seed);
  const seconds = gapAtSeconds + gapSeconds + secondsAfterGap;
  const readings = [];
  for (let line = 0.5; line < seconds; line += 60 / cadenceSpm) {
    const atSeconds = Math.max(0, line + random.normal(0, jitterMs / 1000));
    if (line > gapAtSeconds && line < gapAtSeconds + gapSeconds) continue;
    readings.push({
      toldAtSeconds: atSeconds,
      reading: { kind: 'step', sensorId: 'foot', atSeconds } as const,
    });
  }
  readings.sort((one, other) => one.toldAtSeconds - other.toldAtSeconds);
  return playBeats({ readings, seconds, conductor: {}, outputDelaySeconds: 0.18, startBeat01 });
}

const runners = fc.record({
  cadenceSpm: fc.double({ min: 60, max: 240, noNaN: true }),
  jitterMs: fc.double({ min: 0, max: 40, noNaN: true }),
  gapSeconds: fc.double({ min: 0, max: 20, noNaN: true }),
  startBeat01: fc.double({ min: 0, max: 1, noNaN: true }),
  seed: fc.nat(10_000),
});

describe('the loop from steps to beats', () => {
  it('is stable at every cadence, with any jitter to 40 ms, over any gap, and never turns by more than 3 % a beat', () => {
    fc.assert(
      fc.property(runners, (runner) => {
        const beats = beatsOf(runner);
        const lengths = beats.slice(1).map(({ atSeconds }, index) => atSeconds - beats[index]!.atSeconds);
        const changes = lengths.slice(1).map((length, index) => Math.abs(Math.log(length / lengths[index]!)));
        expect(Math.max(...changes)).toBeLessThan(Math.log(1.03));
        // Where the beat is in the end, seen from the feet's own line.
        const last = beats.slice(-16);
        const offs = last.map(({ atSeconds }) => {
          const steps = ((atSeconds - 0.5) * runner.cadenceSpm) / 60;
          return Math.abs(steps - Math.round(steps));
        });
        // At the slowest and the fastest the tempo can give way to one side only, and the beat may go all the way round.
        if (runner.cadenceSpm > 62 && runner.cadenceSpm < 233)
          expect(offs.reduce((sum, off) => sum + off, 0) / offs.length).toBeLessThan(0.15);
        for (const { tempoBpm } of last)
          expect(Math.abs(tempoBpm / runner.cadenceSpm - 1)).toBeLessThan(0.09);
      }),
      { numRuns: 100 },
    );
  });

  it.each([-40, 40])('holds the beat %d ms from the foot where that is asked for', (phaseOffsetMs) => {
    const offs = farFrom(0.36, { phaseOffsetMs }).map((ms) => ms - phaseOffsetMs);
    expect(Math.max(...offs.map(Math.abs))).toBeLessThan(3);
  });

  it("learns the person's own angle while it follows the tempo alone, and holds it", () => {
    // The first beat is heard at its own time, in between steps that never vary: so far from the foot it stays.
    const offs = farFrom(0.36, { phaseOffsetMs: 'auto' }, 0.6);
    expect(Math.abs(offs[0]!)).toBeGreaterThan(20);
    expect(Math.abs(offs[0]!)).toBeLessThan(80);
    for (const ms of offs) expect(Math.abs(ms - offs[0]!)).toBeLessThan(3);
  });
});

/** Of the last beats of a minute how long after the foot they are heard, ms; steps without jitter. */
function farFrom(
  periodSeconds: number,
  conductor: SyncOptions['conductor'],
  startBeat01 = 0,
): readonly number[] {
  const readings = Array.from({ length: 60 / periodSeconds }, (_, index) => {
    const atSeconds = index * periodSeconds;
    return { toldAtSeconds: atSeconds, reading: { kind: 'step', sensorId: 'foot', atSeconds } as const };
  });
  const beats = playBeats({ readings, seconds: 60, conductor, outputDelaySeconds: 0.18, startBeat01 });
  return beats.slice(-40).map(({ atSeconds }) => {
    const steps = atSeconds / periodSeconds;
    return 1000 * periodSeconds * (steps - Math.round(steps));
  });
}
