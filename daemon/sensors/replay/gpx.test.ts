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

  it('lets the type of the track decide in doubt', () => {
    const cadenceOf = (type: string): number | undefined => {
      const slow = steady.map(({ atSeconds }) => ({
        atSeconds,
        east: 1.35 * atSeconds,
        extra: garmin(120, 89),
      }));
      const recording = readGpx('run.gpx', gpx(slow).replace('<trkseg>', `<type>${type}</type><trkseg>`));
      return readingsOf(recording, 'cadence')[3]?.cadenceSpm;
    };
    expect(['walking', 'Hiking', '10'].map(cadenceOf)).toEqual([89, 89, 89]);
    expect(['running', 'trail_running', '9'].map(cadenceOf)).toEqual([178, 178, 178]);
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

  it('reads what programs make of GPX', () => {
    const plain = gpx(steady.map((at) => ({ ...at, extra: garmin(151, 83) })));
    const expected = [...readGpx('run.gpx', plain).readings];
    const variants = {
      'empty segments and tracks': plain
        .replace('<trkseg>', '<trkseg/><trkseg></trkseg><trkseg>')
        .replace('<trk>', '<trk/><trk> </trk><trk><name/></trk><trk>'),
      'a blank line before it': `\n\n${plain}`,
      'a mark of its encoding': `\uFEFF${plain}`,
      'other prefixes': plain.replaceAll('gpxtpx:', 'ns3:'),
      'names in capitals': plain
        .replaceAll('gpxtpx:hr', 'x:HeartRate')
        .replaceAll('gpxtpx:cad', 'x:RunCadence'),
      'units and types': plain
        .replaceAll('<gpxtpx:hr>', '<gpxtpx:hr unit="bpm">')
        .replaceAll('<gpxtpx:cad>', '<gpxtpx:cad xmlns="">')
        .replaceAll('<time>', '<time xml:space="preserve">'),
      'times with a zone': plain.replaceAll(
        /T(\d\d)(:\d\d:\d\d)\.000Z/g,
        (_, hour, rest) => `T${String(Number(hour) + 2).padStart(2, '0')}${rest},000+02:00`,
      ),
      'times without a zone': plain.replaceAll('.000Z', ''),
      '-1 for an unknown speed': plain.replaceAll('<ele>', '<speed>-1.0</speed><ele>'),
      '0 for an unknown speed': plain.replaceAll('<ele>', '<speed>0.0</speed><ele>'),
    };
    for (const [what, text] of Object.entries(variants)) {
      const recording = readGpx('run.gpx', text);
      expect([...recording.readings], what).toEqual(expected);
      expect(recording.remarks, what).toEqual([]);
    }
  });

  it('tells what it leaves out', () => {
    const points = steady.map(trkpt);
    points[3] = points[3]?.replace(/lat="[^"]*"/, 'lat="none"') ?? '';
    points[5] = points[5]?.replace(/lon="[^"]*"/, 'lon="1954.1"') ?? '';
    points[7] = points[7]?.replace(/<time>.*<\/time>/, '') ?? '';
    points.splice(9, 0, trkpt({ atSeconds: 56, east: 170 }));
    const recording = readGpx('run.gpx', `<gpx><trk><trkseg>${points.join('')}</trkseg></trk></gpx>`);
    expect(recording.remarks).toEqual([
      '2 points were left out: no latitude and longitude that could be',
      '1 point was left out: no time',
      '1 point was left out: elsewhere at the same time as the one before',
    ]);
    expect(readingsOf(recording, 'position')).toHaveLength(17);
  });

  it('reads a file that is cut off to its last whole point', () => {
    const text = gpx(steady.map((at) => ({ ...at, extra: garmin(151, 83) })));
    for (const cutAt of [text.length - 3, text.lastIndexOf('<ele>') + 8, text.lastIndexOf('<trkpt') - 1]) {
      const recording = readGpx('run.gpx', text.slice(0, cutAt));
      expect(recording.durationSeconds).toBeGreaterThanOrEqual(126);
      expect(recording.remarks).toEqual(['the file is cut off; it was read to its last whole point']);
    }
  });

  it('refuses a track that has lost its times, and keeps one whose times are rounded', async () => {
    const at = (second: number) => steady.map(({ east }, index) => ({ atSeconds: second * index, east }));
    await expectTactusError(() => readGpx('r.gpx', gpx(at(0))), 'badData', /the same time for its 20 places/);
    const rounded = gpx(at(0.2)).replaceAll(/\.\d{3}Z/g, 'Z');
    const recording = readGpx('run.gpx', rounded);
    expect(recording.remarks).toEqual([
      '16 points were left out: elsewhere at the same time as the one before',
    ]);
    expect(recording.durationSeconds).toBe(3);
  });

  it('says what is wrong with the numbers', async () => {
    const comma = gpx(steady).replaceAll(/(lat="\d+)\./g, '$1,');
    await expectTactusError(() => readGpx('r.gpx', comma), 'badData', /decimal commas/);
    const numbered = gpx(steady).replaceAll(/<time>[^<]*/g, '<time>1775026798');
    await expectTactusError(() => readGpx('r.gpx', numbered), 'badData', /times that are not written like/);
    const degrees = gpx(steady).replaceAll(/lat="[^"]*"/g, 'lat="52°30\'"');
    await expectTactusError(() => readGpx('r.gpx', degrees), 'badData', /20 of its points have no latitude/);
  });

  it('says so when it holds the tracks of several days', async () => {
    const day = (days: number): string =>
      gpx(steady.map((at) => ({ ...at, atSeconds: at.atSeconds + days * 86_400 })));
    const two = day(0).replace('</gpx>', day(3).slice(day(3).indexOf('<trk>')));
    await expectTactusError(() => readGpx('a.gpx', two), 'badData', /holds 2 runs: 2026-04-01, 2026-04-04/);
  });

  it('refuses routes, other XML, and what is damaged in its midst', async () => {
    const route = '<gpx><rte><rtept lat="1" lon="2"></rtept></rte></gpx>';
    await expectTactusError(() => readGpx('r.gpx', route), 'badData', /no track with times/);
    await expectTactusError(() => readGpx('r.gpx', '<svg></svg>'), 'badData', /not GPX/);
    const holed = gpx(steady).replace('</time>', '');
    await expectTactusError(() => readGpx('r.gpx', holed), 'badData', /damaged or cut off: line/);
    const beheaded = gpx(steady).slice(0, 200);
    await expectTactusError(() => readGpx('r.gpx', beheaded), 'badData', /damaged or cut off: line/);
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

  it('goes by places up to a minute apart, but not over a pause', () => {
    const run = (seconds: readonly number[], along = (second: number) => 3 * second) =>
      speedsFromPositions(
        seconds.map((timeSeconds) => ({ timeSeconds, ...positionAt(origin, along(timeSeconds), 0) })),
      );
    for (const speed of run([0, 55, 90, 150])) expect(speed).toBeCloseTo(3, 2);
    expect(run([0, 70])).toEqual([undefined, undefined]);
    // Stood still from 3 to 48 s, and the recorder with it.
    const paused = run([0, 1, 2, 3, 48, 49, 50, 51], (second) => 3 * (second > 3 ? second - 45 : second));
    for (const speed of paused) expect(speed).toBeCloseTo(3, 2);
  });

  it('knows nothing of a lonely position', () => {
    expect(speedsFromPositions([{ timeSeconds: 0, ...origin }])).toEqual([undefined]);
  });
});
