import { describe, expect, it } from 'vitest';
import { createPositionGate, type PositionReport } from './gate.ts';
import { positionAt } from './ground.ts';

const origin = { latitude: 52.5, longitude: 13.4 };
const at = (atSeconds: number, east: number, speedMps?: number): PositionReport => ({
  atSeconds,
  ...positionAt(origin, east, 0),
  accuracyMeters: 4,
  speedMps,
});

describe('createPositionGate', () => {
  it('holds back a leap, and goes on from where it was', () => {
    const gate = createPositionGate();
    expect(gate.accept(at(0, 0))).toBeDefined();
    expect(gate.accept(at(1, 400))).toBeUndefined();
    expect(gate.accept(at(2, 6))).toBeDefined();
  });

  it('believes a new position that stays', () => {
    const gate = createPositionGate();
    gate.accept(at(0, 0));
    expect([1, 2, 3, 4].map((second) => gate.accept(at(second, 400 + 3 * second)) !== undefined)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('lets a long tunnel be run through', () => {
    const gate = createPositionGate();
    gate.accept(at(0, 0));
    expect(gate.accept(at(120, 400))).toBeDefined();
  });

  it('stands still when the receiver only trembles, and refuses what is no body', () => {
    const gate = createPositionGate();
    expect(gate.accept(at(0, 0, 0.21))?.speedMps).toBe(0);
    expect(gate.accept(at(1, 1, 0.9))?.speedMps).toBe(0.9);
    expect(gate.accept(at(2, 2, 33))).toBeUndefined();
    expect(gate.accept(at(3, 3))?.speedMps).toBeUndefined();
  });

  it('lets nobody creep where the position stays, and lets a slow walk be one', () => {
    const speeds = (metersPerSecond: number): (number | undefined)[] => {
      const gate = createPositionGate();
      return Array.from({ length: 30 }, (_, second) => {
        const wander = 0.6 * Math.sin(second / 7);
        return gate.accept(at(second, metersPerSecond * second + wander, 0.6))?.speedMps;
      });
    };
    expect(
      speeds(0)
        .slice(6)
        .every((speedMps) => speedMps === 0),
    ).toBe(true);
    expect(speeds(0.6).every((speedMps) => speedMps === 0.6)).toBe(true);
  });

  it('looks at no more reports when a thousand come a second', () => {
    const gate = createPositionGate();
    let looks = 0;
    for (let index = 0; index < 3000; index += 1) {
      const report = at(index / 1000, (3 * index) / 1000, 3);
      const counted = Object.defineProperty({ ...report }, 'atSeconds', {
        get: () => {
          looks += 1;
          return report.atSeconds;
        },
      });
      looks = 0;
      expect(gate.accept(counted)?.speedMps).toBe(3);
    }
    expect(looks).toBeLessThan(20);
  });
});
