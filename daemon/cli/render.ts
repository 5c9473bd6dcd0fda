import { statSync } from 'node:fs';
import { Command } from 'commander';
import { type RenderSummary, renderOffline } from '../offline.ts';
import { TactusError } from '../system/errors.ts';
import { createLog } from '../system/log.ts';
import { monotonicClock } from '../time/clock.ts';
import { parseSeconds } from './arguments.ts';
import { onEndingSignal } from './ending-signals.ts';
import { createProgress } from './progress.ts';
import { addSessionOptions, readPlayable, readRun, type SessionOptions } from './session-options.ts';
import { howToAsk, type WantedFile, wantedFiles } from './wanted-files.ts';

/** How much of an endless run is rendered when nobody says. */
const defaultSeconds = 120;

interface RenderOptions extends SessionOptions {
  readonly seconds?: number;
  readonly wav?: string;
  readonly mp3?: string;
  readonly flac?: string;
  readonly opus?: string;
  readonly midi?: string;
  readonly trace?: string;
  readonly json?: true;
}

export function renderCommand(): Command {
  return addSessionOptions(new Command('render'))
    .description('Play a run offline, faster than life, into files. Same input, same bytes.')
    .option(
      '--seconds <number>',
      `how much of the run (default: all of it, ${defaultSeconds} of a simulated one)`,
      parseSeconds,
    )
    .option('--wav <file>', 'write the sound (16 bit, stereo)')
    .option('--mp3 <file>', 'the same as MP3 (192 kbit/s)')
    .option('--flac <file>', 'the same as FLAC; needs libsndfile')
    .option('--opus <file>', 'the same as Ogg Opus; needs libsndfile')
    .option('--midi <file>', 'write the notes, with a tempo map')
    .option('--trace <file>', 'write readings, body, intent, bars, notes and beats as JSON lines')
    .option('--json', 'say at the end what was done as JSON')
    .action(render);
}

async function render(options: RenderOptions): Promise<void> {
  const files = wantedFiles(options);
  const configuration = await readPlayable(options);
  const recording = await readRun(options, configuration.conductor.seed);
  if (!recording) {
    throw new TactusError(
      'usage',
      'There is nothing to render.',
      'Give --simulate NAME (see `tactus simulations`) or --replay FILE.',
    );
  }
  const wanted =
    options.seconds ??
    (Number.isFinite(recording.durationSeconds) ? Number.POSITIVE_INFINITY : defaultSeconds);
  const seconds = Math.min(wanted, recording.durationSeconds);
  const progress = createProgress('rendering');
  progress.update(0, 1);
  const interrupt = new AbortController();
  const stopHearing = onEndingSignal((signal) =>
    interrupt.abort(new TactusError('unavailable', `Stopped by ${signal}.`, 'Nothing was written.')),
  );
  // Whoever had it rendered is gone.
  const leave = (): void =>
    interrupt.abort(new TactusError('unavailable', 'Nobody waits for it.', 'Nothing was written.'));
  process.once('disconnect', leave);
  const startedSeconds = monotonicClock.nowSeconds();
  try {
    const summary = await renderOffline({
      recording,
      seconds,
      configuration,
      soundPaths: options,
      midiPath: options.midi,
      tracePath: options.trace,
      log: createLog(configuration.log),
      onProgress: (done01) => {
        progress.update(done01, 1);
        if (process.connected) process.send?.({ done01 });
      },
      signal: interrupt.signal,
    });
    progress.update(1, 1);
    progress.stop();
    const { warning } = summary;
    if (warning) process.stderr.write(`tactus: ${warning.message}\n        ${warning.fix}\n`);
    const wallSeconds = monotonicClock.nowSeconds() - startedSeconds;
    const written = files.map((file) => ({ ...file, bytes: statSync(file.path).size }));
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ ...summary, files: written, wallSeconds })}\n`
        : describe(summary, written, wallSeconds),
    );
    if (files.length === 0)
      process.stderr.write(`tactus: nothing was written, as nothing was asked for\n        ${howToAsk}\n`);
  } finally {
    progress.stop();
    stopHearing();
    process.off('disconnect', leave);
    if (process.connected) process.disconnect();
  }
}

interface WrittenFile extends WantedFile {
  readonly bytes: number;
}

const megabytes = (bytes: number): string =>
  bytes < 1e5 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

function describe(summary: RenderSummary, files: readonly WrittenFile[], wallSeconds: number): string {
  const { seconds, beats, notes, modelBars, fallbackBars, synth } = summary;
  const speed = (seconds / wallSeconds).toFixed(1);
  return [
    `${seconds.toFixed(1)} s of music in ${wallSeconds.toFixed(1)} s (${speed} times real time)`,
    `${beats} beats, ${notes} notes, ${modelBars} bars from the network, ${fallbackBars} from the fallback`,
    ...(synth === undefined ? [] : [`played by ${synth}`]),
    ...files.map(({ path, bytes }) => `wrote ${path}: ${seconds.toFixed(1)} s, ${megabytes(bytes)}`),
    '',
  ].join('\n');
}
