import { expect, it } from 'vitest';
import { resultsOf } from './bench-realtime.ts';
import { phaseOf, readReport } from './realtime-report.ts';

it('bench realtime tells no gaps of a ramp that was not heard', async () => {
  const phase = phaseOf(await readReport(undefined, {}), 100, true);
  const gaps = () => resultsOf('realtime', phase).find(({ name }) => name === 'realtime.ramp.gaps');
  expect(gaps()).toMatchObject({ skipped: expect.stringContaining('heard for 0.0 of 30 s') });
  phase.ramp = { frames: 3 * 48_000, gaps: 0 };
  expect(gaps()).toMatchObject({ skipped: expect.stringContaining('heard for 3.0 of 30 s') });
  phase.ramp = { frames: 28 * 48_000, gaps: 2 };
  expect(gaps()).toEqual({ name: 'realtime.ramp.gaps', unit: 'gaps', value: 2 });
});
