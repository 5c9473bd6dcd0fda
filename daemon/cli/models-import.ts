import { Command } from 'commander';
import { importModel } from '../composer/models/import.ts';
import { modelFolders } from '../composer/models/store.ts';
import { unknownStyles } from '../styles/unknown-styles.ts';
import { tellUnknownStyles } from './tell-unknown-styles.ts';

export function modelsImportCommand(): Command {
  return new Command('import')
    .description('Verify a model folder and install it for this user.')
    .argument('<folder>', 'folder with manifest.json and the graphs')
    .option('--json', 'as JSON')
    .action(importFolder);
}

async function importFolder(source: string, options: { json?: true }): Promise<void> {
  const { folder, manifest } = await importModel(source, modelFolders().imported);
  const { name, version } = manifest;
  const unknown = unknownStyles(manifest.styles);
  if (options.json) {
    const imported = { name, version, folder, unknownStyles: unknown };
    process.stdout.write(`${JSON.stringify({ imported }, null, 2)}\n`);
    return;
  }
  process.stdout.write(`${name} ${version} is installed in ${folder}\n`);
  tellUnknownStyles(unknown);
}
