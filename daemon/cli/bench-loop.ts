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
/** Where the kernel tells of cards, and of what each can do. */
const kernelFiles = { cards: '/proc/asound/cards', pcms: '/proc/asound/pcm' } as const;

export interface LoopBenchOptions {
  /** Left out: what the other one is; both: the first card that plays and hears. */
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
        skipped: `no sound card here both plays and hears (${kernelFiles.pcms}); name devices with --playback and --capture`,
      },
    ];
  const results: LoopBenchResult[] = [];
  for (const size of options.sizes) results.push(resultOf(await measureRow(devices, size, options), devices));
  return results;
}

function devicesOf({ playback, capture }: LoopBenchOptions): LoopDevices | undefined {
  const named = playback ?? capture;
  if (named !== undefined) return { playback: playback ?? named, capture: capture ?? named, rateHz };
  const [cards, pcms] = [kernelFiles.cards, kernelFiles.pcms].map((file) =>
    existsSync(file) ? readFileSync(file, 'utf8') : '',
  ) as [string, string];
  const both = cardThatPlaysAndHears(cards, pcms);
  return both && { ...both, rateHz };
}

/**
 * The first card that does both: a screen's, which is often the first of all, hears nothing. Its hardware itself: what
 * converts for it (`plughw`) would hide what it cannot do.
 */
export function cardThatPlaysAndHears(
  cards: string,
  pcms: string,
): Pick<LoopDevices, 'playback' | 'capture'> | undefined {
  const devices = [...pcms.matchAll(/^(\d+)-(\d+):(.*)$/gm)].map(([, card, device, can = '']) => ({
    card: Number(card),
    device: Number(device),
    plays: can.includes(': playback '),
    hears: can.includes(': capture '),
  }));
  for (const [, number, name] of cards.matchAll(/^\s*(\d+) \[(\S+)/gm)) {
    const own = devices.filter(({ card }) => card === Number(number));
    const [play, hear] = [own.find(({ plays }) => plays), own.find(({ hears }) => hears)];
    if (!play || !hear) continue;
    const nameOf = ({ device }: { readonly device: number }): string =>
      `hw:CARD=${name}${device === 0 ? '' : `,DEV=${device}`}`;
    return { playback: nameOf(play), capture: nameOf(hear) };
  }
  return undefined;
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
