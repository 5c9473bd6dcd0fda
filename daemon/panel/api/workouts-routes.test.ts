import { afterEach, beforeEach, expect, it } from 'vitest';
import { largestWorkoutBytes } from '../../workouts/read-workout.ts';
import { askAs } from '../testing/ask-as.ts';
import { openPanelBench, type PanelBench, token } from '../testing/panel-bench.ts';

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench({ listen: 'everywhere' });
});
afterEach(() => bench.close());

const ask = (path: string, method = 'GET', body?: unknown, as = token) =>
  askAs(bench.panel.port, {
    ...{ path: `/api/v1/workouts${path}`, method, token: as },
    ...(body !== undefined && { body }),
  });
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const list = 'title: Five fives\nsteps:\n  - { repeat: 5, steps: [{ work: 5 min }, { rest: lap }] }\n';

it('are sent, listed, shown and taken away', async () => {
  const sent = await ask('', 'POST', { file: 'any.yaml', content: base64(list) });
  expect(sent).toMatchObject({ status: 200, json: { name: 'five-fives', replaced: false, remarks: [] } });
  expect(sent.json.workout.steps).toHaveLength(10);
  expect((await ask('')).json.workouts).toMatchObject([
    { name: 'five-fives', title: 'Five fives', steps: 10, seconds: 1500, meters: 0, openSteps: 5 },
    { name: 'hills' },
  ]);
  const again = await ask('', 'POST', { file: 'any.yaml', content: base64(list), name: 'five-fives' });
  expect(again.json).toMatchObject({ replaced: true });
  expect((await ask('/five-fives')).json).toMatchObject({ workout: { title: 'Five fives' } });
  expect(await ask('/five-fives', 'DELETE')).toMatchObject({ status: 200, json: { removed: 'five-fives' } });
  expect(await ask('/five-fives')).toMatchObject({ status: 404 });
  expect(await ask('/five-fives', 'DELETE')).toMatchObject({ status: 404 });
});

it('are refused with the reason, whatever is sent', async () => {
  const refused = async (body: unknown) => {
    const { status, json } = await ask('', 'POST', body);
    return [status, json.error];
  };
  expect(await refused({ file: 'a.yaml', content: base64('title: nothing') })).toEqual([
    400,
    expect.stringContaining('a.yaml'),
  ]);
  expect(await refused({ file: 'a', content: '?' })).toEqual([400, expect.stringContaining('content')]);
  expect(await refused({ file: 'a', content: base64(list), name: '../x' })).toEqual([
    400,
    expect.stringContaining('name'),
  ]);
  expect(await refused({ file: 'a', content: base64(list), name: 'none' })).toEqual([
    400,
    expect.stringContaining('none means no workout'),
  ]);
  const large = 'x'.repeat(largestWorkoutBytes + 3);
  expect((await refused({ file: 'a', content: base64(large) }))[0]).toBe(400);
  expect((await refused({ file: 'a', content: base64(large.repeat(2)) }))[0]).toBe(413);
});

it('are looked at by whoever looks on, and brought by whoever steers', async () => {
  const viewer = bench.access.users.add('pupil', 'viewer').token;
  expect(await ask('', 'GET', undefined, viewer)).toMatchObject({ status: 200 });
  const sent = { file: 'any.yaml', content: base64(list) };
  expect(await ask('', 'POST', sent, viewer)).toMatchObject({ status: 403 });
  expect(await ask('/hills', 'DELETE', undefined, viewer)).toMatchObject({ status: 403 });
  const performer = bench.access.users.add('runner', 'performer').token;
  expect(await ask('', 'POST', sent, performer)).toMatchObject({ status: 200 });
});
