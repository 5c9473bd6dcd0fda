import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { TactusError } from '../../system/errors.ts';
import type { CommonManifest, ManifestFile } from './common-manifest.ts';
import { readModelFile } from './model-file.ts';

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

/**
 * A file of a model, read and checked against its size and SHA-256. Errors: badData (65) when it is missing, cut or
 * changed, noInput (66) when it may not be read.
 */
export function readVerifiedFile(model: InstalledModel, file: ManifestFile): Uint8Array {
  const path = join(model.folder, file.path);
  const fix =
    model.origin === 'package'
      ? 'Install tactus again, or copy the file again from where you got it.'
      : 'Import the model again with `tactus models import DIR`.';
  const bytes = readModelFile(path, fix, (size) => {
    if (size === file.bytes) return;
    throw new TactusError('badData', `${path} has ${size} bytes where the manifest says ${file.bytes}`, fix);
  });
  if (bytes === undefined) throw new TactusError('badData', `${path} is missing`, fix);
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

/** The precisions that a model comes in; none when its family leaves no choice. */
export function precisionsOf({ manifest }: InstalledModel): readonly string[] {
  return manifest.files.flatMap(({ precision }) => (precision === undefined ? [] : [precision]));
}
