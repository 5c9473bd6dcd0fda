import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { readingsOf } from '../testing/expect.ts';
import { always, damaged, noise, oddNumber } from '../testing/property.ts';
import { expectRun } from '../testing/recording.ts';
import { readGpx } from './gpx.ts';

const time = fc.oneof(
  fc
    .integer({ min: 0, max: 5000 })
    .map((seconds) => new Date(Date.UTC(2026, 3, 1, 6) + seconds * 1000).toISOString()),
  fc.constantFrom('', '2026', 'yesterday', '0000-00-00T00:00:00Z', '9999-12-31T23:59:59Z'),
);
/** As JavaScript, Garmin, an old printf and others write it. */
const written = (value: number) =>
  fc.constantFrom(
    `${value}`,
    value.toFixed(29),
    value.toFixed(7),
    value.toExponential(),
    `+${Math.abs(value)}`,
    value.toFixed(7).replace('.', ','),
    value.toFixed(7).replace(/^(-?)0+/, '$1'),
  );
const coordinate = fc
  .oneof(fc.double({ min: 52.5, max: 52.51, noNaN: true }), oddNumber)
  .chain((value) => (Math.abs(value) < 1e21 ? written(value) : fc.constant(`${value}`)));
const tag = fc.constantFrom('speed', 'gpxtpx:hr', 'gpxtpx:cad', 'power', 'ele', 'gpxtpx:TrackPointExtension');
const inner = fc.array(fc.tuple(tag, oddNumber), { maxLength: 3 });
const xml = (tags: readonly (readonly [string, number])[]): string =>
  tags.map(([name, value]) => `<${name}>${value}</${name}>`).join('');
const point = fc
  .tuple(coordinate, coordinate, time, inner, inner)
  .map(
    ([lat, lon, at, plain, extension]) =>
      `<trkpt lat="${lat}" lon="${lon}"><time>${at}</time>${xml(plain)}${extension.length === 0 ? '' : `<extensions><x>${xml(extension)}</x></extensions>`}</trkpt>`,
  );
const segment = fc
  .array(point, { maxLength: 4 })
  .map((points) => (points.length === 0 ? '<trkseg/>' : `<trkseg>${points.join('')}</trkseg>`));
const file = fc
  .array(segment, { maxLength: 2 })
  .map((segments) => Buffer.from(`<gpx version="1.1"><trk>${segments.join('')}</trk></gpx>`));

describe('a GPX file', () => {
  always(
    'is told of whole, whatever form its numbers have',
    fc.property(
      fc.array(fc.tuple(fc.double({ min: -90, max: 90, noNaN: true }), fc.nat(6)), {
        minLength: 2,
        maxLength: 4,
      }),
      (places) => {
        const forms = [
          String,
          (value: number) => value.toFixed(29),
          (value: number) => value.toExponential(),
          (value: number) => `${value < 0 ? '' : '+'}${value}`,
          (value: number) => ` ${value.toFixed(20).replace(/^(-?)0+/, '$1')} `,
          (value: number) => `00${value}`.replace(/^00-/, '-00'),
          (value: number) => `${value}`.replace('e', 'E'),
        ] as const;
        const points = places.map(
          ([lat, form], second) =>
            `<trkpt lat="${forms[form]?.(lat)}" lon="13.4"><time>2026-04-01T06:00:0${second}Z</time></trkpt>`,
        );
        const recording = readGpx('whole.gpx', `<gpx><trk><trkseg>${points.join('')}</trkseg></trk></gpx>`);
        const read = readingsOf(recording, 'position').map(({ latitude }) => latitude);
        expect(read.length).toBe(places.length);
        places.forEach(([lat], index) => {
          expect(Math.abs((read[index] ?? 99) - lat)).toBeLessThan(1e-12);
        });
      },
    ),
  );

  always(
    'gives a possible run or says what is wrong, whatever was done to it',
    fc.asyncProperty(
      fc.oneof({ weight: 6, arbitrary: damaged(file) }, { weight: 1, arbitrary: noise }),
      async (bytes) => {
        await expectRun(() => readGpx('fuzz.gpx', bytes.toString('utf8')));
      },
    ),
  );

  always(
    'is understood when it is whole',
    fc.property(fc.array(fc.integer({ min: 20, max: 250 }), { minLength: 2, maxLength: 4 }), (rates) => {
      const points = rates.map(
        (rate, second) =>
          `<trkpt lat="52.5" lon="13.4"><time>2026-04-01T06:00:0${second}Z</time><extensions><hr>${rate}</hr></extensions></trkpt>`,
      );
      const recording = readGpx('whole.gpx', `<gpx><trk><trkseg>${points.join('')}</trkseg></trk></gpx>`);
      expect(readingsOf(recording, 'heartRate').map(({ heartRateBpm }) => heartRateBpm)).toEqual(rates);
    }),
  );
});
