import { parentPort, workerData } from 'node:worker_threads';

/** Does what it is told through shared memory: 1 to leave, 2 to throw, 3 to hang, and it says 4 while it does. */
const [stop, wish] = [new Int32Array(workerData.stop), new Int32Array(workerData.wish)];
parentPort.postMessage('ready');
while (Atomics.load(stop, 0) === 0) {
  const told = Atomics.load(wish, 0);
  if (told === 1) process.exit(7);
  if (told === 2) throw new Error('it was told to throw');
  if (told === 3) Atomics.store(wish, 0, 4);
  while (Atomics.load(wish, 0) === 4);
  Atomics.wait(stop, 0, 0, 5);
}
