import { describe, expect, it } from 'vitest';
import { createRandom } from '../../time/random.ts';
import { positionAt } from '../gps/ground.ts';
import { expectTactusError, readingsOf } from '../testing/expect.ts';
import { readGpx } from './gpx.ts';
import { speedsFromPositions } from './speed-from-positions.ts';

const origin = { latitude: 52.5, longitude: 13.4 };
const startMillis = Date.UTC(2026, 3, 1, 6, 59, 58);

interface TestPoint {
  readonly atSeconds: number;
  readonly east: number;
  readonly extra?: string;
}

function trkpt({ atSeconds, east, extra = '' }: TestPoint): string {
  const { latitude, longitude } = positionAt(origin, east, 0);
  const time = new Date(startMillis + atSeconds * 1000).toISOString();
  return `<trkpt lat="${latitude}" lon="${longitude}"><ele>34.2</ele><time>${time}</time>${extra}</trkpt>`;
}

function gpx(...segments: readonly (readonly TestPoint[])[]): string {
  const body = segments.map((segment) => `<trkseg>${segment.map(trkpt).join('\n')}</trkseg>`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>Run</name>${body}</trk></gpx>`;
}

const garmin = (hr: number, cad: number): string =>
  `<extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>${hr}</gpxtpx:hr><gpxtpx:cad>${cad}</gpxtpx:cad></gpxtpx:TrackPointExtension></extensions>`;

const steady = Array.from({ length: 20 }, (_, index) => ({ atSeconds: index * 7, east: index * 21 }));

describe('readGpx', () => {
  it('derives the speed from positions 7 s apart', () => {
    const recording = readGpx('run.gpx', gpx(steady));
    expect(recording.durationSeconds).toBe(133);
    for (const reading of readingsOf(recording, 'speed')) expect(reading.speedMps).toBeCloseTo(3, 2);
    expect(readingsOf(recording, 'position')[0]).toMatchObject({ atSeconds: 0, altitudeMeters: 34.2 });
  });

  it("reads Garmin's heart rate and strides", () => {
    const recording = readGpx('run.gpx', gpx(steady.map((at) => ({ ...at, extra: garmin(151, 83) }))));
    expect(readingsOf(recording, 'cadence')[3]?.cadenceSpm).toBe(166);
    expect(readingsOf(recording, 'heartRate')[3]?.heartRateBpm).toBe(151);
  });

  it('does not double a cadence that is in steps already', () => {
    const recording = readGpx('run.gpx', gpx(steady.map((at) => ({ ...at, extra: garmin(151, 166) }))));
    expect(readingsOf(recording, 'cadence')[3]?.cadenceSpm).toBe(166);
  });

  it("prefers the file's own speed", () => {
    const recording = readGpx('run.gpx', gpx(steady.map((at) => ({ ...at, extra: '<speed>2.5</speed>' }))));
    expect(readingsOf(recording, 'speed')[5]?.speedMps).toBe(2.5);
  });

  it('stands still between segments that meet, and says nothing about a lost sky', () => {
    const second = (from: number, east: number) =>
      steady.map((at) => ({ atSeconds: at.atSeconds + from, east: at.east + east }));
    const paused = readGpx('run.gpx', gpx(steady, second(163, 400)));
    const standing = readingsOf(paused, 'speed').filter((reading) => reading.speedMps === 0);
    expect(standing.map((reading) => reading.atSeconds)).toEqual(
      Array.from({ length: 29 }, (_, index) => 134 + index),
    );
    const tunnel = readGpx('run.gpx', gpx(steady, second(163, 480)));
    expect(readingsOf(tunnel, 'speed').some((reading) => reading.speedMps === 0)).toBe(false);
    expect(tunnel.durationSeconds).toBe(296);
  });

  it('reads segments in any order, and mends the clock over all of them', () => {
    const later = steady.map((at) => ({ atSeconds: at.atSeconds + 140, east: at.east + 420 }));
    const [first, ...rest] = steady;
    const wrong = [{ ...first!, atSeconds: -1e9 }, ...rest];
    const recording = readGpx('run.gpx', gpx(later, wrong));
    expect(recording.durationSeconds).toBe(133 + 140 - 7);
    expect(recording.remarks).toEqual([expect.stringMatching(/1 sample was left out/)]);
    for (const reading of readingsOf(recording, 'speed')) expect(reading.speedMps).toBeCloseTo(3, 2);
  });

  it('refuses routes, other XML, and what is cut off', async () => {
    const route = '<gpx><rte><rtept lat="1" lon="2"></rtept></rte></gpx>';
    await expectTactusError(() => readGpx('r.gpx', route), 'badData', /no track with times/);
    await expectTactusError(() => readGpx('r.gpx', '<svg></svg>'), 'badData', /not GPX/);
    const cut = gpx(steady).slice(0, 700);
    await expectTactusError(() => readGpx('r.gpx', cut), 'badData', /damaged or cut off: line/);
  });

  it('does not expand entities', () => {
    const bomb = gpx(steady).replace(
      '<gpx ',
      '<!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n<gpx ',
    );
    expect(readGpx('run.gpx', bomb.replace('Run', '&b;&b;&b;')).durationSeconds).toBe(133);
  });
});

describe('speedsFromPositions', () => {
  it('neither grows with noise nor lags', () => {
    const random = createRandom(3);
    const track = Array.from({ length: 600 }, (_, timeSeconds) => {
      const along = timeSeconds < 300 ? 2.5 * timeSeconds : 750 + 3.6 * (timeSeconds - 300);
      return { timeSeconds, ...positionAt(origin, along + random.normal(0, 0.7), random.normal(0, 0.7)) };
    });
    const speeds = speedsFromPositions(track).map((speed) => speed ?? Number.NaN);
    const mean = (from: number, to: number): number =>
      speeds.slice(from, to).reduce((sum, speed) => sum + speed, 0) / (to - from);
    expect(mean(10, 290)).toBeCloseTo(2.5, 1);
    expect(mean(310, 590)).toBeCloseTo(3.6, 1);
    expect(mean(296, 305)).toBeGreaterThan(2.8);
    expect(mean(296, 305)).toBeLessThan(3.3);
  });

  it('knows nothing of a lonely position', () => {
    expect(speedsFromPositions([{ timeSeconds: 0, ...origin }])).toEqual([undefined]);
  });
});
