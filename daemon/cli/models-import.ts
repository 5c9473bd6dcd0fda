import { existsSync, lchownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import type { CommonManifest } from '../composer/models/common-manifest.ts';
import { copyModel, importModel } from '../composer/models/import.ts';
import { verifyModel } from '../composer/models/installed-model.ts';
import { readManifest } from '../composer/models/manifest.ts';
import { modelFolders } from '../composer/models/store.ts';
import { unknownStyles } from '../styles/unknown-styles.ts';
import { usualConfigurationFile } from './configuration-file.ts';
import { tellUnknownStyles } from './tell-unknown-styles.ts';
import { otherServiceState, settleState } from './whose-state.ts';

export function modelsImportCommand(): Command {
  return new Command('import')
    .description('Verify a model folder and install it: for this user, or with sudo for the service.')
    .argument('<folder>', 'folder with manifest.json and the graphs')
    .option('--json', 'as JSON')
    .action(importFolder);
}

async function importFolder(source: string, options: { json?: true }): Promise<void> {
  const borrowed = lendToService(source);
  try {
    settleState(`models import ${source}`);
    const { folder, manifest } = await importModel(borrowed ?? source, modelFolders().imported);
    const { name, version } = manifest;
    const unknown = unknownStyles(manifest.styles);
    if (options.json) {
      const imported = { name, version, folder, unknownStyles: unknown };
      process.stdout.write(`${JSON.stringify({ imported }, null, 2)}\n`);
      return;
    }
    process.stdout.write(`${name} ${version} is installed in ${folder}\n${howToPlay(manifest)}`);
    tellUnknownStyles(unknown);
  } finally {
    if (borrowed !== undefined) rmSync(borrowed, { recursive: true, force: true });
  }
}

/** A copy that the service's user may read, as homes are closed to it; undefined when we do not become that user. */
function lendToService(source: string): string | undefined {
  const service = otherServiceState();
  if (service === undefined || process.geteuid?.() !== 0) return undefined;
  // What is missing or wrong is told by whoever imports it.
  if (!existsSync(join(source, 'manifest.json'))) return undefined;
  const manifest = readManifest(source);
  verifyModel({ folder: source, manifest, origin: 'imported' });
  const folder = mkdtempSync(join(tmpdir(), 'tactus-model-'));
  try {
    copyModel(source, manifest, folder);
    for (const name of [...readdirSync(folder), '.'])
      lchownSync(join(folder, name), service.userId, service.groupId);
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function howToPlay({ name, styles }: CommonManifest): string {
  const [first, ...others] = styles.map((style) => style.name);
  return [
    `It plays when ${usualConfigurationFile()} says so, or for once with --set composer.model=${name}:`,
    '',
    'composer:',
    `  model: ${name}`,
    'conductor:',
    `  style: ${first}${others.length > 0 ? `  # or ${others.join(', ')}` : ''}`,
    '',
    '',
  ].join('\n');
}
