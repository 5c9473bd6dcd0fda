import { authorship } from '../../score/authorship.ts';
import type { TrackPoint } from '../digest/track.ts';
import type { CurvePoint, Summary } from '../summary.ts';
import { type CardLanguage, cardWords } from './card-words.ts';
import { trimmedTrack } from './trim.ts';

export interface CardJob {
  readonly summary: Summary;
  readonly curve: readonly CurvePoint[];
  /** Absent: its shape is not drawn. */
  readonly track?: readonly TrackPoint[] | undefined;
  /** Cut away from the beginning and the end of the track. */
  readonly trimMeters: number;
  readonly language: CardLanguage;
}

const width = 1080;
const height = 1350;
const margin = 84;
const inner = width - 2 * margin;
/** Those of the page, by day. */
const colours = {
  ...{ paper: '#f6f2ea', sheet: '#fffdf8', ink: '#201b14', soft: '#6a6154', line: '#e5ddcf' },
  ...{ accent: '#c93a14', cadence: '#2c7a4b', heart: '#b8215a' },
};
const fonts = "ui-rounded, 'Nunito', 'Segoe UI', 'Noto Sans', system-ui, sans-serif";
const mostFigures = 6;

/**
 * A picture of a session to share, 1080 x 1350: when, how far, how long, how fast, the heart, the feet and the beat, the
 * tempo's curve, the styles. It shows no place, and needs nothing but itself.
 */
export function makeCard({ summary, curve, track, trimMeters, language }: CardJob): string {
  const words = cardWords[language];
  const shape = track && trimmedTrack(track, trimMeters);
  const [main, ...figures] = figuresOf(summary, language);
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(
    new Date(summary.startedAt),
  );
  const isDrawn = shape !== undefined && shape.length > 1;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${fonts}" role="img" aria-label="${escaped(`${words.title}, ${date}`)}">`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    text(margin, 122, date, { size: 34, fill: colours.soft }),
    ...(main ? mainFigure(main) : []),
    ...(isDrawn ? [shapePath(shape)] : []),
    ...figures.slice(0, mostFigures).flatMap((figure, index) => smallFigure(figure, index)),
    ...curvePaths(curve, words),
    ...stylesBar(summary, words.styles),
    text(margin, height - 66, 'Tactus', { size: 38, weight: 700, fill: colours.accent }),
    text(width - margin, height - 66, words.authorship ?? authorship, {
      ...{ size: 24, fill: colours.soft, anchor: 'end' },
    }),
    '</svg>',
    '',
  ].join('\n');
}

interface Figure {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
}

/** The first is the largest. What is not known is left out. */
function figuresOf(summary: Summary, language: CardLanguage): readonly Figure[] {
  const words = cardWords[language];
  const number = (value: number, digits = 0): string =>
    new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
      value,
    );
  const { distanceMeters, movingSeconds, lengthSeconds, paceSecondsPerKilometer, heartRate } = summary;
  const { cadenceMeanSpm, lockedShare01, matchedShare01, climbedMeters, tempoMeanBpm, songs } = summary;
  const figure = (label: string, value: string | undefined, unit = ''): Figure[] =>
    value === undefined ? [] : [{ label, value, unit }];
  const when = <T>(value: T | undefined, say: (value: T) => string): string | undefined =>
    value === undefined ? undefined : say(value);
  const isFar = distanceMeters !== undefined && distanceMeters >= 100;
  const moved = movingSeconds > 0 ? movingSeconds : lengthSeconds;
  return [
    ...figure(words.distance, isFar ? number(distanceMeters / 1000, 2) : undefined, 'km'),
    ...figure(words.time, clockTime(moved)),
    ...figure(words.pace, isFar ? when(paceSecondsPerKilometer, clockTime) : undefined, words.perKilometer),
    ...figure(
      words.heart,
      when(heartRate, ({ meanBpm }) => number(meanBpm)),
      'bpm',
    ),
    ...figure(words.cadence, when(cadenceMeanSpm, number), words.stepsPerMinute),
    ...figure(
      lockedShare01 === undefined ? words.matched : words.locked,
      when(lockedShare01 ?? matchedShare01, (share) => number(100 * share)),
      '%',
    ),
    ...figure(
      words.climbed,
      climbedMeters !== undefined && climbedMeters >= 10 ? number(climbedMeters) : undefined,
      'm',
    ),
    ...figure(words.tempo, when(tempoMeanBpm, number), 'bpm'),
    ...figure(words.songs, songs > 0 ? number(songs) : undefined),
  ];
}

