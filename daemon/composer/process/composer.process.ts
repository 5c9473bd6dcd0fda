import { TactusError } from '../../system/errors.ts';
import { monotonicClock } from '../../time/clock.ts';
import { readManifest } from '../models/manifest.ts';
import { openModel } from '../models/open-model.ts';
import { type ComposerAnswer, type ComposerCommand, readComposerCommand } from './protocol.ts';
import { type BarService, createBarService } from './serve.ts';
import { beatSeconds } from './vigil.ts';

/** The composer process: the only one beside the offline commands that opens a model. Glue only. */

const say = (answer: ComposerAnswer): void => {
  // Main may be gone without our having heard it yet: `disconnect` ends us then.
  if (process.connected) process.send?.(answer, undefined, undefined, () => {});
};

let service: BarService | undefined;

async function load(command: Extract<ComposerCommand, { kind: 'load' }>): Promise<void> {
  try {
    const { folder, origin, precision, firstCheckpoint } = command;
    const { writer } = await openModel({ folder, origin, manifest: readManifest(folder) }, { precision });
    service = createBarService(writer, monotonicClock, say, firstCheckpoint);
    say({ kind: 'ready' });
  } catch (error) {
    const known = error instanceof TactusError ? error : undefined;
    say({
      kind: 'fatal',
      errorKind: known?.kind ?? 'internal',
      message: known?.message ?? String(error).slice(0, 4000),
      fix: known?.fix ?? 'Please report this.',
    });
    // Not while a message is being handled: Node throws at that.
    setImmediate(() => process.disconnect?.());
  }
}

process.on('message', (message) => {
  const command = readComposerCommand(message);
  if (command.kind === 'failed') say(command);
  else if (command.kind === 'load') void load(command);
  else service?.write(command.requestId, command.request);
});
// Whoever started us is gone, or does not want us any more.
process.on('disconnect', () => process.exit(0));
// Ctrl-C at a terminal, and its closing, reach the whole group; main decides when we end.
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});

setInterval(() => say({ kind: 'alive', rssBytes: process.memoryUsage.rss() }), beatSeconds * 1000).unref();
