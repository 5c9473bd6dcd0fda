import { extname } from 'node:path';
import { Command, Option } from 'commander';
import { makeCard } from '../recorder/exports/card.ts';
import { type CardLanguage, cardLanguages } from '../recorder/exports/card-words.ts';
import { type ExportFormat, exportFormats } from '../recorder/exports/export-kinds.ts';
import { exportSession } from '../recorder/exports/export-session.ts';
import { makePngAside } from '../recorder/exports/png-aside.ts';
import { writeExport } from '../recorder/exports/write-export.ts';
import type { Details, Summary } from '../recorder/summary.ts';
import { TactusError } from '../system/errors.ts';
import { reasonOf } from '../system/files/atomic-file.ts';
import { parseInteger } from './arguments.ts';

export interface FoundSession {
  /** Of all sessions. */
  readonly folder: string;
  readonly summary: Summary;
  readonly details: () => Promise<Details | undefined>;
}

type Wanted = Readonly<Partial<Record<ExportFormat, string>>> & {
  readonly card?: string;
  readonly trim?: number;
  readonly language: CardLanguage;
  readonly way?: true;
};

/** What others see of a picture ends so far from a door, unless one says otherwise. */
const cardTrimMeters = 200;

/** `open`: finds one by its id. */
export function exportCommand(open: (id: string) => Promise<FoundSession>): Command {
  return new Command('export')
    .description('Writes files of one.')
    .argument('<id>', 'as it is listed')
    .option('--fit <file>', 'an activity as sport watches write it, with tempo and lock')
    .option('--gpx <file>', 'the track, with heart rate and cadence')
    .option('--tcx <file>', 'laps and track, with heart rate and cadence')
    .option('--midi <file>', 'the notes that were heard, with a tempo map')
    .option('--csv <file>', 'a line a second')
    .option('--journal <file>', 'all that happened, a line of JSON each, packed by gzip')
    .option('--card <file>', 'a picture to share (.svg or .png), which tells no place')
    .addOption(
      new Option('--language <language>', 'of the picture').choices(cardLanguages).default(cardLanguages[0]),
    )
    .option('--way', 'draw the shape of the way on the picture, without a map')
    .option(
      '--trim <meters>',
      `leave out of FIT, GPX, TCX and the picture's way what is so near to its ends (default: 0; picture: ${cardTrimMeters})`,
      parseInteger(0, 5000),
    )
    .action(async (id: string, wanted: Wanted) => exportFiles(wanted, () => open(id)));
}

async function exportFiles(wanted: Wanted, open: () => Promise<FoundSession>): Promise<void> {
  const files = exportFormats.flatMap((format) => {
    const path = wanted[format];
    return path === undefined ? [] : [{ format, path }];
  });
  if (files.length === 0 && wanted.card === undefined)
    throw new TactusError(
      'usage',
      'Nothing to write.',
      'Name a file: --fit, --gpx, --tcx, --midi, --csv, --journal or --card FILE.',
    );
  const ending = wanted.card === undefined ? undefined : cardEnding(wanted.card);
  const session = await open();
  const { id, startedAt } = session.summary;
  for (const { format, path } of files) {
    const content = await exportSession(format, {
      ...{ folder: session.folder, id, startedAt, trimMeters: wanted.trim ?? 0 },
    });
    if (content === undefined)
      throw new TactusError(
        'noInput',
        `The session ${id} has no ${lacks[format]}.`,
        'Nothing was written for it.',
      );
    await guarded(() => writeExport(path, content));
    process.stdout.write(`wrote ${path}\n`);
  }
  if (wanted.card === undefined) return;
  const svg = await cardOf(session, wanted);
  const content = ending === '.svg' ? svg : await makePngAside(wanted.card, svg);
  await guarded(() => writeExport(wanted.card!, content));
  process.stdout.write(`wrote ${wanted.card}\n`);
}

async function cardOf(
  { summary, details }: FoundSession,
  { language, trim = cardTrimMeters, way }: Wanted,
): Promise<string> {
  const { curve = [], track } = (await details()) ?? {};
  return makeCard({ summary, curve, language, trimMeters: trim, ...(way && { track }) });
}

/** Errors: TactusError `usage`. */
function cardEnding(path: string): '.svg' | '.png' {
  const ending = extname(path).toLowerCase();
  if (ending === '.svg' || ending === '.png') return ending;
  throw new TactusError('usage', `--card ${path}: a picture is SVG or PNG.`, `Call it ${path}.png.`);
}

const lacks: Readonly<Record<ExportFormat, string>> = {
  ...{ fit: 'figures', gpx: 'track', tcx: 'figures', midi: 'notes', csv: 'figures', journal: 'journal' },
};

/** Errors: TactusError `cannotCreate` in the place of the file system's. */
export async function guarded<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof TactusError) throw error;
    const fix = 'Check its permissions, and that the disk is not full.';
    throw new TactusError('cannotCreate', `The folder cannot be used: ${reasonOf(error)}`, fix, {
      cause: error,
    });
  }
}
