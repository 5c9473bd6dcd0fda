import { Command } from 'commander';
import { type LiveSession, startLive } from '../live/live.ts';
import type { PlayedRun } from '../live/runner.ts';
import { outputForms, parseOutput } from '../outputs/output-names.ts';
import type { PanelState } from '../panel/protocol/protocol.ts';
import { createLog } from '../system/log.ts';
import { connectServiceManager } from '../system/systemd.ts';
import { collect, parseInteger } from './arguments.ts';
import { onEndingSignal } from './ending-signals.ts';
import {
  addSessionOptions,
  readPlayable,
  readRun,
  readWritten,
  type SessionOptions,
} from './session-options.ts';
import { openTerminal } from './terminal.ts';
import { wantedFiles } from './wanted-files.ts';

interface RunOptions extends SessionOptions {
  readonly output?: readonly string[];
  readonly port?: number;
  readonly trace?: string;
  readonly play?: true;
}

export function runCommand(): Command {
  return addSessionOptions(new Command('run'))
    .description('Play now: live sensors, or a simulated or recorded run in real time.')
    .option('--output <name>', `${outputForms.join(', ')}; may be repeated`, collect)
    .option('--port <number>', 'TCP port of the panel (0: any free one)', parseInteger(0, 65_535))
    .option('--trace <file>', 'write what happens as JSON lines; the file appears when the session ends')
    .option('--play', 'music at once, also when it was stopped or muted last')
    .action(run);
}

async function run(options: RunOptions): Promise<void> {
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
  const configuration = await readPlayable(wanted);
  const recording = await readRun(options, configuration.conductor.seed);
  const played: PlayedRun | undefined = recording && {
    kind: options.simulate === undefined ? 'recording' : 'simulation',
    recording,
  };
  const terminal = openTerminal();
  const log = createLog(configuration.log, terminal?.logTarget);
  // From here on a signal closes what was opened, even one that comes during the start.
  const signalled = untilSignal();
  const session = await startLive({
    configuration,
    written: await readWritten(wanted, configuration),
    playsAtOnce: options.play ?? false,
    run: played,
    tracePath: options.trace,
    log,
  });
  const manager = connectServiceManager();
  manager.watch(() => session.isAlive());
  manager.ready(`Panel at ${session.url}`);
  process.stdout.write(greeting(session, played, terminal?.hasKeys ?? false));
  terminal?.begin(session.host);
  const signal = await Promise.race([signalled, session.ended]);
  terminal?.end();
  if (signal) log.info({ station: 'main' }, `${signal}: closing`);
  manager.stopping();
  // Whoever asks again does not want to wait; who asks a third time ends us as we are.
  await Promise.race([session.fadeOut(), untilSignal()]);
  await session.close();
}

const untilSignal = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    onEndingSignal(resolve);
  });

function greeting(session: LiveSession, played: PlayedRun | undefined, hasKeys: boolean): string {
  const outputs = session
    .outputs()
    .map(({ name, status, detail }) =>
      status === 'ok' || detail === 'starting' ? name : `${name} (${detail})`,
    );
  const who = played === undefined ? 'the live sensors' : `${played.recording.name} (${played.kind})`;
  return [
    `Tactus follows ${who} and plays to ${outputs.join(', ')}`,
    `panel   ${session.url}`,
    ...(session.outputs().some(({ name }) => name === 'stream') ? [`stream  ${session.url}/stream.mp3`] : []),
    ...(hasKeys ? ['keys    space plays and stops, q ends'] : []),
    ...asItWasLeft(session.host.state()),
    '',
  ].join('\n');
}

/** Silence that somebody asked for last time must not look like a fault. */
function asItWasLeft({ playing, muted }: Pick<PanelState, 'playing' | 'muted'>): readonly string[] {
  const left = [...(playing === 'stopped' ? ['stopped'] : []), ...(muted ? ['muted'] : [])];
  return left.length === 0
    ? []
    : [`It is ${left.join(' and ')}, as it was left: the panel changes that, or \`tactus run --play\``];
}
