import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { TactusError } from '../../system/errors.ts';
import { packageRoot } from '../../system/files/package-root.ts';
import { stateFolderPath } from '../../system/files/state-folder.ts';
import {
  type Manifest,
  type ManifestFile,
  manifestMaxBytes,
  type Precision,
  parseManifest,
} from './manifest.ts';

/** A model that was found; nothing of its graphs is read yet. */
export interface InstalledModel {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Shipped with the package, or imported by the user. */
  readonly origin: 'package' | 'imported';
}

export interface ModelStore {
  /** Good models by name; an imported one hides a shipped one of the same name. Broken folders are told beside. */
  list(): { readonly models: readonly InstalledModel[]; readonly broken: readonly BrokenModel[] };
  /** Errors: usage (64) for an unknown name, badData (65) for a broken manifest. */
  find(name: string): InstalledModel;
}

export interface BrokenModel {
  readonly folder: string;
  readonly error: TactusError;
}

export interface ModelFolders {
  readonly package: string;
  readonly imported: string;
}

/** Where models live: in the package, and in the daemon's state folder. */
export function modelFolders(): ModelFolders {
  return { package: join(packageRoot, 'models'), imported: join(stateFolderPath(), 'models') };
}

export function createModelStore(folders: ModelFolders = modelFolders()): ModelStore {
  const candidates = (): { folder: string; name: string; origin: InstalledModel['origin'] }[] =>
    (['imported', 'package'] as const).flatMap((origin) =>
      subfolders(folders[origin]).map((name) => ({ folder: join(folders[origin], name), name, origin })),
    );
  return {
    list() {
      const models = new Map<string, InstalledModel>();
      const broken: BrokenModel[] = [];
      for (const { folder, origin } of candidates()) {
        try {
          const manifest = readManifest(folder);
          if (!models.has(manifest.name)) models.set(manifest.name, { folder, manifest, origin });
        } catch (error) {
          if (!(error instanceof TactusError)) throw error;
          broken.push({ folder, error });
        }
      }
      return {
        models: [...models.values()].sort((a, b) => (a.manifest.name < b.manifest.name ? -1 : 1)),
        broken,
      };
    },
    find(name) {
      const byFolder = candidates().find((candidate) => candidate.name === name);
      if (byFolder !== undefined) {
        return { folder: byFolder.folder, manifest: readManifest(byFolder.folder), origin: byFolder.origin };
      }
      const known = this.list().models;
      const byName = known.find((model) => model.manifest.name === name);
      if (byName !== undefined) return byName;
      const names = known.map((model) => model.manifest.name);
      const fix =
        names.length === 0
          ? `No model is installed. Put one under ${folders.imported}, or run \`tactus models import DIR\`.`
          : `Did you mean \`${closest(name, names)}\`? There is: ${names.join(', ')}.`;
      throw new TactusError('usage', `There is no model called \`${name}\`.`, fix);
    },
  };
}

function subfolders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
      .filter((entry) => statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch {
    return []; // No such folder: no models there.
  }
}

/** Errors: badData (65) when the manifest is missing, too large or wrong. */
export function readManifest(folder: string): Manifest {
  const file = join(folder, 'manifest.json');
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) {
    throw new TactusError('badData', `${folder} has no manifest.json`, 'Copy the whole model folder again.');
  }
  if (size > manifestMaxBytes) {
    throw new TactusError(
      'badData',
      `${file} is too large for a manifest`,
      'Copy the whole model folder again.',
    );
  }
  return parseManifest(readFileSync(file, 'utf8'), file);
}

/**
 * The graph of a precision, read and checked against its size and SHA-256. Errors: usage (64) when the model does not
 * come in that precision, badData (65) when the file is missing, cut or changed.
 */
export function readVerifiedGraph(model: InstalledModel, precision: Precision): Uint8Array {
  const file = model.manifest.files.find((candidate) => candidate.precision === precision);
  if (file === undefined) {
    const offered = model.manifest.files.map((candidate) => candidate.precision).join(', ');
    throw new TactusError(
      'usage',
      `The model \`${model.manifest.name}\` does not come in ${precision}.`,
      `It comes in: ${offered}.`,
    );
  }
  return readVerifiedFile(model, file);
}

/** Reads every graph of a model and checks it. Errors: badData (65) for the first that is not what the manifest says. */
export function verifyModel(model: InstalledModel): void {
  for (const file of model.manifest.files) readVerifiedFile(model, file);
}

function readVerifiedFile(model: InstalledModel, file: ManifestFile): Uint8Array {
  const path = join(model.folder, file.path);
  const fix =
    model.origin === 'package'
      ? 'Install tactus again, or copy the file again from where you got it.'
      : 'Import the model again with `tactus models import DIR`.';
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new TactusError('badData', `${path} is missing`, fix);
  if (size !== file.bytes) {
    throw new TactusError('badData', `${path} has ${size} bytes where the manifest says ${file.bytes}`, fix);
  }
  const bytes = readFileSync(path);
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
