import { TactusError } from '../system/errors.ts';

const wakeMillis = 1000;

/**
 * The house's timers let the process end; a command that waits for something does not want that. Its signal is aborted
 * by Ctrl-C, so that it can put back what it took; a second Ctrl-C ends it at once.
 */
export async function stayAwake<T>(action: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const waking = setInterval(() => {}, wakeMillis);
  const interrupt = new AbortController();
  const onSignal = (name: NodeJS.Signals): void => {
    process.stderr.write('\n');
    interrupt.abort(new TactusError('unavailable', `Stopped by ${name}.`, 'Nothing was changed.'));
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    return await action(interrupt.signal);
  } finally {
    clearInterval(waking);
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
