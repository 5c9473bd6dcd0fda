import type { JournalLine } from '../journal-lines.ts';

const columns = [
  ...['seconds', 'time', 'activity', 'cadence_spm', 'speed_mps', 'distance_m', 'heart_rate_bpm', 'effort'],
  ...['tempo_bpm', 'wanted_tempo_bpm', 'energy', 'section', 'styles', 'latitude', 'longitude', 'altitude_m'],
] as const;
type Row = Partial<Record<(typeof columns)[number], string | number | undefined>>;

/** A line a second, as the body was told of; the latest of all else, and a position where there was one since. */
export async function* makeCsv(
  lines: AsyncIterable<readonly JournalLine[]>,
  startedAt: string,
): AsyncGenerator<string> {
  const startMs = Date.parse(startedAt);
  let music: Row = {};
  let place: Row = {};
  yield `${columns.join(',')}\n`;
  for await (const some of lines) {
    const text: string[] = [];
    for (const line of some) {
      if (line.kind === 'reading' && line.reading === 'position') place = placeOf(line);
      else if (line.kind === 'body') {
        text.push(rowText({ ...bodyOf(line, startMs), ...music, ...place }));
        place = {};
      } else music = { ...music, ...musicOf(line) };
    }
    yield text.join('');
  }
}

function bodyOf(line: Extract<JournalLine, { kind: 'body' }>, startMs: number): Row {
  const { atSeconds, activity, cadenceSpm, speedMps, distanceMeters, heartRateBpm, effort01 } = line;
  return {
    ...{ seconds: atSeconds, time: new Date(startMs + atSeconds * 1000).toISOString(), activity },
    ...{ cadence_spm: cadenceSpm, speed_mps: speedMps, distance_m: distanceMeters },
    ...{ heart_rate_bpm: heartRateBpm, effort: effort01 },
  };
}

function musicOf(line: JournalLine): Row {
  if (line.kind === 'intent') return { wanted_tempo_bpm: line.tempoBpm, energy: line.energy01 };
  if (line.kind === 'bar')
    return { section: line.section, styles: Object.keys(line.styleWeights ?? {}).join('+') };
  const [, , tempoBpm] = (line.kind === 'played' && line.beats?.at(-1)) || [];
  return tempoBpm === undefined ? {} : { tempo_bpm: tempoBpm };
}

function placeOf({ latitude, longitude, altitudeMeters }: Extract<JournalLine, { kind: 'reading' }>): Row {
  const numberOr = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
  return {
    ...{ latitude: numberOr(latitude), longitude: numberOr(longitude), altitude_m: numberOr(altitudeMeters) },
  };
}

const rowText = (row: Row): string => `${columns.map((name) => cell(row[name])).join(',')}\n`;

/** As RFC 4180 has it; what a spreadsheet would take for a formula is text. */
function cell(value: string | number | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
