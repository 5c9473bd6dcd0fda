import { arch, cpus, platform, totalmem } from 'node:os';
import { Command } from 'commander';
import { TactusError } from '../system/errors.ts';
import { packageVersion } from '../system/files/package-root.ts';
import { monotonicClock } from '../time/clock.ts';
import { parseInteger, parseMinutes } from './arguments.ts';
import { benchCompose } from './bench-compose.ts';
import { benchLatency } from './bench-latency.ts';
import { benchMemory } from './bench-memory.ts';
import { benchPanel } from './bench-panel.ts';
import { benchRealtime, wishesFor } from './bench-realtime.ts';
import { benchRender } from './bench-render.ts';
import type { BenchResult } from './bench-result.ts';
import { benchStart } from './bench-start.ts';
import { benchSynth } from './bench-synth.ts';

/** What a bench may be told. */
interface BenchOptions {
  readonly json?: true;
  readonly minutes?: number;
  readonly bufferMs?: number;
  readonly report?: string;
}

interface Bench {
  readonly description: string;
  /** Only when it is named. */
  readonly isLong?: boolean;
  run(options: BenchOptions): Promise<readonly BenchResult[]>;
}

const clock = monotonicClock;

/** That only this one hears of. */
const realtimeOptions = ['minutes', 'bufferMs', 'report'] as const;

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
  realtime: {
    description:
      'late blocks, underruns and gaps to a sound server of its own, main blocked and a core busy (40 minutes)',
    isLong: true,
    run: ({ minutes, bufferMs, report }) =>
      benchRealtime({
        wishes: wishesFor(minutes, bufferMs),
        reportPath: report,
        machine: describeMachine(),
      }),
  },
  memory: {
    description: 'a daemon with the small model and a local output, by process',
    run: () => benchMemory({ seconds: 20 }),
  },
  start: {
    description: 'from the start of the process to the first sound, native and wasm',
    run: () => benchStart({ clock, rounds: 3 }),
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
    .argument('[name]', `one of ${Object.keys(benches).join(', ')} (default: all but those that take long)`)
    .option('--json', 'as JSON')
    .option('--minutes <number>', 'realtime: for so long with each buffer', parseMinutes)
    .option('--buffer-ms <number>', 'realtime: with this buffer only, ms', parseInteger(20, 2000))
    .option('--report <file>', 'realtime: what is counted is kept there, and another start goes on from it')
    .addHelpText('after', `\nBenches:\n${list.join('\n')}`)
    .action(bench);
}

async function bench(name: string | undefined, options: BenchOptions): Promise<void> {
  const usual = Object.keys(benches).filter((one) => !benches[one]!.isLong);
  const chosen = name === undefined ? usual : [name];
  if (name !== 'realtime' && realtimeOptions.some((option) => options[option] !== undefined)) {
    throw new TactusError(
      'usage',
      'Only `bench realtime` takes --minutes, --buffer-ms and --report.',
      'Leave them out, or name it.',
    );
  }
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
    results.push(...(await found.run(options)));
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
