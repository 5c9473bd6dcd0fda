/** What one of a sender's unit is in ours, by the reading's field; the first is ours. */
const speed = { 'm/s': 1, 'km/h': 1 / 3.6, mph: 0.44704, knots: 1852 / 3600 } as const;
const length = { m: 1, ft: 0.3048 } as const;
const force = { 'm/s2': 1, g: 9.80665 } as const;
/** The last two: what MIDI and DMX count in. */
const share = { '0-1': 1, '%': 0.01, '0-127': 1 / 127, '0-255': 1 / 255 } as const;

const unitsByField: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  heartRateBpm: { bpm: 1, Hz: 60 },
  cadenceSpm: { 'steps/min': 1, 'strides/min': 2, Hz: 60 },
  speedMps: speed,
  altitudeMeters: length,
  accuracyMeters: length,
  xMps2: force,
  yMps2: force,
  zMps2: force,
  powerWatts: { W: 1, kW: 1000 },
  charge01: share,
  strength01: share,
  value01: share,
};

export const unitNames: readonly string[] = [
  ...new Set(Object.values(unitsByField).flatMap((units) => Object.keys(units))),
];

/** The units that a field of a reading may come in; none for what has but one, as a latitude. */
export function unitsOf(field: string): Readonly<Record<string, number>> {
  return unitsByField[field] ?? {};
}
