import { checksumOf } from '../gps/sentence.ts';

export function withChecksum(body: string): string {
  return `$${body}*${checksumOf(body).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** A receiver that runs east from a park in Berlin, once a second, from just before midnight. */
export function nmeaLog(options: { seconds: number; speedKnots?: number; fixFrom?: number }): string {
  const { seconds, speedKnots = 5.832, fixFrom = 0 } = options;
  const startMillis = Date.UTC(2026, 3, 6, 23, 59, 50);
  const lines: string[] = [];
  for (let second = 0; second < seconds; second += 1) {
    const at = new Date(startMillis + second * 1000).toISOString();
    const time = `${at.slice(11, 13)}${at.slice(14, 16)}${at.slice(17, 19)}.00`;
    const date = `${at.slice(8, 10)}${at.slice(5, 7)}${at.slice(2, 4)}`;
    const fixed = second >= fixFrom;
    const east = (21.006 + second * 0.0027).toFixed(4);
    lines.push(
      withChecksum(`GNGGA,${time},5230.8700,N,013${east},E,${fixed ? 1 : 0},9,0.9,34.2,M,45.0,M,,`),
      withChecksum(`GNGSA,A,${fixed ? 3 : 1},23,09,16,07,26,03,27,22,,,,,1.71,0.90,1.38`),
      withChecksum(
        `GNRMC,${time},${fixed ? 'A' : 'V'},5230.8700,N,013${east},E,${speedKnots},090.0,${date},,,${fixed ? 'A' : 'N'}`,
      ),
      withChecksum(`GNVTG,090.0,T,,M,${speedKnots},N,,K,${fixed ? 'A' : 'N'}`),
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}
