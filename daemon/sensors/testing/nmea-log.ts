import { checksumOf } from '../gps/sentence.ts';

export function withChecksum(body: string): string {
  return `$${body}*${checksumOf(body).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** A receiver that runs east through a park in Berlin at 3 m/s, from just before midnight; one second at a time. */
export function nmeaSeconds({ fixed = true } = {}): { next(fixedNow?: boolean): string } {
  const startMillis = Date.UTC(2026, 3, 6, 23, 59, 50);
  let second = 0;
  return {
    next(fixedNow = fixed) {
      const at = new Date(startMillis + second * 1000).toISOString();
      const time = `${at.slice(11, 13)}${at.slice(14, 16)}${at.slice(17, 19)}.00`;
      const date = `${at.slice(8, 10)}${at.slice(5, 7)}${at.slice(2, 4)}`;
      // Without a fix receivers leave the fields empty.
      const place = fixedNow ? `5230.8700,N,013${(21.006 + second * 0.00266).toFixed(5)},E` : ',,,';
      const motion = fixedNow ? '5.832,090.0' : ',';
      second += 1;
      const lines = [
        withChecksum(
          fixedNow
            ? `GNGGA,${time},${place},1,9,0.9,34.2,M,45.0,M,,`
            : `GNGGA,${time},${place},0,0,99.99,,,,,,`,
        ),
        withChecksum(
          fixedNow
            ? 'GNGSA,A,3,23,09,16,07,26,03,27,22,,,,,1.71,0.90,1.38'
            : 'GNGSA,A,1,,,,,,,,,,,,,99.99,99.99,99.99',
        ),
        withChecksum(
          `GNRMC,${time},${fixedNow ? 'A' : 'V'},${place},${motion},${date},,,${fixedNow ? 'A' : 'N'}`,
        ),
        withChecksum(fixedNow ? 'GNVTG,090.0,T,,M,5.832,N,10.800,K,A' : 'GNVTG,,,,,,,,,N'),
      ];
      return `${lines.join('\r\n')}\r\n`;
    },
  };
}

export function nmeaLog({ seconds, fixFrom = 0 }: { seconds: number; fixFrom?: number }): string {
  const receiver = nmeaSeconds();
  return Array.from({ length: seconds }, (_, second) => receiver.next(second >= fixFrom)).join('');
}

/** A run of changing speed, m/s at each second, as a receiver logs it: some seconds of searching first. */
export function movingLog(seconds: number, rateHz = 1, searchingSeconds = 3): string {
  const startMillis = Date.UTC(2026, 3, 6, 12, 0, 0);
  let east = 0;
  const lines: string[] = [];
  for (let index = 0; index < seconds * rateHz; index += 1) {
    const second = index / rateHz;
    const speedMps = second < searchingSeconds + 5 ? 0.05 : 3 + 1.5 * Math.sin(second / 6);
    east += speedMps / rateHz;
    const at = new Date(startMillis + Math.round(second * 1000)).toISOString();
    const time = `${at.slice(11, 13)}${at.slice(14, 16)}${at.slice(17, 19)}${at.slice(19, 22)}`;
    const place = `5230.8700,N,013${digits(21.006 + (60 * east) / 67_693, 5)},E`;
    const knots = (speedMps * 3600) / 1852;
    const isSearching = second < searchingSeconds;
    lines.push(
      withChecksum(
        isSearching ? `GPGGA,${time},,,,,0,0,99.99,,,,,,` : `GPGGA,${time},${place},1,9,0.9,34.2,M,45.0,M,,`,
      ),
      withChecksum(
        isSearching ? 'GPGSA,A,1,,,,,,,,,,,,,,,' : 'GPGSA,A,3,23,09,16,07,26,03,27,22,,,,,1.71,0.90,1.38',
      ),
      withChecksum(
        isSearching
          ? `GPRMC,${time},V,,,,,,,060426,,,N`
          : `GPRMC,${time},A,${place},${knots.toFixed(3)},090.0,060426,,,A`,
      ),
      withChecksum(
        isSearching
          ? 'GPVTG,,,,,,,,,N'
          : `GPVTG,090.0,T,,M,${knots.toFixed(3)},N,${(speedMps * 3.6).toFixed(3)},K,A`,
      ),
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}

function digits(value: number, decimals: number): string {
  return value.toFixed(decimals).padStart(3 + decimals, '0');
}
