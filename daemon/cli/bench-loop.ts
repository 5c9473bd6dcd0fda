import { existsSync, readFileSync } from 'node:fs';
import {
  type BufferSize,
  type LoopDevices,
  type LoopRow,
  measureRow,
} from '../microphones/loop/round-trips.ts';
import type { Timers } from '../time/timers.ts';
import type { BenchResult } from './bench-result.ts';

/** One size each; `value` is the median round trip. Or why there is none. */
interface Measured extends Extract<BenchResult, { readonly value: number }> {
  readonly worstMs: number;
  /** In all rounds: times that sound was lost. */
  readonly xruns: number;
  readonly realtime: boolean;
  readonly playback: string;
  readonly capture: string;
}
type LoopBenchResult = Measured | Extract<BenchResult, { readonly skipped: string }>;

const isMeasured = (result: BenchResult): result is Measured => 'value' in result && 'worstMs' in result;

export const loopSizes: readonly BufferSize[] = [64, 128, 256, 512, 1024].flatMap((periodFrames) =>
  [2, 3].map((periods) => ({ periodFrames, periods })),
);

const rateHz = 48_000;
const cardsFile = '/proc/asound/cards';

export interface LoopBenchOptions {
  /** Left out: the first card. */
  readonly playback: string | undefined;
  readonly capture: string | undefined;
  readonly sizes: readonly BufferSize[];
  readonly rounds: number;
  readonly timers: Timers;
}

/** The round trip of a sound card, by a cable from its way out to its way in or by the air between them, by buffer size. */
export async function benchLoop(options: LoopBenchOptions): Promise<readonly LoopBenchResult[]> {
  const devices = devicesOf(options);
  if (!devices)
    return [
      {
        name: 'loop',
        skipped:
          'there is no sound card here (/proc/asound/cards); name devices with --playback and --capture',
      },
    ];
  const results: LoopBenchResult[] = [];
  for (const size of options.sizes) results.push(resultOf(await measureRow(devices, size, options), devices));
  return results;
}

function devicesOf({ playback, capture }: LoopBenchOptions): LoopDevices | undefined {
  const card = firstCard();
  const play = playback ?? card;
  const hear = capture ?? card ?? playback;
  return play === undefined || hear === undefined ? undefined : { playback: play, capture: hear, rateHz };
}

/** Its hardware itself: what converts for it (`plughw`) would hide what it cannot do. */
function firstCard(): string | undefined {
  const cards = existsSync(cardsFile) ? readFileSync(cardsFile, 'utf8') : '';
  const name = /^\s*\d+ \[(\S+)/m.exec(cards)?.[1];
  return name === undefined ? undefined : `hw:CARD=${name}`;
}

function resultOf(row: LoopRow, { playback, capture }: LoopDevices): LoopBenchResult {
  const name = `loop.${row.periodFrames}x${row.periods}.medianMs`;
  if ('trouble' in row)
    return { name, skipped: row.xruns ? `${row.trouble} (${row.xruns} xruns)` : row.trouble };
  const { medianMs, worstMs, xruns, isRealtime } = row;
  return { name, unit: 'ms', value: medianMs, worstMs, xruns, realtime: isRealtime, playback, capture };
}

/** To be read, and sent. */
export function printLoop(
  results: readonly BenchResult[],
  machine: Readonly<Record<string, string | number>>,
): string {
  const ms = (value: number): string => value.toFixed(1).padStart(8);
  const lines = results.map((result) => {
    const size = (/loop\.(\d+x\d+)/.exec(result.name)?.[1] ?? '').padEnd(6);
    if (!isMeasured(result)) return `${size}       -  ${'skipped' in result ? result.skipped : ''}`;
    const { value, worstMs, xruns, realtime } = result;
    return `${size}${ms(value)}${ms(worstMs)}${String(xruns).padStart(7)}  ${realtime ? 'yes' : 'no'}`;
  });
  const first = results.find(isMeasured);
  const { board = '', processor, cores, platform, kernel, tactus } = machine;
  return [
    `round trip in ms, ${rateHz / 1000} kHz${first ? `, ${first.playback} to ${first.capture}` : ''}`,
    `${board} ${processor}, ${cores} cores, ${platform}, kernel ${kernel}, tactus ${tactus}`.trim(),
    'buffer  median   worst  xruns  real-time',
    ...lines,
    '',
  ].join('\n');
}
