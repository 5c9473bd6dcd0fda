/**
 * NMEA 0183 sentences, as GPS receivers write them: RMC, GGA, GNS, VTG and GSA from any talker. Latitude and longitude
 * come as ddmm.mmm, speed as knots or km/h; what leaves here is degrees and m/s.
 */
export type NmeaSentence =
  | {
      readonly type: 'RMC';
      readonly timeOfDaySeconds: number | undefined;
      /** Milliseconds of the UTC day's beginning since 1970. */
      readonly dayMillis: number | undefined;
      readonly valid: boolean;
      readonly latitude: number | undefined;
      readonly longitude: number | undefined;
      readonly speedMps: number | undefined;
    }
  | {
      /** GNS says the same of several satellite systems. */
      readonly type: 'GGA';
      readonly timeOfDaySeconds: number | undefined;
      /** 0 none, 1 GPS, 2 differential, 4 and 5 RTK, 6 estimated, 7 manual, 8 simulated. */
      readonly quality: number;
      readonly latitude: number | undefined;
      readonly longitude: number | undefined;
      readonly altitudeMeters: number | undefined;
      readonly hdop: number | undefined;
      readonly satellites: number | undefined;
    }
  | { readonly type: 'VTG'; readonly valid: boolean; readonly speedMps: number | undefined }
  | { readonly type: 'GSA'; readonly fixDimensions: 1 | 2 | 3; readonly hdop: number | undefined };

/** `foreign`: not a sentence we use. `damaged`: a checksum that is absent or wrong, or fields that cannot be. */
export type SentenceResult = NmeaSentence | 'foreign' | 'damaged';

/** Some programs leave the checksums out when they keep a log. */
export type Checksums = 'required' | 'absent';

/** 82 characters by the standard; receivers with six decimals write a little more. */
const longestSentence = 120;
/** What stands before and behind a sentence, binary messages or a logger's time, is passed over. */
const beginning = /^.*(\$[A-Z]{2}(RMC|GGA|GNS|VTG|GSA),)/s;
const checked = /^\$([^*$]*)\*([0-9A-Fa-f]{2})/;
const unchecked = /^\$([^*$]*)/;

const knotInMps = 1852 / 3600;

type SentenceName = 'RMC' | 'GGA' | 'GNS' | 'VTG' | 'GSA';

/** With the fewest fields that each has. */
const parsers: Readonly<
  Record<SentenceName, readonly [number, (fields: readonly string[]) => SentenceResult]>
> = {
  RMC: [9, parseRmc],
  GGA: [9, parseGga],
  GNS: [10, parseGns],
  VTG: [8, parseVtg],
  GSA: [17, parseGsa],
};

/** The last sentence of a line. */
export function parseSentence(line: string, checksums: Checksums = 'required'): SentenceResult {
  const begins = beginning.exec(line);
  if (!begins) return 'foreign';
  const [upToName, upToComma = '', name] = begins;
  const start = upToName.length - upToComma.length;
  const match = (checksums === 'required' ? checked : unchecked).exec(
    line.slice(start, start + longestSentence),
  );
  if (!match) return 'damaged';
  const [, body = '', checksum] = match;
  const fields = body.trimEnd().split(',').slice(1);
  const [fewest, parse] = parsers[name as SentenceName];
  const isWhole =
    checksum === undefined ? fields.length >= fewest : checksumOf(body) === Number.parseInt(checksum, 16);
  return isWhole ? parse(fields) : 'damaged';
}

/** Exclusive or of all characters between `$` and `*`. */
export function checksumOf(body: string): number {
  let sum = 0;
  for (let index = 0; index < body.length; index += 1) sum ^= body.charCodeAt(index) & 0xff;
  return sum;
}

function parseRmc(fields: readonly string[]): SentenceResult {
  const mode = fields[11] ?? '';
  return {
    type: 'RMC',
    timeOfDaySeconds: timeOfDay(fields[0]),
    dayMillis: day(fields[8]),
    // Estimated (dead reckoning), manual, simulated and no fix are not what the sky says.
    valid: fields[1] === 'A' && !['E', 'M', 'S', 'N'].includes(mode),
    latitude: angle(fields[2], fields[3], 'N', 'S', 90),
    longitude: angle(fields[4], fields[5], 'E', 'W', 180),
    speedMps: scaled(fields[6], knotInMps),
  };
}

