import type { SensorReading } from '../../../daemon/sensors/reading.ts';
import { commonWords } from '../words/common.ts';
import { language } from '../words/language.ts';

/** What stands where a value is not known. */
export const unknown = '–';

export const whole = (value: number | undefined): string =>
  value === undefined ? unknown : value.toFixed(0);

/** With so many digits behind the comma, or the point: as the language has it. */
export const decimal = (value: number, digits: number): string => decimals(digits).format(value);

/** To make one takes a phone longer than all else that it does for a number. */
const made = new Map<string, Intl.NumberFormat>();
function decimals(digits: number): Intl.NumberFormat {
  const key = `${language()} ${digits}`;
  const known = made.get(key);
  if (known) return known;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const format = new Intl.NumberFormat(language(), options);
  made.set(key, format);
  return format;
}

/** Minutes and seconds for a kilometre: 2.9 m/s is 5:45. Slower than a stroll there is no pace to speak of. */
export function pace(speedMps: number | undefined): string {
  if (speedMps === undefined || speedMps < 0.5) return unknown;
  const seconds = Math.round(1000 / speedMps);
  return `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`;
}

/** Nobody runs a kilometre faster. */
const fastestRunMps = 6.5;

/** As one says it on a run; of who rides or hardly moves it is kilometres an hour. */
export function speedText(speedMps: number | undefined): string {
  if (speedMps !== undefined && (speedMps < 0.5 || speedMps > fastestRunMps))
    return `${kilometresAnHour(speedMps)} km/h`;
  return `${pace(speedMps)} ${commonWords().units.perKilometre}`;
}

/** `850 m`, `3.42 km`. */
export function distance(meters: number | undefined): string {
  if (meters === undefined) return unknown;
  const { metres, kilometres } = commonWords().units;
  return meters < 1000 ? metres(whole(Math.floor(meters))) : kilometres(decimal(meters / 1000, 2));
}

/** The figure alone: its unit stands elsewhere, and never changes. */
export const kilometres = (meters: number | undefined): string =>
  meters === undefined ? unknown : decimal(meters / 1000, 2);

/** Of a ride, where nobody counts minutes for a kilometre; the figure alone. */
export const kilometresAnHour = (speedMps: number | undefined): string =>
  speedMps === undefined ? unknown : decimal(3.6 * speedMps, 1);

/** As a watch shows it: `12:05`, `1:02:03`. */
export function duration(seconds: number | undefined): string {
  if (seconds === undefined) return unknown;
  const all = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(all / 60) % 60;
  const hours = Math.floor(all / 3600);
  return hours > 0
    ? `${hours}:${twoDigits(minutes)}:${twoDigits(all % 60)}`
    : `${minutes}:${twoDigits(all % 60)}`;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Weekday, day and month, with the year where it is not this one. */
export function day(date: Date, now = new Date()): string {
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return date.toLocaleDateString(language(), { weekday: 'short', day: 'numeric', month: 'short', year });
}

export const timeOfDay = (date: Date): string =>
  date.toLocaleTimeString(language(), { hour: 'numeric', minute: '2-digit' });

/** Where there may be several in a minute. */
export const momentOfDay = (date: Date): string =>
  date.toLocaleTimeString(language(), { hour: 'numeric', minute: '2-digit', second: '2-digit' });

export const percent = (share01: number): string => `${Math.round(share01 * 100)} %`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `heartRate` as a person would say it, where we have no word of our own for it. */
export const sentence = (name: string): string =>
  capital(name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());

/** The words that we have for what the daemon calls so: an object of `commonWords()`, and a name that may not be in it. */
export const named = (words: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(words, name) ? (words[name] ?? name) : sentence(name);

/** A model may call a style otherwise than we do: then as it says. */
export function styleTitle({ name, title }: { readonly name: string; readonly title: string }): string {
  const { styles } = commonWords();
  return Object.hasOwn(styles, name) && title === capital(name) ? named(styles, name) : title;
}

/** Scenes are called as people wish; the usual ones have words. */
export function sceneTitle(name: string): string {
  const { scenes } = commonWords();
  return Object.hasOwn(scenes, name) ? named(scenes, name) : capital(name);
}

/** A source is called as its device, or else by our word for its kind. */
export function sensorTitle(sensorId: string): string {
  const { sensors } = commonWords();
  return Object.hasOwn(sensors, sensorId) ? named(sensors, sensorId) : sensorId;
}

export function age(seconds: number): string {
  const { now, ago } = commonWords().units;
  return seconds < 2 ? now : ago(Math.round(seconds));
}

/** 50 a second is 50/s; one in five seconds is every 5 s. */
export function rate(perSecond: number): string {
  const words = commonWords().units;
  return perSecond >= 0.75 ? words.perSecond(perSecond.toFixed(0)) : words.every((1 / perSecond).toFixed(0));
}

/** What a sensor said, with its unit. */
export function readingText(reading: SensorReading): string {
  const words = commonWords().units;
  switch (reading.kind) {
    case 'heartRate':
      return `${whole(reading.heartRateBpm)}${words.perMinute}${reading.contact === false ? `, ${words.noContact}` : ''}`;
    case 'cadence':
      return `${whole(reading.cadenceSpm)}${words.perMinute}`;
    case 'speed':
      return speedText(reading.speedMps);
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
      return `${reading.pitchMidi} ${reading.on ? words.noteOn : words.noteOff}`;
  }
}

/** A share that is added or taken away. */
export const signed = (value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${percent(Math.abs(value))}`;
