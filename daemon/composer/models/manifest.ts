import { join } from 'node:path';
import { TactusError } from '../../system/errors.ts';
import type { Family } from '../families/family.ts';
import * as registry from '../families/registry.ts';
import { type CommonManifest, commonManifestSchema } from './common-manifest.ts';
import { readModelFile } from './model-file.ts';

const families: readonly Family[] = Object.values(registry);

/** How models compute, of all kinds: of these an option may choose. */
export const precisions: readonly string[] = [
  ...new Set(families.flatMap((family) => [...family.precisions])),
];

/** Errors: badData (65) for a kind that this version does not know. */
export function familyOf(kind: string, where: string): Family {
  const family = families.find((candidate) => candidate.kind === kind);
  if (family !== undefined) return family;
  throw new TactusError(
    'badData',
    `${where} is of the kind "${kind.slice(0, 64)}", which nobody here can open.`,
    `This version knows: ${families.map((known) => known.kind).join(', ')}.`,
  );
}

/** A manifest is small; anything larger is not one. */
const manifestMaxBytes = 1024 * 1024;

const copyAgain = 'Copy the whole model folder again.';

/** Errors: badData (65) when the manifest is missing, too large or wrong, noInput (66) when it may not be read. */
export function readManifest(folder: string): CommonManifest {
  const file = join(folder, 'manifest.json');
  const bytes = readModelFile(file, copyAgain, (size) => {
    if (size > manifestMaxBytes)
      throw new TactusError('badData', `${file} is too large for a manifest`, copyAgain);
  });
  if (bytes === undefined) throw new TactusError('badData', `${folder} has no manifest.json`, copyAgain);
  return parseManifest(bytes.toString('utf8'), file);
}

/**
 * A manifest is what its family's schema says. Errors: TactusError badData that names the first wrong field; `where` is
 * the file, for the message.
 */
function parseManifest(text: string, where: string): CommonManifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new TactusError('badData', `${where} is not JSON`, reinstall, { cause: error });
  }
  const kind = commonManifestSchema.pick({ kind: true }).safeParse(json);
  const schema = kind.success ? familyOf(kind.data.kind, where).manifestSchema : commonManifestSchema;
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') || 'the whole file';
  throw new TactusError(
    'badData',
    `${where} is not a model manifest: ${field}: ${issue?.message}`,
    `Write it as docs/model-format.md says. If you did not write it: ${reinstall}`,
  );
}

const reinstall = 'Copy the model folder again, or install it again with `tactus models import DIR`.';