function parseGga(fields: readonly string[]): SentenceResult {
  const quality = decimal(fields[5]);
  if (quality === undefined) return 'damaged';
  return {
    type: 'GGA',
    timeOfDaySeconds: timeOfDay(fields[0]),
    quality,
    latitude: angle(fields[1], fields[2], 'N', 'S', 90),
    longitude: angle(fields[3], fields[4], 'E', 'W', 180),
    altitudeMeters: signedDecimal(fields[8]),
    hdop: decimal(fields[7]),
    satellites: decimal(fields[6]),
  };
}

function parseGns(fields: readonly string[]): SentenceResult {
  // A letter for each system: autonomous, differential, precise, RTK float and fixed are of the sky.
  const isFromSky = /[ADPFR]/.test(fields[5] ?? '');
  return {
    type: 'GGA',
    timeOfDaySeconds: timeOfDay(fields[0]),
    quality: isFromSky ? 1 : 0,
    latitude: angle(fields[1], fields[2], 'N', 'S', 90),
    longitude: angle(fields[3], fields[4], 'E', 'W', 180),
    altitudeMeters: signedDecimal(fields[8]),
    hdop: decimal(fields[7]),
    satellites: decimal(fields[6]),
  };
}

function parseVtg(fields: readonly string[]): SentenceResult {
  const mode = fields[8] ?? '';
  return {
    type: 'VTG',
    valid: !['E', 'M', 'S', 'N'].includes(mode),
    speedMps: scaled(fields[6], 1 / 3.6) ?? scaled(fields[4], knotInMps),
  };
}

function parseGsa(fields: readonly string[]): SentenceResult {
  const dimensions = fields[1];
  if (dimensions !== '1' && dimensions !== '2' && dimensions !== '3') return 'damaged';
  return { type: 'GSA', fixDimensions: Number(dimensions) as 1 | 2 | 3, hdop: decimal(fields[15]) };
}

function decimal(field: string | undefined): number | undefined {
  return field !== undefined && /^\d{1,9}(\.\d{0,9})?$/.test(field) ? Number(field) : undefined;
}

function signedDecimal(field: string | undefined): number | undefined {
  return field !== undefined && /^-?\d{1,9}(\.\d{0,9})?$/.test(field) ? Number(field) : undefined;
}

function scaled(field: string | undefined, factor: number): number | undefined {
  const value = decimal(field);
  return value === undefined ? undefined : value * factor;
}

/** hhmmss.sss; second 60 is a leap second. */
function timeOfDay(field: string | undefined): number | undefined {
  const match = /^(\d{2})(\d{2})(\d{2}(?:\.\d{0,9})?)$/.exec(field ?? '');
  if (!match) return undefined;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return hours < 24 && minutes < 60 && seconds < 61 ? hours * 3600 + minutes * 60 + seconds : undefined;
}

/** ddmmyy; two-digit years from 80 on are the last century's. */
function day(field: string | undefined): number | undefined {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(field ?? '');
  if (!match) return undefined;
  const [date, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (date < 1 || date > 31 || month < 1 || month > 12) return undefined;
  return Date.UTC(year >= 80 ? 1900 + year : 2000 + year, month - 1, date);
}

function angle(
  field: string | undefined,
  side: string | undefined,
  positive: string,
  negative: string,
  limit: number,
): number | undefined {
  const match = /^(\d{2,3})(\d{2}(?:\.\d{0,9})?)$/.exec(field ?? '');
  if (!match || (side !== positive && side !== negative)) return undefined;
  const minutes = Number(match[2]);
  const degrees = Number(match[1]) + minutes / 60;
  if (minutes >= 60 || degrees > limit) return undefined;
  return side === positive ? degrees : -degrees;
}
