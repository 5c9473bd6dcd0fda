import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../tests/support/cli.ts';
import { addCounts, keepReport, phaseOf, readReport } from './realtime-report.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const counts = { seconds: 1, blocks: 187, lateBlocks: 0, underruns: 0, skips: 0, lateBars: 0 };

it('goes on where another start left it', async () => {
  const path = folder.at('report.json');
  const first = await readReport(path, { cores: 2 });
  addCounts(phaseOf(first, 100, true), { ...counts, leastMarginMs: 70, longestHoldMs: 3 });
  await keepReport(path, first);
  const second = await readReport(path, { cores: 4 });
  expect(second.machine).toEqual({ cores: 2 });
  const phase = phaseOf(second, 100, true);
  addCounts(phase, { ...counts, lateBlocks: 2, leastMarginMs: -5, longestHoldMs: 90 });
  addCounts(phase, { ...counts, leastMarginMs: 70, longestHoldMs: 1 });
  expect(phase).toMatchObject({
    seconds: 3,
    blocks: 561,
    lateBlocks: 2,
    leastMarginMs: -5,
    longestHoldMs: 90,
  });
  expect(phase.troubles).toMatchObject([{ lateBlocks: 2, underruns: 0, heldMs: 90 }]);
  expect(phaseOf(second, 100, false).seconds).toBe(0);
  await keepReport(path, second);
  expect(JSON.parse(await readFile(path, 'utf8')).phases).toHaveLength(2);
});

it('is not begun over a file that is something else', async () => {
  const path = folder.at('other.json');
  writeFileSync(path, '{"phases":1}');
  await expect(readReport(path, {})).rejects.toThrow(/is no report of bench realtime/);
});
