import { monotonicClock } from '../time/clock.ts';
import type { PanelClientsAnswer, PanelClientsJob } from './bench-panel.ts';
import { createPanelClients } from './panel-clients.ts';

const clients = createPanelClients(process.argv[2]!, monotonicClock);

const answer = async (job: PanelClientsJob): Promise<PanelClientsAnswer> => {
  try {
    if (job.kind === 'measure') return { kind: 'measured', latencies: await clients.measure(job.seconds) };
    await clients.open(job.count);
    return { kind: 'open' };
  } catch (error) {
    return { kind: 'failed', why: String(error) };
  }
};

process.on('message', async (job: PanelClientsJob) => {
  process.send?.(await answer(job));
});
// Nobody is left to look on for.
process.once('disconnect', () => process.exit());
