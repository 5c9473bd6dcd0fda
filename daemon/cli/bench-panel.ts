import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '../system/files/package-root.ts';
import type { Clock } from '../time/clock.ts';
import { startBenchDaemon } from './bench-daemon.ts';
import { type BenchResult, quantile } from './bench-result.ts';
import type { PanelLatencies } from './panel-clients.ts';

/** Always the built one, also for callers that run from the sources. */
const clientsEntry = path.join(packageRoot, 'dist/daemon/cli/panel-clients.process.js');
const givenUpSeconds = 60;
const settleMs = 1000;

export type PanelClientsJob =
  | { readonly kind: 'open'; readonly count: number }
  | { readonly kind: 'measure'; readonly seconds: number };
export type PanelClientsAnswer =
  | { readonly kind: 'open' }
  | { readonly kind: 'measured'; readonly latencies: PanelLatencies }
  | { readonly kind: 'failed'; readonly why: string };

export interface PanelBenchOptions {
  readonly clock: Clock;
  readonly clients: number;
  /** Of each of the measured crowds, in each round. */
  readonly seconds: number;
  readonly rounds: number;
}

/**
 * What pages cost a playing daemon, and how soon they know: a whole daemon in a process of its own that plays to nobody, and
 * the pages in another. `panel.cpu.none.percent` is all that it does, of one core; of 10 and of all, what they add to it.
 */
export async function benchPanel({
  clock,
  clients,
  seconds,
  rounds,
}: PanelBenchOptions): Promise<BenchResult[]> {
  // One address may have three quarters of the places.
  const daemon = startBenchDaemon({ output: 'null', settings: ['panel.maximumViewers=160'] });
  let crowd: ChildProcess | undefined;
  try {
    const url = await daemon.url;
    crowd = fork(clientsEntry, [url]);

    const shares = { none: [] as number[], ten: [] as number[], all: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, count] of [
        ['none', 0],
        ['ten', 10],
        ['all', clients],
      ] as const) {
        await ask(crowd, { kind: 'open', count });
        await sleep(settleMs);
        shares[name].push(await coreShare(url, clock, seconds));
      }
    }
    const answer = await ask(crowd, { kind: 'measure', seconds: 2 * seconds });
    if (answer.kind !== 'measured') throw new Error('the clients measured nothing');
    const { patchMs, wishMs } = answer.latencies;
    const none = meanOf(shares.none);
    return [
      share('none', none),
      share('10', meanOf(shares.ten) - none),
      share(String(clients), meanOf(shares.all) - none),
      ...quantiles('panel.patch', patchMs),
      ...quantiles('panel.wish', wishMs),
      { name: 'panel.patches', unit: 'messages', value: patchMs.length },
    ];
  } finally {
    if (crowd?.exitCode === null) {
      const exited = once(crowd, 'exit');
      crowd.kill('SIGKILL');
      await exited;
    }
    await daemon.close();
  }
}

function ask(crowd: ChildProcess, job: PanelClientsJob): Promise<PanelClientsAnswer> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the clients do not answer')), givenUpSeconds * 1000);
    crowd.once('message', (answer: PanelClientsAnswer) => {
      clearTimeout(late);
      if (answer.kind === 'failed') reject(new Error(answer.why));
      else resolve(answer);
    });
    crowd.send(job);
  });
}

/** How much of one core the daemon takes, all its threads; the composer is another process. */
async function coreShare(url: string, clock: Clock, seconds: number): Promise<number> {
  const [before, begin] = [await cpuSeconds(url), clock.nowSeconds()];
  await sleep(seconds * 1000);
  return ((await cpuSeconds(url)) - before) / (clock.nowSeconds() - begin);
}

async function cpuSeconds(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1]);
}

const share = (whose: string, share01: number): BenchResult => ({
  name: `panel.cpu.${whose}.percent`,
  unit: '%',
  value: 100 * share01,
});

const quantiles = (name: string, values: readonly number[]): BenchResult[] => [
  { name: `${name}.medianMs`, unit: 'ms', value: quantile(values, 0.5) },
  { name: `${name}.p95Ms`, unit: 'ms', value: quantile(values, 0.95) },
];

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
