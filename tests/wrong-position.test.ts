import { describe, expect, it } from 'vitest';
import { createBody } from '../daemon/body/body.ts';
import { createConductor } from '../daemon/conductor/conductor.ts';
import { createPositionGate, type PositionReport } from '../daemon/sensors/gps/gate.ts';
import { positionAt } from '../daemon/sensors/gps/ground.ts';

/** What a receiver tells, through everything up to the tempo, in the mode that follows speed. */
function tempos(reports: readonly PositionReport[]): number[] {
  const gate = createPositionGate();
  const body = createBody();
  const conductor = createConductor({ follow: 'speed' });
  const heard: number[] = [];
  for (let tick = 0; tick <= 600; tick += 1) {
    for (const report of reports.filter(({ atSeconds }) => Math.round(10 * atSeconds) === tick)) {
      const passed = gate.accept(report);
      if (passed) body.accept({ kind: 'position', sensorId: 'gps', ...passed });
    }
    heard.push(conductor.update(body.stateAt(tick / 10)).tempoBpm);
  }
  return heard;
}

const origin = { latitude: 52.5, longitude: 13.4 };
const runner = (
  wrong: (second: number) => { readonly east: number; readonly speedMps: number } | undefined,
) =>
  Array.from({ length: 60 }, (_, second): PositionReport => {
    const { east, speedMps } = wrong(second) ?? { east: 2.9 * second, speedMps: 2.9 };
    return { atSeconds: second, ...positionAt(origin, east, 0), accuracyMeters: 5, speedMps };
  });

describe('a receiver that is wrong at the start', () => {
  const right = Math.max(...tempos(runner(() => undefined)));

  it.each([
    ['at 60 m/s for one fix', (second: number) => (second === 0 ? { east: 0, speedMps: 60 } : undefined)],
    ['at 14 m/s for one fix', (second: number) => (second === 0 ? { east: 0, speedMps: 14 } : undefined)],
    [
      'leaping for five',
      (second: number) =>
        second < 5 ? { east: 700 * (second % 3), speedMps: 14 - 3 * (second % 4) } : undefined,
    ],
    [
      'at 14 m/s for eight',
      (second: number) => (second < 8 ? { east: 9 * second, speedMps: 14 } : undefined),
    ],
  ])('%s does not hurry the music', (_, wrong) => {
    const heard = tempos(runner(wrong));
    expect(right).toBeGreaterThan(160);
    expect(Math.max(...heard)).toBeLessThan(right + 1);
    expect(Math.abs((heard.at(-1) ?? 0) - 165)).toBeLessThan(2);
  });

  it('and tells positions alone does not hurry it either', () => {
    for (const leap of [12, 25, 40, 300]) {
      const reports = runner((second) =>
        second < 6 ? { east: leap * ((second * 7) % 3), speedMps: 0 } : undefined,
      ).map(({ speedMps, ...report }) => report);
      expect(Math.max(...tempos(reports)), `leaps of ${leap} m`).toBeLessThan(right + 8);
    }
  });
});
