import type { SensorReading } from '../../../daemon/sensors/reading.ts';
import { language } from '../words/language.ts';

/** What stands where a value is not known. */
export const unknown = '–';

export const whole = (value: number | undefined): string =>
  value === undefined ? unknown : value.toFixed(0);

/** With so many digits behind the comma, or the point: as the language has it. */
export const decimal = (value: number, digits: number): string =>
  value.toLocaleString(language(), { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Minutes and seconds for a kilometre: 2.9 m/s is 5:45. Slower than a stroll there is no pace to speak of. */
export function pace(speedMps: number | undefined): string {
  if (speedMps === undefined || speedMps < 0.5) return unknown;
  const seconds = Math.round(1000 / speedMps);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export const percent = (share01: number): string => `${Math.round(share01 * 100)} %`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `heartRate` as a person would say it. */
export const sentence = (name: string): string =>
  capital(name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());

export const age = (seconds: number): string => (seconds < 2 ? 'now' : `${Math.round(seconds)} s ago`);

/** 50 a second is 50/s; one in five seconds is every 5 s. */
export const rate = (perSecond: number): string =>
  perSecond >= 0.75 ? `${perSecond.toFixed(0)}/s` : `every ${(1 / perSecond).toFixed(0)} s`;

/** What a sensor said, with its unit. */
export function readingText(reading: SensorReading): string {
  switch (reading.kind) {
    case 'heartRate':
      return `${whole(reading.heartRateBpm)}/min${reading.contact === false ? ', no contact' : ''}`;
    case 'cadence':
      return `${whole(reading.cadenceSpm)}/min`;
    case 'speed':
      return `${decimal(reading.speedMps, 2)} m/s`;
    case 'position':
      return `${reading.latitude.toFixed(5)}, ${reading.longitude.toFixed(5)}`;
    case 'step':
      return '·';
    case 'acceleration':
      return `${decimal(Math.hypot(reading.xMps2, reading.yMps2, reading.zMps2), 1)} m/s²`;
    case 'power':
      return `${whole(reading.powerWatts)} W`;
    case 'battery':
      return percent(reading.charge01);
    case 'control':
      return reading.value01 === 1 ? sentence(reading.name) : `${sentence(reading.name)} ${reading.value01}`;
    case 'note':
      return `${reading.pitchMidi} ${reading.on ? 'on' : 'off'}`;
  }
}
