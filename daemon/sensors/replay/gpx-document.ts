import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import type { TrackPosition } from './speed-from-positions.ts';
import { badRecording, type TrackSample } from './track.ts';

/** The XML of a GPX file: points in their segments, as they were written. */
export interface GpxDocument {
  readonly segments: readonly (readonly GpxPoint[])[];
  /** What the recorder calls each track: running, walking, a number ... */
  readonly types: readonly string[];
  /** Points that are left out. */
  readonly withoutPlace: number;
  /** Of those, with a decimal comma. */
  readonly withComma: number;
  readonly withoutTime: number;
  /** The end is missing; what was whole is here. */
  readonly isCut: boolean;
}

/** `cadenceSpm` as the device counts it. */
export type GpxPoint = TrackSample & TrackPosition;

/** As XML Schema and people write them, of any length: `12.5`, `.2`, `+1`, `1e-5`. */
const numberText = z
  .string()
  .regex(/^\s*[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*$/)
  .transform(Number)
  .pipe(z.number());
const optionalNumber = numberText.optional().catch(undefined);

const place = z.object({
  lat: numberText.pipe(z.number().min(-90).max(90)),
  lon: numberText.pipe(z.number().min(-180).max(180)),
});
const details = z.object({
  ele: optionalNumber,
  /** Telephones say -1 when they do not know. */
  speed: numberText.pipe(z.number().min(0)).optional().catch(undefined),
  extensions: z.unknown().optional(),
});

/** An element that is empty, or has text where none belongs, comes as text. */
const element = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((value) => (typeof value === 'string' ? {} : value), z.object(shape));
const points = z.array(z.unknown()).default([]);
const segments = z.array(element({ trkpt: points })).default([]);
const document = z.object({
  gpx: element({
    trk: z.array(element({ type: z.string().optional().catch(undefined), trkseg: segments })).default([]),
  }),
});

const listTags: ReadonlySet<string> = new Set(['trk', 'trkseg', 'trkpt']);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  isArray: (tag) => listTags.has(tag),
});

const damagedFix = 'Export it again from the program that made it.';

/** Errors: TactusError `badData` when the file is no GPX, or damaged in its midst. */
export function parseGpx(name: string, text: string): GpxDocument {
  const { xml, isCut } = wholeXml(name, text.trimStart());
  const parsed = document.safeParse(parseXml(name, xml));
  if (!parsed.success) throw badRecording(name, 'is XML, but not GPX', 'Export the run as GPX or FIT.');
  let withoutPlace = 0;
  let withComma = 0;
  let withoutTime = 0;
  const toPoint = (candidate: unknown): GpxPoint[] => {
    const located = place.safeParse(candidate);
    if (!located.success) {
      withoutPlace += 1;
      if (hasComma(candidate)) withComma += 1;
      return [];
    }
    const timeSeconds = timeOf(candidate);
    if (timeSeconds !== undefined) return [pointOf(candidate, located.data, timeSeconds)];
    withoutTime += 1;
    return [];
  };
  return {
    segments: parsed.data.gpx.trk.flatMap(({ trkseg }) =>
      trkseg.map(({ trkpt }) => trkpt.flatMap((candidate) => toPoint(candidate))),
    ),
    types: parsed.data.gpx.trk.flatMap(({ type, trkseg }) =>
      type === undefined || trkseg.length === 0 ? [] : [type.trim().toLowerCase()],
    ),
    isCut,
    withoutPlace,
    withComma,
    withoutTime,
  };
}

/** A telephone that ran out of power leaves a file without an end: it is closed behind its last whole point. */
function wholeXml(name: string, text: string): { xml: string; isCut: boolean } {
  const validity = XMLValidator.validate(text);
  if (validity === true) return { xml: text, isCut: false };
  const endsWhole = /<\/(\w+:)?gpx\s*>\s*$/.test(text.slice(-64));
  const pointEnd = '</trkpt>';
  const lastPoint = text.lastIndexOf(pointEnd);
  if (!endsWhole && lastPoint >= 0) {
    const xml = `${text.slice(0, lastPoint + pointEnd.length)}</trkseg></trk></gpx>`;
    if (XMLValidator.validate(xml) === true) return { xml, isCut: true };
  }
  const { line, msg } = validity.err;
  throw badRecording(name, `is damaged or cut off: line ${line}: ${msg}`, damagedFix);
}

function parseXml(name: string, xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch (error) {
    // The validator lets some damage pass that the parser then stumbles over.
    throw badRecording(name, 'is damaged or cut off', damagedFix, error);
  }
}

const commaPlace = z.union([
  z.object({ lat: z.string().regex(/^\s*[-+]?\d*,\d+\s*$/) }),
  z.object({ lon: z.string().regex(/^\s*[-+]?\d*,\d+\s*$/) }),
]);
const hasComma = (candidate: unknown): boolean => commaPlace.safeParse(candidate).success;

const timed = z.object({ time: z.string().max(64) });
const isoTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?\s*(Z|[-+]\d\d(?::?\d\d)?)?$/i;

/** Undefined for what is no time. A time that names no zone is UTC, as GPX has it, wherever it is read. */
function timeOf(candidate: unknown): number | undefined {
  const found = timed.safeParse(candidate);
  const match = isoTime.exec(found.success ? found.data.time.trim() : '');
  if (!match) return undefined;
  const [, day, time, fraction = '0', zone = 'Z'] = match;
  const offset =
    zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/^(...):?(\d\d)?$/, '$1:$2').replace(/:$/, ':00');
  const millis = Date.parse(`${day}T${time}${time?.length === 5 ? ':00' : ''}${offset}`);
  return Number.isFinite(millis) ? millis / 1000 + Number(`0.${fraction}`) : undefined;
}

function pointOf(candidate: unknown, located: z.infer<typeof place>, timeSeconds: number): GpxPoint {
  const { ele, speed, extensions } = details.parse(candidate);
  const extension = flatten(extensions);
  const extended = extension.get('speed');
  return {
    timeSeconds,
    latitude: located.lat,
    longitude: located.lon,
    altitudeMeters: ele,
    speedMps: speed ?? (extended !== undefined && extended >= 0 ? extended : undefined),
    heartRateBpm: extension.get('hr') ?? extension.get('heartrate'),
    cadenceSpm: extension.get('cad') ?? extension.get('cadence') ?? extension.get('runcadence'),
    powerWatts: extension.get('power') ?? extension.get('powerinwatts'),
  };
}

/** Extensions nest differently in every program; what counts is the innermost name, in small letters. */
function flatten(extensions: unknown, into = new Map<string, number>(), depth = 0): Map<string, number> {
  if (typeof extensions !== 'object' || extensions === null || depth > 4) return into;
  for (const [tag, value] of Object.entries(extensions)) {
    const parsed = numberText.safeParse(value);
    if (parsed.success) into.set(tag.toLowerCase(), parsed.data);
    else flatten(value, into, depth + 1);
  }
  return into;
}
