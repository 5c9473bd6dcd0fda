/** Loaded into a process that is looked at: on SIGUSR2 it collects all its garbage. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    // Twice: what the first finds to be unreachable may have held more.
    collect();
    collect();
  });
}
