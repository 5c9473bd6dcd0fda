import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Burden, createLadder } from './ladder.ts';

const options = { lowest: 4, settleSeconds: 2, firstPatienceSeconds: 30 };

interface Step {
  readonly atSeconds: number;
  readonly from: number;
  readonly to: number;
}

/** Looks once a second; `burdenOn` says how it is on a rung at a time. */
function climb(
  seconds: number,
  burdenOn: (rung: number, atSeconds: number) => Burden,
): { readonly steps: readonly Step[]; readonly rung: number } {
  const ladder = createLadder(options);
  const steps: Step[] = [];
  for (let atSeconds = 0; atSeconds < seconds; atSeconds += 1) {
    const from = ladder.rung;
    ladder.look(atSeconds, burdenOn(from, atSeconds));
    if (ladder.rung !== from) steps.push({ atSeconds, from, to: ladder.rung });
  }
  return { steps, rung: ladder.rung };
}

const burdens = fc.constantFrom<Burden>('tooMuch', 'bearable', 'light', 'unknown');
/** Looks at uneven times, as main is busy. */
const looks = fc.array(
  fc.record({ afterSeconds: fc.double({ min: 0.01, max: 90, noNaN: true }), burden: burdens }),
  { minLength: 1, maxLength: 400 },
);

describe('the ladder, whatever comes', () => {
  it('goes rung by rung, stays on it, and gives each step down its time', () => {
    fc.assert(
      fc.property(looks, (all) => {
        const ladder = createLadder(options);
        let atSeconds = 0;
        let steppedAtSeconds = Number.NEGATIVE_INFINITY;
        for (const { afterSeconds, burden } of all) {
          atSeconds += afterSeconds;
          const before = ladder.rung;
          ladder.look(atSeconds, burden);
          const by = ladder.rung - before;
          expect(Math.abs(by)).toBeLessThanOrEqual(1);
          expect(ladder.rung).toBeGreaterThanOrEqual(0);
          expect(ladder.rung).toBeLessThanOrEqual(options.lowest);
          if (by === 1) {
            expect(burden).toBe('tooMuch');
            expect(atSeconds - steppedAtSeconds).toBeGreaterThanOrEqual(options.settleSeconds);
          }
          if (by === -1) expect(burden).toBe('light');
          if (by !== 0) steppedAtSeconds = atSeconds;
        }
      }),
    );
  });

  it('steps up after nothing but patience: as much that was light since it last was too much', () => {
    fc.assert(
      fc.property(looks, (all) => {
        const ladder = createLadder(options);
        let atSeconds = 0;
        let lightSeconds = 0;
        for (const { afterSeconds, burden } of all) {
          atSeconds += afterSeconds;
          const before = ladder.rung;
          if (burden === 'tooMuch') lightSeconds = 0;
          else if (burden === 'light') lightSeconds += Math.min(2, afterSeconds);
          ladder.look(atSeconds, burden);
          if (ladder.rung < before) {
            expect(lightSeconds).toBeGreaterThanOrEqual(options.firstPatienceSeconds - 1e-6);
            lightSeconds = 0;
          }
        }
      }),
    );
  });

  it('is on the first rung that bears the burden within seconds, and seldom tries a higher one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: options.lowest }), (bears) => {
        const day = 24 * 3600;
        const { steps, rung } = climb(day, (at) => (at < bears ? 'tooMuch' : 'light'));
        expect(steps[bears - 1]).toMatchObject({ to: bears });
        expect(steps[bears - 1]!.atSeconds).toBeLessThanOrEqual(bears * options.settleSeconds);
        // 30 s, 60 s ... an hour, then once an hour: each up and down again.
        const tries = Math.ceil(Math.log2(3600 / options.firstPatienceSeconds)) + day / 3600;
        expect(steps.length).toBeLessThanOrEqual(bears + 2 * tries);
        expect(Math.abs(rung - bears)).toBeLessThanOrEqual(1);
        // What is tried in vain lasts no longer than a step down takes.
        for (const [index, { to, atSeconds }] of steps.entries()) {
          const next = steps[index + 1];
          if (to < bears && next)
            expect(next.atSeconds - atSeconds).toBeLessThanOrEqual(options.settleSeconds);
        }
      }),
      { numRuns: options.lowest },
    );
  });

  it('never goes to and fro with a burden that comes and goes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 1200 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (periodSeconds, heavy01) => {
          const hours = 12;
          const { steps } = climb(hours * 3600, (rung, at) => {
            const isHeavy = at % periodSeconds < heavy01 * periodSeconds;
            return isHeavy && rung < 2 ? 'tooMuch' : 'light';
          });
          const lateSteps = steps.filter(({ atSeconds }) => atSeconds > 4 * 3600).length;
          // Two up and two down an hour at most, once it has learnt.
          expect(lateSteps).toBeLessThanOrEqual(4 * (hours - 4) + 4);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is at the top again soon after it has become light, however long it was not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 * 3600 }), (heavySeconds) => {
        const { rung } = climb(heavySeconds + 4 * options.lowest * 3600 + 60, (_, at) =>
          at < heavySeconds ? 'tooMuch' : 'light',
        );
        expect(rung).toBe(0);
      }),
      { numRuns: 20 },
    );
    // Nothing was tried in vain meanwhile: it takes four times the first patience.
    expect(climb(600 + 4 * 31, (_, at) => (at < 600 ? 'tooMuch' : 'light')).rung).toBe(0);
  });
});
