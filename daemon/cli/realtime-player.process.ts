import { monotonicClock } from '../time/clock.ts';
import { playUnderBurden, type RealtimeJob } from './realtime-player.ts';
import { sendRamp } from './realtime-ramp.ts';
import type { RealtimeOrder, RealtimeWord } from './realtime-side.ts';

const say = (word: RealtimeWord): Promise<void> =>
  new Promise((resolve) => {
    if (process.connected) process.send?.(word, () => resolve());
    else resolve();
  });

process.once('message', async (order: RealtimeOrder) => {
  const job: RealtimeJob = order;
  try {
    if (order.plays === 'music')
      await playUnderBurden(job, monotonicClock, (counts) => void say({ kind: 'counts', counts }));
    else await sendRamp(job, monotonicClock, () => void say({ kind: 'flows' }));
    await say({ kind: 'done' });
  } catch (error) {
    await say({ kind: 'failed', why: String(error) });
  }
  process.exit();
});
// Nobody is left to play for.
process.once('disconnect', () => process.exit());
