import { setImmediate as turn } from 'node:timers/promises';
import { monotonicClock } from '../time/clock.ts';

/** Keeps one core busy until whoever wants that is gone. */
const turnSeconds = 0.05;
process.once('disconnect', () => process.exit());
for (;;) {
  const untilSeconds = monotonicClock.nowSeconds() + turnSeconds;
  while (monotonicClock.nowSeconds() < untilSeconds);
  await turn();
}
