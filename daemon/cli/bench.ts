import { readFileSync } from 'node:fs';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { Command } from 'commander';
import { TactusError } from '../system/errors.ts';
import { packageVersion } from '../system/files/package-root.ts';
import { monotonicClock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';
import { parseInteger, parseMinutes } from './arguments.ts';
import { benchCompose } from './bench-compose.ts';
import { benchLatency } from './bench-latency.ts';
import { benchLoop, loopSizes, printLoop } from './bench-loop.ts';
import { benchMemory } from './bench-memory.ts';
import { benchPanel } from './bench-panel.ts';
import { benchRealtime, wishesFor } from './bench-realtime.ts';
import { benchRender } from './bench-render.ts';
import type { BenchResult } from './bench-result.ts';
import { benchSessions } from './bench-sessions.ts';
import { benchStart } from './bench-start.ts';
import { benchSync } from './bench-sync.ts';
import { benchSynth } from './bench-synth.ts';

/** What a bench may be told. */
interface BenchOptions {
  readonly json?: true;
  readonly minutes?: number;
  readonly bufferMs?: number;
  readonly report?: string;
  readonly playback?: string;
  readonly capture?: string;
}

interface Bench {
  readonly description: string;
  /** Only when it is named. */
  readonly isLong?: boolean;
  run(options: BenchOptions): Promise<readonly BenchResult[]>;
  /** In its own way, where a line a figure is not the best. */
  readonly print?: (results: readonly BenchResult[]) => string;
}

const clock = monotonicClock;

/** That only this one hears of. */
const ownOptions = {
  realtime: ['minutes', 'bufferMs', 'report'],
  loop: ['playback', 'capture'],
} as const;

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
  sync: {
    description:
      'how still the beat stands on the foot, how soon it is there: simulated steps and acceleration, no sound',
    run: async () => benchSync({ runs: 60 }),
  },
  sessions: {
    description: 'a list of 1,000 sessions: by the index, without it, and as a command with its start',
    run: () => benchSessions({ clock, sessions: 1000, rounds: 5 }),
  },
  panel: {
    description: '100 pages that look on: what they cost a playing daemon, how soon they know what changed',
    run: () => benchPanel({ clock, clients: 100, seconds: 10, rounds: 3 }),
  },
  loop: {
    description:
      'the round trip of a sound card, by a cable from its way out to its way in or by the air, by buffer size (3 minutes of chirps at half of full scale: turn loudspeakers down)',
    isLong: true,
    run: ({ playback, capture }) =>
      benchLoop({ playback, capture, sizes: loopSizes, rounds: 3, timers: realTimers }),
    print: (results) => printLoop(results, describeMachine()),
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
    .option(
      '--playback <device>',
      'loop: what plays, as ALSA calls it (default: the first card that plays and hears)',
    )
    .option('--capture <device>', 'loop: what hears it (default: what plays)')
    .addHelpText('after', `\nBenches:\n${list.join('\n')}`)
    .action(bench);
}

async function bench(name: string | undefined, options: BenchOptions): Promise<void> {
  const usual = Object.keys(benches).filter((one) => !benches[one]!.isLong);
  const chosen = name === undefined ? usual : [name];
  for (const [one, own] of Object.entries(ownOptions)) {
    if (name === one || own.every((option) => options[option] === undefined)) continue;
    const flags = own.map((option) => `--${option === 'bufferMs' ? 'buffer-ms' : option}`).join(', ');
    throw new TactusError('usage', `Only \`bench ${one}\` takes ${flags}.`, 'Leave them out, or name it.');
  }
  const results: BenchResult[] = [];
  const printed: string[] = [];
  for (const one of chosen) {
    const found = benches[one];
    if (!found) {
      throw new TactusError(
        'usage',
        `There is no bench "${one}".`,
        `There are: ${Object.keys(benches).join(', ')}.`,
      );
    }
    const own = await found.run(options);
    results.push(...own);
    printed.push(found.print?.(own) ?? own.map(formatResult).join(''));
  }
  process.stdout.write(
    options.json ? `${JSON.stringify({ machine: describeMachine(), results }, null, 2)}\n` : printed.join(''),
  );
}

function describeMachine(): Readonly<Record<string, string | number>> {
  const cores = cpus();
  return {
    ...boardName(),
    processor: cores[0]?.model ?? 'unknown',
    cores: cores.length,
    memoryMegabytes: Math.round(totalmem() / 1e6),
    platform: `${platform()} ${arch()}`,
    kernel: release(),
    node: process.version,
    tactus: packageVersion,
  };
}

/** What a small computer calls itself. */
function boardName(): { readonly board?: string } {
  try {
    return { board: readFileSync('/proc/device-tree/model', 'utf8').replaceAll('\0', '') };
  } catch {
    return {};
  }
}

function formatResult(result: BenchResult): string {
  const name = result.name.padEnd(40);
  return 'skipped' in result
    ? `${name} skipped: ${result.skipped}\n`
    : `${name} ${result.value.toFixed(2).padStart(10)} ${result.unit}\n`;
}
