import { TactusError } from '../system/errors.ts';
import { onEndingSignal } from './ending-signals.ts';

const wakeMillis = 1000;

/**
 * The house's timers let the process end; a command that waits for something does not want that. Its signal is aborted
 * by Ctrl-C, so that it can put back what it took; a second Ctrl-C ends it at once.
 */
export async function stayAwake<T>(action: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const waking = setInterval(() => {}, wakeMillis);
  const interrupt = new AbortController();
  const stopHearing = onEndingSignal((name) => {
    process.stderr.write('\n');
    interrupt.abort(new TactusError('unavailable', `Stopped by ${name}.`, 'Nothing was changed.'));
  });
  try {
    return await action(interrupt.signal);
  } finally {
    clearInterval(waking);
    stopHearing();
  }
}
