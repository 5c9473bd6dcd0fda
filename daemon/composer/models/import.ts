import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { firstLineOf, TactusError } from '../../system/errors.ts';
import type { CommonManifest } from './common-manifest.ts';
import { type InstalledModel, precisionsOf, verifyModel } from './installed-model.ts';
import { readManifest } from './manifest.ts';
import { openModel } from './open-model.ts';

/**
 * Copies a model into the folder of imported ones, under its name: verified first, tried once, and never half
 * there. An earlier import of the same name is replaced. Errors: noInput (66) without a folder, badData (65) when it is
 * not a model that runs, cannotCreate (73) when it cannot be written.
 */
export async function importModel(folder: string, importedFolder: string): Promise<InstalledModel> {
  if (!isFolder(folder)) {
    throw new TactusError(
      'noInput',
      `There is no folder ${folder} that can be read.`,
      'Give the folder that holds manifest.json.',
    );
  }
  const manifest = readManifest(folder);
  const source: InstalledModel = { folder, manifest, origin: 'imported' };
  verifyModel(source);
  await tryOnce(source);

  const target = join(importedFolder, manifest.name);
  // A dot hides what is not finished from the list of models.
  const beside = join(importedFolder, `.${manifest.name}.new`);
  const earlier = join(importedFolder, `.${manifest.name}.old`);
  try {
    mkdirSync(importedFolder, { recursive: true, mode: 0o700 });
    clearLeftovers(importedFolder);
    rmSync(beside, { recursive: true, force: true });
    mkdirSync(beside);
    copyModel(folder, manifest, beside);
    rmSync(earlier, { recursive: true, force: true });
    if (existsSync(target)) renameSync(target, earlier);
    renameSync(beside, target);
    rmSync(earlier, { recursive: true, force: true });
  } catch (error) {
    removeIfThere(beside);
    throw new TactusError(
      'cannotCreate',
      `The model cannot be written to ${target}: ${(error as NodeJS.ErrnoException).code ?? error}`,
      'Make room, or set STATE_DIRECTORY or XDG_STATE_HOME to a folder that you may write to.',
      { cause: error },
    );
  }
  return { folder: target, manifest: readManifest(target), origin: 'imported' };
}

/** No import takes so long; and a clock may be wrong by anything. */
const leftMs = 3_600_000;

/** What imports left that were killed: half a copy goes, and an earlier model that had lost its name has it back. */
function clearLeftovers(importedFolder: string): void {
  for (const name of readdirSync(importedFolder)) {
    const [, model, kind] = /^\.(.+)\.(new|old)$/.exec(name) ?? [];
    const path = join(importedFolder, name);
    if (model === undefined || Math.abs(Date.now() - statSync(path).ctimeMs) < leftMs) continue;
    const target = join(importedFolder, model);
    if (kind === 'old' && !existsSync(target)) renameSync(path, target);
    else rmSync(path, { recursive: true, force: true });
  }
}

function isFolder(folder: string): boolean {
  try {
    return statSync(folder).isDirectory();
  } catch {
    return false; // Absent, or closed to us.
  }
}

function removeIfThere(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // There is no such folder to remove anything from.
  }
}

/**
 * Only what belongs to the model: nothing else of the folder is copied. Links become files; one whose content nobody has
 * checked could lead anywhere that we, perhaps root, may read, and is left out.
 */
export function copyModel(folder: string, { files }: Pick<CommonManifest, 'files'>, target: string): void {
  const extras = ['MODEL_CARD.md', 'baseline.json'].filter((name) =>
    lstatSync(join(folder, name), { throwIfNoEntry: false })?.isFile(),
  );
  const names = ['manifest.json', ...files.map(({ path }) => path), ...extras];
  for (const name of names) copyFileSync(join(folder, name), join(target, name));
}

/** In every precision that it comes in. */
async function tryOnce(model: InstalledModel): Promise<void> {
  const offered = precisionsOf(model);
  for (const precision of offered.length === 0 ? [undefined] : offered) {
    const opened = await openModel(model, { precision });
    try {
      await opened.tryOnce();
    } catch (error) {
      const { name } = model.manifest;
      throw new TactusError(
        'badData',
        `The model \`${name}\`${precision === undefined ? '' : ` in ${precision}`} does not run: ${firstLineOf(error)}`,
        'Make it again with the training tool of this version.',
        { cause: error },
      );
    } finally {
      await opened.close();
    }
  }
}
