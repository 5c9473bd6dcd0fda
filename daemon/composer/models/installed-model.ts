import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { TactusError } from '../../system/errors.ts';
import type { CommonManifest, ManifestFile } from './common-manifest.ts';
import { readModelFile, sizeOfModelFile } from './model-file.ts';

/** A model that was found; none of its files but the manifest is read yet. */
export interface InstalledModel<Manifest extends CommonManifest = CommonManifest> {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Shipped with the package, or imported by the user. */
  readonly origin: 'package' | 'imported';
}

/** Reads every file of a model and checks it. Errors: badData (65) for the first that is not what the manifest says. */
export function verifyModel(model: InstalledModel): void {
  for (const file of model.manifest.files) readVerifiedFile(model, file);
}

/** Looks, without reading them, whether a model's files are as long as the manifest says. Errors: as `verifyModel`. */
export function checkSizes(model: InstalledModel): void {
  for (const file of model.manifest.files) {
    const { path, fix } = placeOf(model, file);
    checkSize(path, fix, sizeOfModelFile(path, fix), file);
  }
}

/**
 * A file of a model, read and checked against its size and SHA-256. Errors: badData (65) when it is missing, cut or
 * changed, noInput (66) when it may not be read.
 */
export function readVerifiedFile(model: InstalledModel, file: ManifestFile): Uint8Array {
  const { path, fix } = placeOf(model, file);
  const bytes = readModelFile(path, fix, (size) => checkSize(path, fix, size, file));
  if (bytes === undefined) throw missing(path, fix);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== file.sha256) {
    throw new TactusError(
      'badData',
      `${path} is not the file that the manifest describes (SHA-256 differs)`,
      fix,
    );
  }
  return bytes;
}

const placeOf = (model: InstalledModel, file: ManifestFile) => ({
  path: join(model.folder, file.path),
  fix:
    model.origin === 'package'
      ? 'Install tactus again, or copy the file again from where you got it.'
      : 'Import the model again with `tactus models import DIR`.',
});

const missing = (path: string, fix: string): TactusError =>
  new TactusError('badData', `${path} is missing`, fix);

function checkSize(path: string, fix: string, size: number | undefined, { bytes }: ManifestFile): void {
  if (size === bytes) return;
  throw size === undefined
    ? missing(path, fix)
    : new TactusError('badData', `${path} has ${size} bytes where the manifest says ${bytes}`, fix);
}

/** The precisions that a model comes in; none when its family leaves no choice. */
export function precisionsOf({ manifest }: InstalledModel): readonly string[] {
  return manifest.files.flatMap(({ precision }) => (precision === undefined ? [] : [precision]));
}
