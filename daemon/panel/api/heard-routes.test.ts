import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPanelBench, type PanelBench, token } from '../testing/panel-bench.ts';
import { heardSchema } from './heard-routes.ts';

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench();
});
afterEach(() => bench.close());

const heard = async () => heardSchema.parse(await (await fetch(bench.at('/api/v1/mappings/heard'))).json());

it('what a program says that nobody knows is told to whoever could make a mapping of it', async () => {
  const say = (level: number) =>
    fetch(bench.at(`/api/v1/senders/garden?level=${level}&token=${token}`)).then(({ status }) => status);
  expect(await say(200)).toBe(404);
  bench.play(2);
  expect(await say(800)).toBe(404);
  expect((await heard()).heard).toEqual([
    {
      ...{ way: 'http', address: 'garden', ageSeconds: 0, count: 2, ratePerSecond: 0.5 },
      values: [
        {
          ...{ field: 'level', ageSeconds: 0, count: 2 },
          number: { last: 800, low: 200, high: 800, travel: 600, travelPerSecond: 300 },
          suggestion: {
            ...{ http: 'garden', field: 'level', reading: 'control', name: 'energy', from: [200, 800] },
          },
        },
      ],
    },
  ]);
});

it('it is told which ways are heard, and how more is', async () => {
  const { ways } = await heard();
  expect(ways).toContainEqual({
    ...{ way: 'http', isHeard: true },
    more: expect.stringContaining('/api/v1/senders/NAME'),
  });
  expect(ways).toContainEqual({ way: 'midi', isHeard: false, more: expect.stringContaining('sensors.midi') });
});
