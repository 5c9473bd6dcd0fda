import { Command } from 'commander';
import { type InstalledModel, precisionsOf, verifyModel } from '../composer/models/installed-model.ts';
import { createModelStore } from '../composer/models/store.ts';
import { unknownStyles } from '../styles/unknown-styles.ts';
import { TactusError } from '../system/errors.ts';
import { modelsComposeCommand } from './models-compose.ts';
import { modelsEvaluateCommand } from './models-evaluate.ts';
import { modelsImportCommand } from './models-import.ts';
import { modelsMeasureCommand } from './models-measure.ts';
import { tellUnknownStyles } from './tell-unknown-styles.ts';
import { actForService } from './whose-state.ts';

export function modelsCommand(): Command {
  const models = new Command('models').description('The networks that write the music.');
  models
    .command('list')
    .description('List the models that are installed.')
    .option('--json', 'as JSON')
    .action(list);
  models
    .command('verify')
    .description('Check the files of a model, or of all, against their SHA-256.')
    .argument('[name]', 'model (default: all)')
    .option('--json', 'as JSON')
    .action(verify);
  models.addCommand(modelsComposeCommand());
  models.addCommand(modelsEvaluateCommand());
  models.addCommand(modelsMeasureCommand());
  models.addCommand(modelsImportCommand());
  return models;
}

function list(options: { json?: true }): void {
  actForService();
  const { models, broken } = createModelStore().list();
  if (options.json) {
    const rows = models.map((model) => ({
      name: model.manifest.name,
      version: model.manifest.version,
      kind: model.manifest.kind,
      origin: model.origin,
      folder: model.folder,
      parameters: model.manifest.parameterCount,
      styles: model.manifest.styles.map((style) => style.name),
      precisions: precisionsOf(model),
    }));
    const faults = broken.map(({ folder, error }) => ({ folder, message: error.message, fix: error.fix }));
    process.stdout.write(`${JSON.stringify({ models: rows, broken: faults }, null, 2)}\n`);
    return;
  }
  const width = Math.max(8, ...models.map(({ manifest }) => manifest.name.length));
  for (const { manifest, origin } of models) {
    const styles = manifest.styles.map((style) => style.name).join(', ');
    const weights = weightsOf(manifest.parameterCount);
    process.stdout.write(
      `${manifest.name.padEnd(width)}  ${manifest.version}, ${origin}, ${weights}: ${styles}\n`,
    );
  }
  for (const { error } of broken) process.stderr.write(`tactus: ${error.message}\n        ${error.fix}\n`);
}

/** Thousands, where there are thousands. */
function weightsOf(count: number): string {
  return count < 1000 ? `${count} weights` : `${Math.round(count / 1000)} thousand weights`;
}

function verify(name: string | undefined, options: { json?: true }): void {
  actForService();
  const store = createModelStore();
  const { models, broken } = store.list();
  const chosen: readonly InstalledModel[] = name === undefined ? models : [store.find(name)];
  if (name === undefined && broken[0] !== undefined) throw broken[0].error;
  if (chosen.length === 0) {
    throw new TactusError(
      'unavailable',
      'No model is installed.',
      'Install tactus again, or `tactus models import DIR`.',
    );
  }
  for (const model of chosen) verifyModel(model);
  const rows = chosen.map(({ folder, manifest }) => ({
    name: manifest.name,
    folder,
    unknownStyles: unknownStyles(manifest.styles),
    files: manifest.files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
  }));
  if (options.json) process.stdout.write(`${JSON.stringify({ verified: rows }, null, 2)}\n`);
  else {
    for (const row of rows) {
      process.stdout.write(`${row.name}: ${row.files.length} files as the manifest says\n`);
      tellUnknownStyles(row.unknownStyles);
    }
  }
}
