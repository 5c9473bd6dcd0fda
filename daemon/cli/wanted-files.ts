import { extname, resolve } from 'node:path';
import { TactusError } from '../system/errors.ts';

/** What each format's files end with: the first is the usual one. */
const endings = {
  wav: ['wav', 'wave'],
  mp3: ['mp3'],
  flac: ['flac'],
  opus: ['opus', 'ogg', 'oga'],
  midi: ['mid', 'midi', 'smf'],
  trace: ['jsonl', 'ndjson', 'json', 'txt', 'log'],
} as const;
type Format = keyof typeof endings;
const formats = Object.keys(endings) as Format[];

export const howToAsk = `Ask for files: ${formats.map((format) => `--${format} FILE.${endings[format][0]}`).join(', ')}.`;

export interface WantedFile {
  readonly format: Format;
  readonly path: string;
}

/**
 * What is to be written, by a command that `offers` these formats. Errors: TactusError `usage` for a file that is called
 * like one of another format, or wanted twice.
 */
export function wantedFiles(
  options: Readonly<Partial<Record<Format, string | undefined>>>,
  offers: readonly Format[] = formats,
): readonly WantedFile[] {
  const wanted = offers.flatMap((format): readonly WantedFile[] => {
    const path = options[format];
    if (path === undefined) return [];
    requireEnding(format, path, offers);
    return [{ format, path }];
  });
  for (const [index, { format, path }] of wanted.entries()) {
    const twin = wanted.slice(0, index).find((other) => resolve(other.path) === resolve(path));
    if (twin === undefined) continue;
    throw new TactusError(
      'usage',
      `--${twin.format} and --${format} would write the same file, ${path}.`,
      `Call them otherwise: ${path}.${endings[twin.format][0]}, ${path}.${endings[format][0]}.`,
    );
  }
  return wanted;
}

function requireEnding(format: Format, path: string, offers: readonly Format[]): void {
  const ending = extname(path).slice(1).toLowerCase();
  const own: readonly string[] = endings[format];
  if (ending === '' || own.includes(ending)) return;
  const other = offers.find((each) => (endings[each] as readonly string[]).includes(ending));
  throw new TactusError(
    'usage',
    `--${format} ${path}: the file would be ${format === 'trace' ? 'a trace' : format.toUpperCase()}, whatever it is called.`,
    other ? `For such a file: --${other} ${path}` : `Call it something that ends in .${own[0]}.`,
  );
}