/** `1:02:45`, `42:07`. */
function clockTime(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  const two = (value: number): string => String(value).padStart(2, '0');
  const rest = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

const mainFigure = ({ label, value, unit }: Figure): readonly string[] => [
  `<text x="${margin - 6}" y="310" font-size="168" font-weight="700" fill="${colours.ink}" letter-spacing="-6">${escaped(value)}<tspan font-size="64" font-weight="400" letter-spacing="0" fill="${colours.soft}" dx="18">${escaped(unit)}</tspan></text>`,
  ...(unit === '' ? [text(margin, 368, label, { size: 32, fill: colours.soft })] : []),
];

/** Three in a row. */
function smallFigure({ label, value, unit }: Figure, index: number): readonly string[] {
  const x = margin + (index % 3) * (inner / 3);
  const y = 500 + Math.floor(index / 3) * 160;
  return [
    `<text x="${x}" y="${y}" font-size="58" font-weight="700" fill="${colours.ink}">${escaped(value)}<tspan font-size="28" font-weight="400" fill="${colours.soft}" dx="8">${escaped(unit)}</tspan></text>`,
    text(x, y + 42, label, { size: 28, fill: colours.soft }),
  ];
}

const chart = { top: 800, height: 240 } as const;

/** Tempo as a line, cadence as dots beneath it: together they show how one followed the other. */
function curvePaths(
  curve: readonly CurvePoint[],
  words: { readonly tempo: string; readonly cadence: string },
): readonly string[] {
  const known = curve.filter(({ tempoBpm }) => tempoBpm !== undefined);
  const lastSeconds = curve.at(-1)?.atSeconds ?? 0;
  if (known.length < 2) return [];
  const values = curve.flatMap(({ tempoBpm, cadenceSpm = 0 }) => [
    ...(tempoBpm === undefined ? [] : [tempoBpm]),
    ...(cadenceSpm >= 60 ? [cadenceSpm] : []),
  ]);
  const [low, high] = [Math.min(...values) - 4, Math.max(...values) + 4];
  const x = (atSeconds: number): number => margin + (inner * atSeconds) / Math.max(1, lastSeconds);
  const y = (value: number): number => chart.top + chart.height * (1 - (value - low) / (high - low));
  const line = known.map(
    ({ atSeconds, tempoBpm = 0 }, index) =>
      `${index === 0 ? 'M' : 'L'}${short(x(atSeconds))} ${short(y(tempoBpm))}`,
  );
  const dots = curve
    .filter(({ cadenceSpm = 0 }) => cadenceSpm >= 60)
    .map(({ atSeconds, cadenceSpm = 0 }) => `M${short(x(atSeconds))} ${short(y(cadenceSpm))}h0`);
  const bottom = chart.top + chart.height;
  return [
    `<path d="M${margin} ${bottom}H${width - margin}" stroke="${colours.line}" stroke-width="3"/>`,
    `<path d="${dots.join('')}" stroke="${colours.cadence}" stroke-width="7" stroke-linecap="round" opacity="0.55"/>`,
    `<path d="${line.join('')}" fill="none" stroke="${colours.accent}" stroke-width="6" stroke-linejoin="round" stroke-linecap="round"/>`,
    text(margin, chart.top - 24, words.tempo, { size: 28, weight: 700, fill: colours.accent }),
    ...(dots.length === 0
      ? []
      : [
          text(width - margin, chart.top - 24, words.cadence, {
            size: 28,
            weight: 700,
            fill: colours.cadence,
            anchor: 'end',
          }),
        ]),
  ];
}

/** Styles as they were heard, the most first. */
function stylesBar({ styles }: Summary, label: string): readonly string[] {
  if (styles.length === 0) return [];
  const told = styles
    .slice(0, 4)
    .map(({ name, share01 }) => (styles.length === 1 ? name : `${name} ${Math.round(100 * share01)} %`));
  return [
    text(margin, 1140, label, { size: 28, fill: colours.soft }),
    text(margin, 1186, told.join('  ·  '), { size: 36, weight: 700, fill: colours.ink }),
  ];
}

/** The way as a line in the upper right corner, north above: no map, and no scale. */
function shapePath(track: readonly TrackPoint[]): string {
  const box = { x: 770, y: 160, size: 226 };
  const shrink = Math.cos((track[0]![0] * Math.PI) / 180);
  const flat = track.map(([latitude, longitude]) => ({ x: longitude * shrink, y: -latitude }));
  const [left, top] = [Math.min(...flat.map(({ x }) => x)), Math.min(...flat.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...flat.map(({ x }) => x)), Math.max(...flat.map(({ y }) => y))];
  const scale = box.size / Math.max(right - left, bottom - top, 1e-9);
  const x = (value: number): number =>
    box.x + (box.size - (right - left) * scale) / 2 + (value - left) * scale;
  const y = (value: number): number =>
    box.y + (box.size - (bottom - top) * scale) / 2 + (value - top) * scale;
  const line = flat.map(
    (point, index) => `${index === 0 ? 'M' : 'L'}${short(x(point.x))} ${short(y(point.y))}`,
  );
  return `<path d="${line.join('')}" fill="none" stroke="${colours.ink}" stroke-width="6" stroke-linejoin="round" stroke-linecap="round" opacity="0.85"/>`;
}

interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly weight?: number;
  readonly anchor?: 'end';
}

function text(
  x: number,
  y: number,
  content: string,
  { size, fill, weight = 400, anchor }: TextStyle,
): string {
  const end = anchor === undefined ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}"${end}>${escaped(content)}</text>`;
}

const short = (value: number): string => value.toFixed(1);

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};

/** What XML would obey is text; what it may not hold at all is left out. */
const escaped = (content: string): string =>
  content
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (mark) => entities[mark]!);
