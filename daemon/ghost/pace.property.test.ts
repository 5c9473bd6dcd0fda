import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace, leadOf, type PacePoint } from './pace.ts';
import { placeOf } from './place.ts';

/** Somebody's way, second by second or less often, with stops that do not count and stretches without a way. */
const points = fc
  .array(
    fc.record({
      seconds: fc.double({ min: 0.1, max: 60, noNaN: true }),
      meters: fc.double({ min: 0, max: 300, noNaN: true }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((stretches) => {
    let [atSeconds, way] = [0, 0];
    return stretches.map(({ seconds, meters }): PacePoint => {
      atSeconds += seconds;
      way += meters;
      return [atSeconds, way];
    });
  });
const share01 = fc.double({ min: 0, max: 1, noNaN: true });

describe('the lead of whoever ran before', () => {
  it('is nothing against oneself, anywhere', () => {
    fc.assert(
      fc.property(points, share01, (way, share) => {
        const pace = createPace(way);
        const meters = share * pace.meters;
        const movingSeconds = pace.secondsAt(meters)!;
        expect(leadOf(pace, { movingSeconds, meters })).toBeCloseTo(0, 6);
        for (const [atSeconds, gone] of way) {
          const lead = leadOf(pace, { movingSeconds: atSeconds, meters: gone })!;
          // Where he stayed for a while he left late.
          expect(lead).toBeLessThanOrEqual(1e-9);
        }
      }),
    );
  });

  it('grows with every second that one loses, and shrinks with every metre that one gains', () => {
    fc.assert(
      fc.property(
        points,
        share01,
        share01,
        fc.double({ min: 0, max: 600, noNaN: true }),
        (way, one, other, lost) => {
          const pace = createPace(way);
          const [near, far] = [one * pace.meters, other * pace.meters].sort((a, b) => a - b) as [
            number,
            number,
          ];
          const movingSeconds = pace.secondsAt(near)!;
          expect(leadOf(pace, { movingSeconds: movingSeconds + lost, meters: near })).toBeCloseTo(lost, 6);
          expect(leadOf(pace, { movingSeconds, meters: far })!).toBeLessThanOrEqual(1e-9);
        },
      ),
    );
  });

  it('is a number on his way and none beyond it, whatever is told', () => {
    const number = fc.double({ min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 40 }), number, (told, meters) => {
        const pace = createPace(told);
        const lead = leadOf(pace, { movingSeconds: 100, meters });
        if (meters <= pace.meters) expect(lead).toSatisfy(Number.isFinite);
        else expect(lead).toBeUndefined();
      }),
    );
  });

  it('was somewhere between two points where nobody told', () => {
    const pace = createPace([
      [10, 30],
      [30, 90],
      [40, 90],
      [50, 150],
    ]);
    expect([0, 15, 30, 60, 90, 120, 150].map((meters) => pace.secondsAt(meters))).toEqual([
      ...[0, 5, 10, 20, 40, 45, 50],
    ]);
    expect(pace.secondsAt(151)).toBeUndefined();
    expect(createPace([]).secondsAt(0)).toBe(0);
  });
});

describe('where that is heard', () => {
  it('is to the right and louder ahead, to the left and softer behind, alike, and never only on one side', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e5, noNaN: true }), share01, (lead, presence01) => {
        const [ahead, behind] = [placeOf(lead, presence01), placeOf(-lead, presence01)];
        expect(ahead.sideDb + behind.sideDb).toBeCloseTo(0, 0);
        expect(ahead.levelDb + behind.levelDb).toBeCloseTo(0, 0);
        for (const [db, most] of [
          [ahead.sideDb, 10],
          [ahead.levelDb, 3.5],
        ] as const) {
          expect(db).toBeGreaterThanOrEqual(0);
          expect(db).toBeLessThanOrEqual(most);
        }
      }),
    );
    expect(placeOf(10, 0)).toEqual({ sideDb: 0, levelDb: 0 });
    expect(placeOf(0, 1)).toEqual({ sideDb: 0, levelDb: 0 });
    expect(placeOf(10, 1)).toEqual({ sideDb: 8.5, levelDb: 3 });
    expect(placeOf(-10, 1)).toEqual({ sideDb: -8.5, levelDb: -3 });
  });
});
