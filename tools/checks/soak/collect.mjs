/**
 * Loaded into every thread of a process that is looked at. On SIGUSR2 each of its threads collects all its garbage, and closes
 * the gaps that this leaves: collected every few seconds what is young grows old at once, beside what stays. What is held
 * then is written where `SOAK_HELD` says, in megabytes: what lies in the heap of main and in those of the workers, and what
 * `malloc` has given and not got back (buffers, networks, the synth's voices), without what it keeps for later.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { getEnvironmentData, isMainThread, setEnvironmentData, threadId } from 'node:worker_threads';

/** Workers by their number. Of each: in which round it answered last, and what it held. */
const places = 256;
/** One that has not answered for so long has ended. */
const fewRounds = 3;
/** Workers that do not come to it sooner look this often whether they are asked; buffers are freed behind a collection. */
const patienceMs = 500;
const name = 'soak';

setFlagsFromString('--expose-gc');
setFlagsFromString('--compact-on-every-full-gc');
const collect = runInNewContext('gc');
/** Bytes. */
const heldInHeap = () => {
  collect();
  // Twice: what the first finds to be unreachable may have held more.
  collect();
  return getHeapStatistics().used_heap_size;
};

if (isMainThread) {
  const { default: koffi } = await import('koffi');
  const fields = ['arena', 'ordblks', 'smblks', 'hblks', 'hblkhd', 'usmblks', 'fsmblks', 'uordblks'];
  const struct = Object.fromEntries([...fields, 'fordblks', 'keepcost'].map((field) => [field, 'size_t']));
  const mallinfo = koffi.load('libc.so.6').func('mallinfo2', koffi.struct(struct), []);
  const answers = new Float64Array(new SharedArrayBuffer(8 * 2 * places));
  const round = new Int32Array(new SharedArrayBuffer(4));
  setEnvironmentData(name, { answers, round });

  process.on('SIGUSR2', async () => {
    const now = Atomics.add(round, 0, 1) + 1;
    const main = heldInHeap();
    await sleep(2 * patienceMs);
    let workers = 0;
    for (let place = 0; place < places; place += 1)
      if (answers[2 * place] > Math.max(0, now - fewRounds)) workers += answers[2 * place + 1];
    const { uordblks, hblkhd } = mallinfo();
    const malloc = Number(uordblks) + Number(hblkhd);
    const held = { mainMb: main / 1e6, workersMb: workers / 1e6, mallocMb: malloc / 1e6 };
    const file = `${process.env.SOAK_HELD}/${process.pid}`;
    writeFileSync(`${file}.tmp`, JSON.stringify(held));
    renameSync(`${file}.tmp`, file);
  });
} else {
  const { answers, round } = getEnvironmentData(name);
  const place = threadId % places;
  let answered = Atomics.load(round, 0);
  const answer = () => {
    const asked = Atomics.load(round, 0);
    if (asked === answered) return;
    answered = asked;
    answers[2 * place + 1] = heldInHeap();
    answers[2 * place] = asked;
  };
  setInterval(answer, patienceMs).unref();
  // The render loop and the writers of sound never come back to an event loop: they wait here.
  const { wait } = Atomics;
  Atomics.wait = (...values) => {
    answer();
    return wait(...values);
  };
}
