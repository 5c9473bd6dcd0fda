import { describe, expect, it } from 'vitest';
import { createSenderMap } from './sender-map.ts';

/** Payloads as the programs' own documentation shows them, or as their own sources build them. */

const wallSeconds = 1_700_000_000;
const open = () => createSenderMap([], { nowSeconds: () => 1000, wallSeconds: () => wallSeconds });
const query = (text: string): unknown => Object.fromEntries(new URLSearchParams(text));

describe('Traccar Client', () => {
  it('up to version 8, in knots', () => {
    const said = query(
      `id=123456&timestamp=${wallSeconds}&lat=52.52&lon=13.405&speed=5.4&bearing=90.0&altitude=34.0&accuracy=4.5&batt=87.0`,
    );
    expect(open().http('traccar', said)).toEqual({
      readings: [
        {
          ...{ kind: 'position', sensorId: 'http:traccar.123456', atSeconds: 1000, latitude: 52.52 },
          ...{ longitude: 13.405, altitudeMeters: 34, accuracyMeters: 4.5, speedMps: 5.4 * (1852 / 3600) },
        },
      ],
      refused: [],
    });
  });

  it('from version 9, as JSON in m/s', () => {
    const said = {
      location: {
        timestamp: new Date((wallSeconds - 1) * 1000).toISOString(),
        coords: { latitude: 52.52, longitude: 13.405, accuracy: 4.5, speed: 2.8, heading: 90, altitude: 34 },
        is_moving: true,
        odometer: 0,
        battery: { level: 1, is_charging: false },
        activity: { type: 'running' },
        extras: {},
      },
      device_id: '48241179',
    };
    expect(open().http('traccar', said)?.readings).toMatchObject([
      { sensorId: 'http:traccar.48241179', atSeconds: 999, speedMps: 2.8, accuracyMeters: 4.5 },
    ]);
  });
});

it("OsmAnd's own online tracking, in m/s and milliseconds", () => {
  const said = query(`lat=52.52&lon=13.405&timestamp=${wallSeconds}000&altitude=34.0&speed=2.8`);
  expect(open().http('osmand', said)?.readings).toMatchObject([
    { sensorId: 'http:osmand', atSeconds: 1000, speedMps: 2.8, altitudeMeters: 34 },
  ]);
});

describe('Overland', () => {
  const feature = (timestamp: string, speed: number) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [-122.030581, 37.3318] },
    properties: {
      ...{ timestamp, altitude: 0, speed, horizontal_accuracy: 30, vertical_accuracy: -1 },
      ...{ motion: ['running'], battery_state: 'charging', battery_level: 0.89, device_id: '', wifi: '' },
    },
  });
  const at = (secondsAgo: number): string =>
    new Date((wallSeconds - secondsAgo) * 1000).toISOString().replace('.000Z', '+0000');

  it('in batches, which must be answered with ok', () => {
    const said = open().http('overland', { locations: [feature(at(1), 4), feature(at(2), -1)] });
    expect(said).toMatchObject({ answer: { result: 'ok' }, refused: [] });
    expect(said?.readings).toMatchObject([
      { sensorId: 'http:overland', atSeconds: 998, latitude: 37.3318, longitude: -122.030581 },
      { atSeconds: 999, speedMps: 4, accuracyMeters: 30, altitudeMeters: 0 },
    ]);
    expect(said?.readings[0]).not.toHaveProperty('speedMps');
  });

  it('leaves out what waited for a network for too long, and says so', () => {
    const said = open().http('overland', { locations: [feature(at(3600), 4), feature(at(0), 4)] });
    expect(said?.readings).toMatchObject([{ atSeconds: 1000 }]);
    expect(said?.refused).toEqual(['1 of 2 were too old: of more than 60 s ago']);
  });

  it('believes a clock that is not ours about differences', () => {
    const said = open().http('overland', { locations: [feature(at(7201), 4), feature(at(7200), 4)] });
    expect(said?.readings.map(({ atSeconds }) => atSeconds)).toEqual([999, 1000]);
  });
});

describe('GPSLogger', () => {
  it('with its default URL', () => {
    const said = query(
      `lat=52.52&longitude=13.405&time=${new Date(wallSeconds * 1000).toISOString()}&s=2.800000`,
    );
    expect(open().http('gpslogger', said)?.readings).toMatchObject([
      { sensorId: 'http:gpslogger', latitude: 52.52, longitude: 13.405, speedMps: 2.8, atSeconds: 1000 },
    ]);
  });

  it('with %ALL', () => {
    const said = query(
      `lat=52.52&lon=13.405&sat=9&desc=&alt=34.0&acc=4.5&dir=90.0&prov=gps&spd=2.8&timestamp=${wallSeconds}&time=2023-11-14T22:13:20.000Z&batt=87.0&ischarging=false&aid=ab12&ser=XY9&hdop=&vdop=&pdop=&dist=0`,
    );
    expect(open().http('gpslogger', said)?.readings).toMatchObject([
      { sensorId: 'http:gpslogger.XY9', altitudeMeters: 34, accuracyMeters: 4.5, speedMps: 2.8 },
    ]);
  });
});
