import { afterAll, describe, expect, it } from 'vitest';
import { tactus, temporaryFolder } from './support/cli.ts';
import { beatFaults, phaseFigures, Trace } from './support/trace-checks.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

/** Well after the start, and well after each of the turns that `intervals` makes once a minute. */
const isSettled = (name: string) => (atSeconds: number) =>
  atSeconds > 25 && (name !== 'intervals' || atSeconds % 60 > 15);

describe('the beat beside the foot, seen from the steps and beats of a render alone', () => {
  it.each(
    ['easy', 'intervals', 'race'].flatMap((name) =>
      [-40, 0, 40].map((offsetMs) => [name, offsetMs] as const),
    ),
  )('%s, %d ms after the foot', async (name, offsetMs) => {
    const file = folder.at(`${name}${offsetMs}.jsonl`);
    const ended = await tactus(
      ...['render', '--simulate', name, '--seconds', name === 'intervals' ? '300' : '180', '--trace', file],
      ...['--set', `conductor.phaseOffsetMs=${offsetMs}`],
    );
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const trace = Trace.read(file);
    const figures = phaseFigures(trace, isSettled(name));
    expect(Math.abs(figures.meanMs - offsetMs)).toBeLessThan(5);
    expect(figures.sdMs).toBeLessThan(1.15 * figures.jitterMs);
    expect(figures.resultantLength).toBeGreaterThan(0.96);
    expect(beatFaults(trace)).toEqual([]);
  });
});
