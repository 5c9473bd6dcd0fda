import type { MapEntry } from './entry.ts';

/** Programs that we know, as `sensors.map` would describe them; docs/senders.md says what to type into each. */
export interface Preset {
  readonly entries: readonly MapEntry[];
  /** What it waits to be answered over HTTP. */
  readonly answer?: unknown;
}

const xyz = (path: string, unit?: string): MapEntry['fields'] =>
  Object.fromEntries(
    (['x', 'y', 'z'] as const).map((axis) => {
      const field = `${path}.${axis}`;
      return [`${axis}Mps2`, unit === undefined ? field : { field, unit }];
    }),
  );

/** https://owntracks.org/booklet/tech/json */
const owntracks = {
  when: { _type: 'location' },
  reading: 'position',
  fields: {
    latitude: 'lat',
    longitude: 'lon',
    altitudeMeters: 'alt',
    accuracyMeters: 'acc',
    speedMps: { field: 'vel', unit: 'km/h' },
  },
  time: 'tst',
} as const satisfies MapEntry;

/** https://github.com/tszheichoi/awesome-sensor-logger: PUSHING.md, UNITS.md */
const sensorLogger: readonly MapEntry[] = [
  {
    when: { name: 'location' },
    reading: 'position',
    fields: {
      latitude: 'values.latitude',
      longitude: 'values.longitude',
      altitudeMeters: 'values.altitude',
      speedMps: 'values.speed',
      accuracyMeters: 'values.horizontalAccuracy',
    },
  },
  { when: { name: 'gravity' }, reading: 'gravity', fields: xyz('values') },
  { when: { name: 'accelerometer' }, reading: 'acceleration', fields: xyz('values'), withoutGravity: true },
  // What the stream calls it is not written down; a wrist's motion it calls `wrist motion`.
  ...['heart rate', 'heartrate'].map(
    (name): MapEntry => ({ when: { name }, reading: 'heartRate', field: 'values.bpm' }),
  ),
].map((entry): MapEntry => ({ ...entry, each: 'payload', time: 'time' }));

export const presets: Readonly<Record<string, Preset>> = {
  owntracks: {
    entries: [
      { ...owntracks, mqtt: 'owntracks/+/+' },
      { ...owntracks, http: 'owntracks', device: 'topic|tid' },
    ],
    answer: [],
  },
  /** Traccar Client: up to version 8 as OsmAnd's protocol has it, in knots; from version 9 as JSON. https://www.traccar.org/osmand */
  traccar: {
    entries: [
      {
        http: 'traccar',
        reading: 'position',
        fields: {
          latitude: 'lat',
          longitude: 'lon',
          altitudeMeters: 'altitude',
          accuracyMeters: 'accuracy',
          speedMps: { field: 'speed', unit: 'knots' },
        },
        time: 'timestamp',
        device: 'id|deviceid',
      },
      {
        http: 'traccar',
        reading: 'position',
        fields: {
          latitude: 'location.coords.latitude',
          longitude: 'location.coords.longitude',
          altitudeMeters: 'location.coords.altitude',
          accuracyMeters: 'location.coords.accuracy',
          speedMps: 'location.coords.speed',
        },
        time: 'location.timestamp',
        device: 'device_id',
      },
    ],
  },
  /** OsmAnd's own online tracking, in m/s, by the parameters that docs/senders.md names. */
  osmand: {
    entries: [
      {
        http: 'osmand',
        reading: 'position',
        fields: { latitude: 'lat', longitude: 'lon', altitudeMeters: 'altitude', speedMps: 'speed' },
        time: 'timestamp',
        device: 'id',
      },
    ],
  },
  /** https://github.com/aaronpk/Overland-iOS#api */
  overland: {
    entries: [
      {
        http: 'overland',
        each: 'locations',
        reading: 'position',
        fields: {
          latitude: 'geometry.coordinates.1',
          longitude: 'geometry.coordinates.0',
          altitudeMeters: 'properties.altitude',
          speedMps: 'properties.speed',
          accuracyMeters: 'properties.horizontal_accuracy',
        },
        time: 'properties.timestamp',
        device: 'properties.device_id',
      },
    ],
    answer: { result: 'ok' },
  },
  /** GPSLogger for Android, custom URL: its default parameters, and those of %ALL. https://gpslogger.app */
  gpslogger: {
    entries: [
      {
        http: 'gpslogger',
        reading: 'position',
        fields: {
          latitude: 'lat',
          longitude: 'longitude|lon|long',
          altitudeMeters: 'alt',
          speedMps: 's|spd',
          accuracyMeters: 'acc',
        },
        time: 'timestamp|time',
        device: 'ser|aid',
      },
    ],
  },
  sensorlogger: {
    entries: [
      ...sensorLogger.map((entry) => ({ ...entry, http: 'sensorlogger' })),
      ...sensorLogger.map((entry) => ({ ...entry, mqtt: 'sensor-logger' })),
    ],
  },
  /** https://1-10.github.io/zigsim/features/motion.html; the app puts /ZIGSIM before the address, and sensordata around JSON. */
  zigsim: {
    entries: [
      { osc: '/ZIGSIM/*/gravity', reading: 'gravity', unit: 'g' },
      { osc: '/ZIGSIM/*/accel', reading: 'acceleration', unit: 'g', withoutGravity: true },
      { osc: '/ZIGSIM/*/gps', reading: 'position' },
      { udp: 'zigsim', reading: 'gravity', fields: xyz('sensordata.gravity', 'g'), device: 'device.uuid' },
      {
        udp: 'zigsim',
        reading: 'acceleration',
        fields: xyz('sensordata.accel', 'g'),
        withoutGravity: true,
        device: 'device.uuid',
      },
      {
        udp: 'zigsim',
        reading: 'position',
        fields: { latitude: 'sensordata.gps.latitude', longitude: 'sensordata.gps.longitude' },
        device: 'device.uuid',
      },
    ],
  },
  /** https://www.bitshapesoftware.com/instruments/gyrosc */
  gyrosc: {
    entries: [
      { osc: '/gyrosc/grav', reading: 'gravity', unit: 'g' },
      { osc: '/gyrosc/accel', reading: 'acceleration', unit: 'g', withoutGravity: true },
      { osc: '/gyrosc/gps', reading: 'position' },
    ],
  },
};
