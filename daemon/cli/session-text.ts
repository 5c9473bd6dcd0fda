import type { Summary } from '../recorder/summary.ts';

/** `1:02:45`, `42:07`. */
function clockTime(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(whole / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':').replace(/^0/, '');
}

const percent = (share01: number): string => `${Math.round(100 * share01)} %`;

function localTime(startedAt: string): string {
  const date = new Date(startedAt);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A line of a list. */
export function sessionLine(summary: Summary): string {
  const { id, startedAt, lengthSeconds, distanceMeters, heartRate, lockedShare01, styles, source } = summary;
  return [
    ...[id.padEnd(19), localTime(startedAt), clockTime(lengthSeconds).padStart(8)],
    (distanceMeters === undefined ? '' : `${(distanceMeters / 1000).toFixed(2)} km`).padStart(9),
    (heartRate === undefined ? '' : `${Math.round(heartRate.meanBpm)} bpm`).padStart(8),
    (lockedShare01 === undefined ? '' : `${percent(lockedShare01)} locked`).padStart(12),
    ` ${styles.map(({ name }) => name).join(', ')}`,
    ...(source.kind === 'live' ? [] : [`(${source.kind} ${source.name})`]),
    ...(summary.running ? ['goes on'] : []),
    ...(summary.cut ? ['cut'] : []),
  ].join(' ');
}

const soundText = {
  wholly: 'kept: `tactus sessions replay` plays it again to the last bit',
  partly: 'kept but for its beginning: `tactus sessions replay`',
  none: 'not kept: `tactus render --replay` composes it anew',
} as const;

/** All of it, a line each. */
export function sessionText(summary: Summary): string {
  const { heartRate, styles, model, source } = summary;
  const rows: (readonly [string, string | undefined])[] = [
    ['began', localTime(summary.startedAt)],
    ['length', clockTime(summary.lengthSeconds)],
    ['moving', clockTime(summary.movingSeconds)],
    ['distance', say(summary.distanceMeters, (meters) => `${(meters / 1000).toFixed(2)} km`)],
    ['pace', say(summary.paceSecondsPerKilometer, (seconds) => `${clockTime(seconds)} a kilometre`)],
    ['heart', heartRate && `${Math.round(heartRate.meanBpm)} bpm in the mean, ${heartRate.maxBpm} at most`],
    [
      'zones',
      heartRate?.zoneSeconds.map((seconds, index) => `${index + 1}: ${clockTime(seconds)}`).join('  '),
    ],
    ['cadence', say(summary.cadenceMeanSpm, (spm) => `${Math.round(spm)} steps a minute`)],
    ['climbed', say(summary.climbedMeters, (meters) => `${meters} m`)],
    ['locked', say(summary.lockedShare01, percent)],
    ['in tempo', say(summary.matchedShare01, percent)],
    ['tempo', say(summary.tempoMeanBpm, (bpm) => `${Math.round(bpm)} bpm`)],
    ['styles', styles.map(({ name, share01 }) => `${name} ${percent(share01)}`).join(', ') || undefined],
    ['music', `${summary.songs} songs, ${summary.barsHeard} bars`],
    ['said', `${summary.likes} liked, ${summary.skips} skipped, ${summary.laps} laps`],
    ['source', source.kind === 'live' ? 'live sensors' : `${source.kind} ${source.name}`],
    ['model', `${model.name} ${model.version}, seed ${summary.seed}`],
    ...(summary.course
      ? [['course', `run ${summary.course.run} of 8 (${summary.course.phase})`] as const]
      : []),
    ['sound', soundText[summary.soundKept ?? 'none']],
    ['disk', `${(summary.bytes / 1e6).toFixed(2)} MB`],
    ...(summary.cut ? [['end', 'cut: its end was never written'] as const] : []),
  ];
  return rows.flatMap(([name, text]) => (text === undefined ? [] : [`${name.padEnd(9)} ${text}\n`])).join('');
}

const say = <T>(value: T | undefined, words: (value: T) => string): string | undefined =>
  value === undefined ? undefined : words(value);
