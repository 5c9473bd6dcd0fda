import { createHash } from 'node:crypto';
import { TactusError } from '../errors.ts';
import type { ConfigurationCheck } from './config-check.ts';
import { ChangedMeanwhile, ConfigurationError } from './config-error.ts';
import type { Fault } from './config-faults.ts';
import { hushError } from './config-hush.ts';
import type { PutBack, Secrets } from './config-secrets.ts';

/** The configuration's file as it is written, secrets masked by placeholders. */
export interface WrittenFile {
  readonly text: string;
  /** Another one for another text, or another place of a secret. */
  readonly version: string;
  /** By the schema alone; empty where all is right. Lines are those of the masked text. */
  readonly faults: readonly Fault[];
}

interface Writing {
  readonly file: string;
  readonly secrets: Secrets;
  readonly check: Pick<ConfigurationCheck<unknown>, 'read' | 'refuseExcess'>;
}

/** A file's text as somebody is shown it. */
export function showText({ secrets, check }: Writing, text: string): WrittenFile {
  const masked = secrets.mask(text, 'numbered');
  const faults = faultsOf(() => {
    check.refuseExcess(text);
    check.read(text);
  }).map((error) => faultsIn(hushError(error, secrets, text), secrets.putBack(masked, text)));
  return { text: masked, version: versionOf(masked), faults: faults.flat() };
}

/**
 * Writes what somebody made of the text that he was shown. `write` is given it with its secrets.
 *
 * Errors: ChangedMeanwhile where that was another text; ConfigurationError with lines as he has them.
 */
export async function writeText<Written>(
  { file, secrets, check }: Writing,
  { edited, version, now }: { readonly edited: string; readonly version: string; readonly now: string },
  write: (text: string) => Promise<Written>,
): Promise<Written> {
  if (versionOf(secrets.mask(now, 'numbered')) !== version) throw new ChangedMeanwhile(file);
  // A browser has line ends of its own.
  const like = now.includes('\r\n') ? edited.replace(/\r?\n/g, '\r\n') : edited;
  const back = secrets.putBack(like, now);
  const misplaced = back.faults.map((fault): Fault => ({ path: [], ...fault }));
  try {
    check.refuseExcess(back.text);
    if (misplaced.length === 0) return await write(back.text);
    check.read(back.text);
  } catch (error) {
    const told = hushError(error, secrets, back.text, now);
    if (!(told instanceof ConfigurationError)) throw told;
    throw new ConfigurationError([...misplaced, ...faultsIn(told, back)], told.kind, told.message, told.fix);
  }
  const [{ line, message }] = misplaced as [Fault];
  throw new ConfigurationError(
    misplaced,
    'configuration',
    `${file}:${line}  ${message}.`,
    'Write the secret itself, or leave it where it was.',
  );
}

const versionOf = (masked: string): string =>
  createHash('sha256').update(masked).digest('base64url').slice(0, 22);

function faultsOf(look: () => void): readonly TactusError[] {
  try {
    look();
    return [];
  } catch (error) {
    if (error instanceof TactusError) return [error];
    throw error;
  }
}

function faultsIn(error: unknown, { lineBefore }: PutBack): readonly Fault[] {
  if (!(error instanceof ConfigurationError)) return [{ path: [], message: (error as Error).message }];
  return error.faults.map((fault) =>
    fault.line === undefined ? fault : { ...fault, line: lineBefore(fault.line) },
  );
}
