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
