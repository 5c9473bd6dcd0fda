import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Command, Option } from 'commander';
import { precisions } from '../composer/models/manifest.ts';
import { createModelStore } from '../composer/models/store.ts';
import { readPieces } from '../composer/study/evaluate/read-pieces.ts';
import { densityChart, histogramChart } from '../composer/study/figures/charts.ts';
import type { StyleReport } from '../composer/study/figures/measure-model.ts';
import { TactusError } from '../system/errors.ts';
import { writeFileAtomically } from '../system/files/atomic-file.ts';
import { collect, parseInteger } from './arguments.ts';
import { createProgress } from './progress.ts';

interface MeasureOptions {
  readonly seeds: number;
  readonly bars: number;
  readonly pieces?: readonly string[];
  readonly charts?: string;
  readonly precision: string;
  readonly json?: true;
}

export function modelsMeasureCommand(): Command {
  return new Command('measure')
    .description(
      'Have a model write in all its styles over given chords, and measure how well it keeps to them.',
    )
    .argument('[name]', 'model', 'standard')
    .option('--seeds <number>', 'pieces of each style', parseInteger(1, 1000), 20)
    .option('--bars <number>', 'length of a piece', parseInteger(4, 1000), 32)
    .option('--pieces <file>', 'real pieces to compare with (JSON lines); may be repeated', collect)
    .option('--charts <folder>', 'write histograms.svg and density.svg there')
    .addOption(new Option('--precision <kind>', 'how the model computes').choices(precisions).default('int8'))
    .option('--json', 'as JSON')
    .action(measure);
}

async function measure(name: string, options: MeasureOptions): Promise<void> {
  const model = createModelStore().find(name);
  const pieces = (options.pieces ?? []).flatMap(readPieces);
  const { measureWith } = await import('../composer/study/figures/measure-with.ts');
  const progress = createProgress('writing', '{value}/{total} pieces');
  const reports = await measureWith(model, options.precision, {
    seeds: options.seeds,
    bars: options.bars,
    pieces,
    onProgress: progress.update,
  });
  progress.stop();
  if (options.charts !== undefined) await writeCharts(options.charts, reports);
  process.stdout.write(
    options.json ? `${JSON.stringify({ model: name, reports }, null, 2)}\n` : table(reports),
  );
}

async function writeCharts(folder: string, reports: readonly StyleReport[]): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new TactusError('cannotCreate', `${folder} cannot be made: ${code}`, 'Give another folder.', {
      cause: error,
    });
  }
  await writeFileAtomically(path.join(folder, 'histograms.svg'), histogramChart(reports));
  await writeFileAtomically(path.join(folder, 'density.svg'), densityChart(reports));
}

/** A Markdown table: a row a figure, a column a style, and their mean. */
function table(reports: readonly StyleReport[]): string {
  const names = [...new Set(reports.flatMap(({ figures }) => Object.keys(figures)))];
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const rows = names.map((figure) => {
    const values = reports.map(({ figures }) => figures[figure]).filter((value) => value !== undefined);
    const cells = reports.map(({ figures }) => figures[figure]?.toFixed(3) ?? '');
    return `| ${figure} | ${cells.join(' | ')} | ${mean(values).toFixed(3)} |`;
  });
  return [
    `| | ${reports.map(({ style }) => style).join(' | ')} | mean |`,
    `|---|${'---|'.repeat(reports.length + 1)}`,
    ...rows,
    '',
  ].join('\n');
}
