/**
 * Loaded into every thread of a process that is looked at. On SIGUSR2 main collects all its garbage, and closes the gaps
 * that this leaves: collected every few seconds what is young grows old at once, beside what stays. A worker does so once a
 * minute, where it waits: left alone it lets garbage lie for hours, which looks like growth.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

const workerEveryMs = 60_000;

setFlagsFromString('--expose-gc');
setFlagsFromString('--compact-on-every-full-gc');
const collect = runInNewContext('gc');

if (isMainThread) {
  process.on('SIGUSR2', () => {
    // Twice: what the first finds to be unreachable may have held more.
    collect();
    collect();
  });
} else {
  let collectedMs = performance.now();
  const collectNow = () => {
    if (performance.now() - collectedMs < workerEveryMs) return;
    collectedMs = performance.now();
    collect();
  };
  setInterval(collectNow, workerEveryMs).unref();
  // The render loop and the writers of sound never come back to an event loop: they wait here.
  const { wait } = Atomics;
  Atomics.wait = (...values) => {
    collectNow();
    return wait(...values);
  };
}
