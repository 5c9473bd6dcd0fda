import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ManualClock } from '../../time/clock.ts';
import { openFailedStarts, patienceAfter } from './failed-starts.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-starts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const clock = new ManualClock(1000);
const startAfter = (seconds: number, why?: string) => {
  clock.advanceTo(clock.nowSeconds() + seconds);
  const starts = openFailedStarts(folder, clock);
  starts.begin();
  if (why !== undefined) starts.tell(why);
  return starts;
};

it('counts starts that came to nothing, one close upon the other, and keeps what the last one said', () => {
  expect(startAfter(0, 'no model').count).toBe(0);
  expect(startAfter(5).count).toBe(1);
  expect(startAfter(145, 'no port')).toMatchObject({ count: 2, why: undefined });
  expect(startAfter(1)).toMatchObject({ count: 3, why: 'no port' });
});

it('forgets them after three minutes, and when one was good', () => {
  startAfter(0, 'no model');
  expect(startAfter(181).count).toBe(0);
  const good = startAfter(1);
  expect(good.count).toBe(1);
  good.good();
  expect(startAfter(1).count).toBe(0);
});

it('counts another start of the same process', () => {
  const first = startAfter(300);
  first.good();
  first.begin();
  expect(startAfter(1).count).toBe(1);
});

it.each(['', '{"starts', '[{"atSeconds":"now"}]', JSON.stringify(Array(1000).fill({ atSeconds: 1 }))])(
  'takes a file that is not its own for none: %.30s',
  (text) => {
    writeFileSync(join(folder, 'starts.json'), text);
    expect(startAfter(300).count).toBe(0);
    expect(startAfter(1).count).toBe(1);
  },
);

it('remembers nothing where there is nowhere to, and starts all the same', () => {
  for (const nowhere of [undefined, '/proc/version/starts']) {
    const starts = openFailedStarts(nowhere, clock);
    starts.begin();
    starts.tell('x');
    starts.good();
    expect(openFailedStarts(nowhere, clock).count).toBe(0);
  }
});

it('waits longer and longer where not even safe mode starts, and never gives up', () => {
  expect([0, 3, 4, 5, 6, 9, 10, 20].map(patienceAfter)).toEqual([0, 0, 0, 1, 2, 16, 30, 30]);
});
