import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TactusError } from '../../system/errors.ts';
import { packageRoot } from '../../system/files/package-root.ts';
import { stateFolderPath } from '../../system/files/state-folder.ts';
import { suggestion } from '../../system/nearest.ts';
import type { InstalledModel } from './installed-model.ts';
import { readManifest } from './manifest.ts';

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
          : suggestion(name, names);
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
