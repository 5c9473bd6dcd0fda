import { afterEach, beforeEach, expect, it } from 'vitest';
import { outputsSchema } from '../outputs.ts';
import { openPanelBench, type PanelBench } from '../testing/panel-bench.ts';

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench();
});
afterEach(() => bench.close());

const post = async (path: string, body: unknown, headers?: Record<string, string>) => {
  const response = await bench.post(`/api/v1/outputs${path}`, body, headers);
  return { status: response.status, body: await response.json() };
};
const long = `alsa:${'plughw:CARD=x,'.repeat(12)}`;

it('a delay is tried by performers and kept by admins', async () => {
  expect(await post('/alsa/delay', { delayMs: 40 })).toEqual({
    status: 200,
    body: { name: 'alsa', delayMs: 40, keptDelayMs: 0 },
  });
  expect(await post('/alsa/delay', { delayMs: -20, keep: true })).toMatchObject({
    body: { keptDelayMs: -20 },
  });
  const view = outputsSchema.parse(await (await fetch(bench.at('/api/v1/outputs'))).json());
  expect(view.outputs.at(-1)).toMatchObject({ delayMs: 104, extraDelayMs: -20, keptDelayMs: -20 });
  expect(view.outputs[0]).not.toHaveProperty('extraDelayMs');
  expect(await post(`/${encodeURIComponent(long)}/delay`, { delayMs: 1 })).toMatchObject({ status: 200 });
  for (const delayMs of [-101, 1001, '40', null, undefined])
    expect((await post('/alsa/delay', { delayMs })).status).toBe(400);
  expect((await post('/alsa/delay', { delayMs: 1, forever: true })).status).toBe(400);

  const { token } = bench.access.users.add('Phone', 'performer');
  const asPerformer = { authorization: `Bearer ${token}` };
  expect((await post('/alsa/delay', { delayMs: 60 }, asPerformer)).status).toBe(200);
  expect((await post('/alsa/delay', { delayMs: 60, keep: true }, asPerformer)).status).toBe(403);
});

it('clicks are heard where a device sounds, and it is said where none does', async () => {
  expect(await post('/clicks', {})).toMatchObject({ status: 409, body: { error: 'Nothing sounds here.' } });
  bench.host.device = { ...bench.host.device, status: 'ok', soundsHere: true };
  expect(await post('/clicks', {})).toEqual({ status: 200, body: { seconds: 30, everyBeats: 1 } });
  expect(await post('/clicks', { seconds: 0 })).toEqual({ status: 200, body: { seconds: 0, everyBeats: 0 } });
  for (const seconds of [-1, 121, '10']) expect((await post('/clicks', { seconds })).status).toBe(400);
});

it('chirps are stopped by performers', async () => {
  const stop = async (userToken: string) => {
    const headers = { authorization: `Bearer ${userToken}` };
    const response = await fetch(bench.at('/api/v1/outputs/chirps'), { method: 'DELETE', headers });
    return { status: response.status, body: await response.json() };
  };
  const phone = bench.access.users.add('Phone', 'performer');
  expect(await stop(phone.token)).toEqual({ status: 200, body: { stopped: true } });
  const screen = bench.access.users.add('Screen', 'viewer');
  expect((await stop(screen.token)).status).toBe(403);
});
