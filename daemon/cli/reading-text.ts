import type { SensorReading } from '../sensors/reading.ts';

/** A reading's value for people, with its unit. */
export function describeReading(reading: SensorReading): string {
  switch (reading.kind) {
    case 'heartRate':
      return `heart rate ${Math.round(reading.heartRateBpm)} beats/min${reading.contact === false ? ' (no contact with the skin)' : ''}`;
    case 'cadence':
      return `cadence ${Math.round(reading.cadenceSpm)} steps/min`;
    case 'speed':
      return `speed ${reading.speedMps.toFixed(2)} m/s`;
    case 'position':
      return `position ${reading.latitude.toFixed(5)}, ${reading.longitude.toFixed(5)}`;
    case 'step':
      return 'step';
    case 'acceleration':
      return `acceleration ${Math.hypot(reading.xMps2, reading.yMps2, reading.zMps2).toFixed(1)} m/s²`;
    case 'power':
      return `power ${Math.round(reading.powerWatts)} W`;
    case 'battery':
      return `battery ${Math.round(100 * reading.charge01)} %`;
    case 'control':
      return `${reading.name} ${reading.value01}`;
    case 'note':
      return `note ${reading.pitchMidi} ${reading.on ? 'on' : 'off'}`;
  }
}
