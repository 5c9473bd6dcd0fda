import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { createHearing } from '../testing/heard.ts';
import { always, damaged, expectBodily, noise, oddNumber } from '../testing/property.ts';
import { createPositionGate } from './gate.ts';
import { fixOf, parseGpsdReport } from './gpsd-report.ts';

const value = fc.oneof(oddNumber, fc.constant(null), fc.string({ maxLength: 4 }), fc.boolean());
const latitude = fc.oneof(fc.double({ min: -91, max: 91, noNaN: true }), value);
const longitude = fc.oneof(fc.double({ min: -181, max: 181, noNaN: true }), value);
const tpv = fc.record(
  {
    class: fc.constant('TPV'),
    device: fc.constantFrom('/dev/ttyACM0', ''),
    mode: fc.oneof(fc.nat(4), value),
    status: fc.oneof(fc.nat(9), value),
    time: fc.oneof(fc.constant('2026-04-06T12:00:00.000Z'), value),
    lat: latitude,
    lon: longitude,
    altMSL: value,
    alt: value,
    speed: fc.oneof(fc.double({ min: 0, max: 20, noNaN: true }), value),
    track: value,
    eph: value,
    epx: value,
    epy: value,
  },
  { requiredKeys: ['class'] },
);
const report = fc.oneof(
  { weight: 4, arbitrary: tpv },
  fc.record({
    class: fc.constantFrom('SKY', 'DEVICE', 'DEVICES', 'VERSION', 'ERROR', 'PPS'),
    hdop: value,
    devices: value,
    path: value,
    release: value,
  }),
  fc.jsonValue({ maxDepth: 2 }),
);
const line = report.map((said) => Buffer.from(JSON.stringify(said)));

describe('a report of gpsd', () => {
  always(
    'survives, and tells what a body can have or nothing',
    fc.property(fc.array(fc.oneof(damaged(line), noise), { maxLength: 4 }), (lines) => {
      const { vitals, heard } = createHearing();
      const gate = createPositionGate();
      lines.forEach((bytes, atSeconds) => {
        const said = parseGpsdReport(bytes.toString('utf8'));
        const fix = said?.class === 'TPV' ? fixOf(said) : undefined;
        const passed = fix && gate.accept({ atSeconds, ...fix });
        if (passed) vitals.emit({ kind: 'position', sensorId: 'gpsd', ...passed });
      });
      expectBodily(heard);
    }),
  );

  always(
    'is no fix without one, whatever else it says',
    fc.property(
      tpv,
      fc.constantFrom(
        { mode: 0 },
        { mode: 1 },
        { status: 7 },
        { status: 8 },
        { lat: undefined },
        { time: undefined },
      ),
      (said, lack) => {
        const parsed = parseGpsdReport(JSON.stringify({ ...said, ...lack }));
        expect(parsed?.class === 'TPV' ? fixOf(parsed) : undefined).toBeUndefined();
      },
    ),
  );

  always(
    'is understood when it is whole',
    fc.property(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: 0, max: 100, noNaN: true }),
      (lat, speed) => {
        const said = {
          class: 'TPV',
          mode: 3,
          time: '2026-04-06T12:00:00.000Z',
          lat,
          lon: 13.4,
          speed,
          track: 12,
        };
        const parsed = parseGpsdReport(JSON.stringify(said));
        const fix = parsed?.class === 'TPV' ? fixOf(parsed) : undefined;
        expect(fix?.speedMps).toBe(speed + 0);
        expect(fix?.latitude).toBe(lat + 0);
      },
    ),
  );
});
