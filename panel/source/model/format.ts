/** What stands where a value is not known. */
export const unknown = '–';

export const whole = (value: number | undefined): string =>
  value === undefined ? unknown : value.toFixed(0);

/** Minutes and seconds for a kilometre: 2.9 m/s is 5:45. Slower than a stroll there is no pace to speak of. */
export function pace(speedMps: number | undefined): string {
  if (speedMps === undefined || speedMps < 0.5) return unknown;
  const seconds = Math.round(1000 / speedMps);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export const percent = (share01: number): string => `${Math.round(share01 * 100)} %`;

/** `heartRate` as a person would say it. */
export function sentence(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
