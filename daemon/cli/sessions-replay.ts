import { join } from 'node:path';
import { Command } from 'commander';
import { hearAgain } from '../heard-again.ts';
import { readJournalFile } from '../recorder/read-journal.ts';
import { sessionFiles } from '../recorder/session-folder.ts';
import type { Summary } from '../recorder/summary.ts';
import { TactusError } from '../system/errors.ts';
import { onEndingSignal } from './ending-signals.ts';
import { createProgress } from './progress.ts';
import { howToAsk, wantedFiles } from './wanted-files.ts';

interface ReplayOptions {
  readonly wav?: string;
  readonly mp3?: string;
  readonly flac?: string;
  readonly opus?: string;
  readonly json?: true;
}

/** `open`: finds one by its id. */
export function replayCommand(
  open: (id: string) => Promise<{ readonly folder: string; readonly summary: Summary }>,
): Command {
  return new Command('replay')
    .description('Plays one once more, into files: the same sound, to the last bit.')
    .argument('<id>', 'as it is listed')
    .option('--wav <file>', 'write the sound (16 bit, stereo)')
    .option('--mp3 <file>', 'the same as MP3 (192 kbit/s)')
    .option('--flac <file>', 'the same as FLAC; needs libsndfile')
    .option('--opus <file>', 'the same as Ogg Opus; needs libsndfile')
    .option('--json', 'say at the end what was done as JSON')
    .action((id: string, options: ReplayOptions) => replay(id, options, open));
}

async function replay(
  id: string,
  options: ReplayOptions,
  open: Parameters<typeof replayCommand>[0],
): Promise<void> {
  const files = wantedFiles(options, ['wav', 'mp3', 'flac', 'opus']);
  if (files.length === 0) throw new TactusError('usage', 'Nothing to write.', howToAsk);
  const { folder, summary } = await open(id);
  const progress = createProgress('playing');
  const interrupt = new AbortController();
  const stopHearing = onEndingSignal((signal) =>
    interrupt.abort(new TactusError('unavailable', `Stopped by ${signal}.`, 'Nothing was written.')),
  );
  try {
    const heard = await hearAgain({
      lines: readJournalFile(join(folder, summary.id, sessionFiles.journal)),
      soundPaths: options,
      onProgress: (atSeconds) => {
        progress.update(atSeconds, summary.lengthSeconds);
        const done01 = Math.min(1, atSeconds / Math.max(1, summary.lengthSeconds));
        if (process.connected) process.send?.({ done01 });
      },
      signal: interrupt.signal,
    });
    progress.stop();
    for (const remark of heard.remarks) process.stderr.write(`tactus: ${remark}\n`);
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ ...heard, files })}\n`
        : files.map(({ path }) => `wrote ${path}: ${heard.seconds.toFixed(1)} s\n`).join(''),
    );
  } finally {
    progress.stop();
    stopHearing();
  }
}
