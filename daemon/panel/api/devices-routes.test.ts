import { afterEach, beforeEach, expect, it } from 'vitest';
import { deviceSearchSchema } from '../devices.ts';
import { openPanelBench, type PanelBench, token } from '../testing/panel-bench.ts';

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench();
});
afterEach(() => bench.close());

const strap = 'C0:FF:EE:00:00:01';
const ask = async (path: string, method = 'GET', body?: unknown) => {
  const response = await fetch(bench.at(`/api/v1/devices${path}`), {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
};

it('looks for devices, pairs one that was found, and forgets it', async () => {
  expect(await ask('/found')).toEqual({ status: 200, body: { secondsLeft: 0, found: [] } });
  expect(await ask('/scan', 'POST')).toMatchObject({ status: 200, body: { secondsLeft: 12 } });
  const joined = deviceSearchSchema.parse((await ask('/scan', 'POST', { seconds: 60 })).body);
  expect(joined.secondsLeft).toBe(12);
  expect(joined.found[0]).toMatchObject({ address: strap, as: 'sensor', kinds: ['heart rate'] });
  expect(await ask('/paired', 'POST', { address: strap, as: 'sensor' })).toEqual({
    status: 200,
    body: { address: strap, name: 'HRM 9000', as: 'sensor', sensorId: 'HRM-9000' },
  });
  expect(deviceSearchSchema.parse((await ask('/found')).body).found[0]?.known).toBe('paired');
  expect((await ask('/paired')).body).toHaveLength(1);
  expect(await ask(`/paired/${strap}`, 'DELETE')).toEqual({ status: 200, body: { forgotten: strap } });
  expect((await ask(`/paired/${strap}`, 'DELETE')).status).toBe(404);
});

it('takes nothing but an address, a kind and a while', async () => {
  for (const seconds of [0, 61, '12', null])
    expect((await ask('/scan', 'POST', { seconds })).status).toBe(400);
  for (const address of ['', 'C0:FF:EE', '../../etc', `${strap}\n`, `${strap}:00`]) {
    expect((await ask('/paired', 'POST', { address, as: 'sensor' })).status).toBe(400);
  }
  expect((await ask('/paired', 'POST', { address: strap, as: 'lamp' })).status).toBe(400);
  expect((await ask('/paired', 'POST', { address: strap, as: 'sensor', trust: true })).status).toBe(400);
  expect((await ask('/paired/everything', 'DELETE')).status).toBe(400);
});
