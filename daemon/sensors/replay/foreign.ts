import { badRecording } from './track.ts';

/** Text as it is written anywhere: UTF-8 or UTF-16, with a mark in front or without. Nothing stands before its beginning. */
export function decodeText(bytes: Buffer): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes).trimStart();
}

function encodingOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | 'utf-8' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a mark every other byte of what we read is 0.
  const begin = bytes.subarray(0, 64);
  const zeros = (from: 0 | 1): boolean =>
    begin.length >= 4 && begin.every((byte, index) => (index % 2 === from) === (byte === 0));
  if (zeros(1)) return 'utf-16le';
  return zeros(0) ? 'utf-16be' : 'utf-8';
}

/** The name of the outermost element, in small letters, without its namespace; undefined for what is no XML. */
export function rootOf(text: string): string | undefined {
  if (!text.startsWith('<')) return undefined;
  const beginning = text
    .slice(0, 8192)
    .replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '')
    .trimStart();
  const match = /^<(?:!doctype\s+)?(?:[\w.-]+:)?([\w.-]+)/i.exec(beginning);
  return match?.[1]?.toLowerCase();
}

/** What people choose in place of a recording: what it is, and what to do. */
const byRoot: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  html: [
    'is a web page, no recording',
    'Log in first, and save the file itself: Export Original, GPX or TCX.',
  ],
  workout_file: ['is a Zwift workout, a plan of what is to be done', 'Choose the recording of a run.'],
  kml: ['is KML, a map without heart rate or cadence', 'Export the run as FIT, TCX or GPX.'],
  svg: ['is a drawing', 'Choose the recording of a run.'],
  plist: ['is a list of settings', 'Choose the recording of a run.'],
  healthdata: ["is Apple Health's whole export", 'Replay one of the GPX files of its folder workout-routes.'],
  pwx: ['is PWX of TrainingPeaks, which Tactus does not read', 'Export the run as FIT, TCX or GPX.'],
  sml: ['is SML of Suunto, which Tactus does not read', 'Export the run as FIT or GPX.'],
};

/** Errors: TactusError `badData`, always: this is XML that Tactus does not read. */
export function refuseXml(name: string, root: string): never {
  const [what, fix] = (Object.hasOwn(byRoot, root) ? byRoot[root] : undefined) ?? [
    `is XML of another kind (<${root.slice(0, 40)}>), no recording that Tactus knows`,
    'Export the run as FIT, TCX or GPX.',
  ];
  throw badRecording(name, what, fix);
}

const foreignTexts: readonly (readonly [RegExp, what: string])[] = [
  // Each line of ours says of what kind it is.
  [/^\{(?![^\n]{0,4096}"(kind|atSeconds)"\s*:)/, 'is JSON of another program, no trace of ours'],
  [/^\[\s*[[{"\d]/, 'is JSON of another program, no trace of ours'],
  [
    /^\[(course header|athlete header)\]/i,
    'is a workout for a trainer (ERG, MRC), a plan of what is to be done',
  ],
  [/^MThd/, 'is a MIDI file, a tune (for `composer.theme`)'],
  [/^\[params\]/i, 'is HRM of Polar, which Tactus does not read'],
];

/** Errors: TactusError `badData` for what is known to be no recording. */
export function refuseForeign(name: string, text: string): void {
  const known = foreignTexts.find(([pattern]) => pattern.test(text));
  if (known) throw badRecording(name, known[1], 'Export the recorded run as FIT, TCX or GPX.');
}
