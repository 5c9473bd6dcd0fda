import { Command } from 'commander';
import { importModel } from '../composer/models/import.ts';
import { modelFolders } from '../composer/models/store.ts';

export function modelsImportCommand(): Command {
  return new Command('import')
    .description('Verify a model folder and install it for this user.')
    .argument('<folder>', 'folder with manifest.json and the graphs')
    .action(async (folder: string) => {
      const model = await importModel(folder, modelFolders().imported);
      process.stdout.write(
        `${model.manifest.name} ${model.manifest.version} is installed in ${model.folder}\n`,
      );
    });
}
