import { arch, cpus, platform, totalmem } from 'node:os';
import { Command } from 'commander';
import { TactusError } from '../system/errors.ts';
import { packageVersion } from '../system/files/package-root.ts';
import { monotonicClock } from '../time/clock.ts';
import { benchCompose } from './bench-compose.ts';
import { benchLatency } from './bench-latency.ts';
import { benchPanel } from './bench-panel.ts';
import { benchRender } from './bench-render.ts';
import type { BenchResult } from './bench-result.ts';
import { benchSynth } from './bench-synth.ts';

interface Bench {
  readonly description: string;
  run(): Promise<readonly BenchResult[]>;
}

const clock = monotonicClock;

const benches: Readonly<Record<string, Bench>> = {
  compose: {
    description:
      'milliseconds a step of every model, one thread; times real time at 180 BPM in full feel; memory',
    run: () => benchCompose({ clock, bars: 24 }),
  },
  synth: {
    description: '32 voices with reverb and chorus, native and wasm',
    run: () => benchSynth({ clock, seconds: 10, voices: 32 }),
  },
  render: {
    description: 'the whole chain offline',
    run: () => benchRender({ clock, seconds: 60 }),
  },
  latency: {
    description:
      'from a reading to the first frame that follows it, from a wish for a style to its first bar, in a live daemon',
    run: () => benchLatency({ clock, rounds: 40, buffersMs: [100, 50], changes: 4 }),
  },
  panel: {
    description: '100 pages that look on: what they cost a playing daemon, how soon they know what changed',
    run: () => benchPanel({ clock, clients: 100, seconds: 10, rounds: 3 }),
  },
};

export function benchCommand(): Command {
  const list = Object.entries(benches).map(([name, { description }]) => `  ${name.padEnd(8)} ${description}`);
  return new Command('bench')
    .description('Measure this machine. Figures are for comparing; nothing is tested by them.')
    .argument('[name]', `one of ${Object.keys(benches).join(', ')} (default: all)`)
    .option('--json', 'as JSON')
    .addHelpText('after', `\nBenches:\n${list.join('\n')}`)
    .action(bench);
}

async function bench(name: string | undefined, options: { json?: true }): Promise<void> {
  const chosen = name === undefined ? Object.keys(benches) : [name];
  const results: BenchResult[] = [];
  for (const one of chosen) {
    const found = benches[one];
    if (!found) {
      throw new TactusError(
        'usage',
        `There is no bench "${one}".`,
        `There are: ${Object.keys(benches).join(', ')}.`,
      );
    }
    results.push(...(await found.run()));
  }
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ machine: describeMachine(), results }, null, 2)}\n`
      : results.map(formatResult).join(''),
  );
}

function describeMachine(): Readonly<Record<string, string | number>> {
  const cores = cpus();
  return {
    processor: cores[0]?.model ?? 'unknown',
    cores: cores.length,
    memoryMegabytes: Math.round(totalmem() / 1e6),
    platform: `${platform()} ${arch()}`,
    node: process.version,
    tactus: packageVersion,
  };
}

function formatResult(result: BenchResult): string {
  const name = result.name.padEnd(40);
  return 'skipped' in result
    ? `${name} skipped: ${result.skipped}\n`
    : `${name} ${result.value.toFixed(2).padStart(10)} ${result.unit}\n`;
}
