import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import type { Configuration } from '../configuration.ts';
import { startLive } from '../live/live.ts';
import type { LiveSession } from '../live/live-session.ts';
import type { PlayedRun } from '../live/runner.ts';
import type { Written } from '../live/wishes.ts';
import { outputForms, parseOutput } from '../outputs/output-names.ts';
import type { OutputEntry } from '../outputs/output-type.ts';
import { keepEarlier } from '../system/files/leftovers.ts';
import { createLog } from '../system/log.ts';
import { createLogMemory } from '../system/log-memory.ts';
import { connectServiceManager } from '../system/systemd.ts';
import type { PreparedWorker } from '../system/worker-life.ts';
import { monotonicClock } from '../time/clock.ts';
import { collect, parseInteger } from './arguments.ts';
import { onEndingSignal } from './ending-signals.ts';
import { greeting, lineForPhones } from './greeting.ts';
import { keepConfiguration } from './keep-configuration.ts';
import { type FailedStarts, openFailedStarts, patienceAfter } from './safe-mode/failed-starts.ts';
import { textOf } from './safe-mode/last-good.ts';
import { type SafeMode, safeModeAfter, safeModeHealth, toldOf } from './safe-mode/safe-mode.ts';
import { type Attempt, createStartWatch } from './safe-mode/start-watch.ts';
import {
  addSessionOptions,
  readPlayable,
  readRun,
  readWritten,
  type SessionOptions,
  saidIn,
} from './session-options.ts';
import { openTerminal } from './terminal.ts';
import { playInTurn } from './turns.ts';
import { wantedFiles } from './wanted-files.ts';

interface RunOptions extends SessionOptions {
  readonly output?: readonly string[];
  readonly port?: number;
  readonly trace?: string;
  readonly play?: true;
}

/** `prepared`: for the first session's player. */
export function runCommand(prepared: PreparedWorker | undefined): Command {
  return addSessionOptions(new Command('run'))
    .description('Play now: live sensors, or a simulated or recorded run in real time.')
    .option('--output <name>', `${outputForms.join(', ')}; may be repeated`, collect)
    .option('--port <number>', 'TCP port of the panel (0: any free one)', parseInteger(0, 65_535))
    .option('--trace <file>', 'write what happens as JSON lines; the file appears when the session ends')
    .option('--play', 'music at once, also when it was stopped or muted last')
    .action((options: RunOptions) => run(options, prepared));
}

async function run(options: RunOptions, prepared: PreparedWorker | undefined): Promise<void> {
  wantedFiles({ trace: options.trace }, ['trace']);
  const wanted: SessionOptions = {
    ...options,
    set: [
      ...(options.set ?? []),
      ...(options.output === undefined
        ? []
        : [`outputs.use=${JSON.stringify(options.output.map(parseOutput))}`]),
      ...(options.port === undefined ? [] : [`panel.port=${options.port}`]),
    ],
  };
  const starts = openFailedStarts(process.env.RUNTIME_DIRECTORY?.split(':')[0], monotonicClock);
  await sleep(1000 * patienceAfter(starts.count));
  starts.begin();
  try {
    await playUntilEnded(options, wanted, starts, prepared);
  } catch (error) {
    starts.tell(toldOf(error));
    throw error;
  }
}

