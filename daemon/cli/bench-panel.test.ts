import { expect, it } from 'vitest';
import { monotonicClock } from '../time/clock.ts';
import { benchPanel } from './bench-panel.ts';

it('bench panel measures a daemon with pages that look on', async () => {
  const results = await benchPanel({ clock: monotonicClock, clients: 12, seconds: 2, rounds: 1 });
  const values = new Map(
    results.map((result) => [result.name, 'value' in result ? result.value : Number.NaN]),
  );
  expect([...values.keys()]).toEqual([
    'panel.cpu.none.percent',
    'panel.cpu.10.percent',
    'panel.cpu.12.percent',
    'panel.patch.medianMs',
    'panel.patch.p95Ms',
    'panel.wish.medianMs',
    'panel.wish.p95Ms',
    'panel.patches',
  ]);
  expect(values.get('panel.cpu.none.percent')).toBeGreaterThan(0);
  expect(values.get('panel.patch.medianMs')).toBeGreaterThan(0);
  expect(values.get('panel.wish.p95Ms')).toBeGreaterThan(0);
  expect(values.get('panel.patches')).toBeGreaterThan(12);
});
