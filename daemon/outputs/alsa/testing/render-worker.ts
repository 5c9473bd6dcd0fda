import { Worker } from 'node:worker_threads';
import { createDesk } from '../../../player/shared/desk.ts';
import type { EarBuffers } from '../../../player/shared/ear.ts';
import { loopStatusRecord } from '../../../player/shared/loop-status.ts';
import type { MasterRingBuffers } from '../../../player/shared/master-ring.ts';

const dist = new URL('../../../../dist/daemon/', import.meta.url);
const blockFrames = 256;
/** Real-time, where it may have that. */
export const renderPriority = 50;

/** What stands in the place of the player, as code: both run in the worker. */
interface Rendered {
  /** Built modules, from `dist/daemon/` on; all that they export are the first thing that `make` is given. */
  readonly modules: readonly string[];
  /** A function of that, the pacer and the clock; gives back what fills a block: `(block, firstFrame, heardAtSeconds) => void`. */
  readonly make: string;
}

/** The render loop of the daemon in a worker of its own, with something that is easily known again in place of music. */
export function renderInWorker(
  ring: MasterRingBuffers,
  ear: EarBuffers,
  bufferFrames: number,
  { modules, make }: Rendered,
) {
  const { desk, mailbox } = createDesk();
  const status = loopStatusRecord.open();
  const code = `
    const { workerData } = require('node:worker_threads');
    const ours = ['player/shared/master-ring.js', 'player/shared/ear.js', 'player/shared/loop-status.js', 'player/shared/mailbox.js',
      'player/pacer.js', 'player/render-loop.js', 'system/thread-clock.js', 'system/realtime.js'];
    const load = async (files) =>
      Object.assign({}, ...(await Promise.all(files.map((file) => import(${JSON.stringify(dist.href)} + file)))));
    (async () => {
      const { MasterRingWriter, EarReader, loopStatusRecord, mailRecord, Pacer, runRenderLoop, createThreadClock, requestRealtime } =
        await load(ours);
      const theirs = await load(${JSON.stringify(modules)});
      requestRealtime(${renderPriority});
      const clock = createThreadClock();
      const pacer = new Pacer({ bufferFrames: ${bufferFrames}, leadFrames: ${2 * blockFrames}, sampleRateHz: workerData.ring.sampleRateHz }, clock.nowSeconds());
      const fill = (${make})(theirs, pacer, clock);
      const player = {
        mailbox: mailRecord.open(workerData.mailbox),
        frame: 0,
        renderBlock(left, right, heardAtSeconds) {
          fill(left, player.frame, heardAtSeconds);
          right.set(left);
          player.frame += left.length;
        },
      };
      runRenderLoop({
        player, pacer, clock,
        ring: new MasterRingWriter(workerData.ring),
        ear: new EarReader(workerData.ear),
        status: loopStatusRecord.open(workerData.status),
        blockFrames: ${blockFrames},
      });
    })();`;
  const workerData = { ring, ear, mailbox, status: status.buffer };
  const worker = new Worker(code, { eval: true, workerData });
  return {
    frames: () => status.read().blocks * blockFrames,
    source: () => status.read().source,
    close: async () => {
      desk.end();
      await new Promise((resolve) => worker.once('exit', resolve));
    },
  };
}