async function playUntilEnded(
  options: RunOptions,
  wanted: SessionOptions,
  starts: FailedStarts,
  prepared: PreparedWorker | undefined,
): Promise<void> {
  const read = (): Promise<Turn> => readTurn(wanted);
  const safe = await safeModeAfter(starts, wanted, read);
  const first = safe ? safeTurn(safe) : await read();
  const keeper = keepConfiguration(wanted);
  const watch = createStartWatch(starts, keeper.file);
  const terminal = openTerminal();
  const manager = connectServiceManager();
  const logs = createLogMemory();
  let log = createLog(first.configuration.log, terminal?.logTarget, logs);
  let current: LiveSession | undefined;
  let patienceSeconds = Number.POSITIVE_INFINITY;
  manager.watch(() => current?.isAlive() ?? monotonicClock.nowSeconds() < patienceSeconds);
  // From here on a signal closes what was opened, even one that comes during the start.
  const interruption = createInterruption();
  const session = await playInTurn<Turn, LiveSession>(first, {
    read,
    async start(turn, { former, lastStart, panelPort, restart }) {
      const { configuration, written, run, safe } = turn;
      log = createLog(configuration.log, terminal?.logTarget, logs);
      current = await startLive({
        configuration,
        written,
        kept: { keeper, lastStart: safe?.why ?? lastStart, restart },
        playsAtOnce: former === undefined && (options.play ?? false),
        isService: manager.isPresent,
        run,
        tracePath: options.trace,
        panelPort,
        prepared,
        log,
        upkeep: { logs, doctorOptions: optionsForDoctor(wanted) },
        ...(safe && { health: safeModeHealth(safe) }),
      });
      manager.ready(`${safe ? `Safe mode (${safe.why}); panel` : 'Panel'} at ${current.url}`);
      watch.plays(turn, restart, log);
      const forPhones = lineForPhones(options, configuration, current);
      process.stdout.write(greeting(current, run, terminal && { hasKeys: terminal.hasKeys, forPhones }));
      terminal?.begin(current.host);
      return current;
    },
    async ended(playing) {
      await interruption.orAfter(playing.ended);
      const { signal } = interruption;
      if (signal) log.info({ station: 'main' }, `${signal}: closing`);
    },
    async leave(playing, { configuration }) {
      log.info({ station: 'main' }, 'Begins anew with what is saved');
      terminal?.end();
      watch.left();
      manager.reloading();
      patienceSeconds = monotonicClock.nowSeconds() + restartSeconds;
      current = undefined;
      await interruption.orAfter(playing.fadeOut());
      await playing.close().catch((err: unknown) => log.error({ station: 'main', err }, 'Closing failed'));
      try {
        for (const file of filesOf(configuration, options.trace)) keepEarlier(file);
      } catch (err) {
        log.error({ station: 'main', err }, 'What was written so far cannot be kept beside what follows');
      }
    },
    async goBack(former, error) {
      log.error({ station: 'main', err: error }, 'What is saved does not start: back to what played before');
      // What is written there is not what plays.
      if (former.safe) return safeTurn({ ...former.safe, why: toldOf(error), isRefused: false });
      try {
        await keeper.takeBack(former.written.written);
        return await read();
      } catch (err) {
        log.warn({ station: 'main', err }, 'The configuration cannot be taken back');
        return former;
      }
    },
  });
  terminal?.end();
  watch.ended();
  manager.stopping();
  // Whoever asks again does not want to wait; who asks a third time ends us as we are.
  await Promise.race([session.fadeOut(), untilSignal()]);
  await session.close();
}

/** So long a session may take to end, and the next one to begin, before the watchdog thinks that we hang. */
const restartSeconds = 60;

/** So that it looks at what we play with; what the environment says it hears itself, and shall not stand in a list of processes. */
const optionsForDoctor = (wanted: SessionOptions): readonly string[] => [
  ...(wanted.config === undefined ? [] : ['--config', wanted.config]),
  ...saidIn(wanted).flatMap((override) => ['--set', override]),
];

/** What a session is started with. */
interface Turn extends Attempt {
  readonly configuration: Configuration;
  readonly written: Written;
  readonly run: PlayedRun | undefined;
}

async function readTurn(wanted: SessionOptions): Promise<Turn> {
  const text = await textOf(wanted);
  const configuration = await readPlayable(wanted);
  const recording = await readRun(wanted, configuration.conductor.seed);
  return {
    text,
    configuration,
    written: await readWritten(wanted, configuration),
    run: recording && { kind: wanted.simulate === undefined ? 'recording' : 'simulation', recording },
  };
}

const safeTurn = (safe: SafeMode): Turn => ({
  ...{ text: undefined, safe, configuration: safe.configuration, run: undefined },
  written: { written: safe.configuration, isExplicit: () => false },
});

/** What a session leaves behind, which the next one would write anew. */
const filesOf = ({ outputs }: Configuration, tracePath: string | undefined): readonly string[] => [
  ...(tracePath === undefined ? [] : [tracePath]),
  ...outputs.use.flatMap(({ file }: OutputEntry) => (typeof file === 'string' ? [file] : [])),
];

/** The signal that ends us, whichever session plays when it comes. */
function createInterruption() {
  let signal: NodeJS.Signals | undefined;
  let interrupt = (): void => {};
  onEndingSignal((heard) => {
    signal = heard;
    interrupt();
  });
  return {
    get signal() {
      return signal;
    },
    /** Settles with the work, or with the signal. Racing against one promise for all would hold on to every session. */
    orAfter: (work: Promise<void>): Promise<void> =>
      new Promise((resolve, reject) => {
        interrupt = resolve;
        if (signal) resolve();
        work.then(resolve, reject);
      }),
  };
}

const untilSignal = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    onEndingSignal(resolve);
  });
