import { Command } from 'commander';
import { simulations } from '../sensors/simulate/simulate.ts';

export function simulationsCommand(): Command {
  return new Command('simulations')
    .description('List the simulated runners that --simulate takes.')
    .option('--json', 'as JSON')
    .action((options: { json?: true }) => {
      const width = Math.max(...simulations.map(({ name }) => name.length));
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ simulations }, null, 2)}\n`
          : simulations.map(({ name, description }) => `${name.padEnd(width)}  ${description}\n`).join(''),
      );
    });
}
