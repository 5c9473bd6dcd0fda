import { arch, cpus } from 'node:os';
import { Command, Option } from 'commander';
import { precisions } from '../composer/models/manifest.ts';
import { createModelStore } from '../composer/models/store.ts';
import { parseInteger } from './arguments.ts';
import { createProgress } from './progress.ts';

interface EvaluateOptions {
  readonly model: string;
  readonly precision: string;
  readonly limit?: number;
  readonly json?: true;
}

export function modelsEvaluateCommand(): Command {
  return new Command('evaluate')
    .description('How well a model foretells pieces it has not seen: nats a 16th step, less is better.')
    .argument('<file>', 'pieces as JSON lines, gzipped or not (*.jsonl.gz)')
    .option('--model <name>', 'model to score (see `tactus models list`)', 'standard')
    .addOption(new Option('--precision <kind>', 'how the model computes').choices(precisions).default('int8'))
    .option('--limit <number>', 'only the first pieces of the file', parseInteger(1, 1_000_000))
    .option('--json', 'as JSON')
    .action(evaluateFile);
}

async function evaluateFile(file: string, options: EvaluateOptions): Promise<void> {
  const model = createModelStore().find(options.model);
  const { evaluateModel } = await import('../composer/study/evaluate/evaluate-model.ts');
  const progress = createProgress('scoring', '{value}/{total} pieces');
  const { results, tooShort, unknownStyles } = await evaluateModel(
    model,
    options.precision,
    file,
    options.limit,
    progress.update,
  );
  progress.stop();
  if (options.json) {
    const machine = { processor: cpus()[0]?.model ?? 'unknown', architecture: arch(), node: process.version };
    const scored = {
      name: model.manifest.name,
      version: model.manifest.version,
      precision: options.precision,
    };
    process.stdout.write(
      `${JSON.stringify({ machine, model: scored, results, tooShort, unknownStyles }, null, 2)}\n`,
    );
    return;
  }
  const width = Math.max(...results.map(({ name }) => name.length));
  for (const { name, value, low, high, pieces } of results) {
    process.stdout.write(
      `${name.padEnd(width)}  ${value.toFixed(3)} nats a step (${low.toFixed(3)}-${high.toFixed(3)}), ${pieces} pieces\n`,
    );
  }
  if (unknownStyles.length > 0)
    process.stdout.write(`styles the model does not know: ${unknownStyles.join(', ')}\n`);
}
