// Preloaded with `node --import`: blocks the main thread 300 ms of every 500, as a garbage collection or a slow disk would.
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.send === undefined) {
  setInterval(() => {
    const untilMs = performance.now() + 300;
    while (performance.now() < untilMs);
  }, 500).unref();
}
