import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPanelBench, type PanelBench } from '../testing/panel-bench.ts';

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench();
});
afterEach(() => bench.close());

const ask = async (headers: Readonly<Record<string, string>> = {}) => {
  const response = await fetch(bench.at('/api/v1/pairing/tap'), { method: 'POST', headers });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
};
const offered = async () =>
  ((await (await fetch(bench.at('/api/v1/pairing'))).json()) as { tap?: unknown }).tap;

it('a code is tapped for whoever asks, where it is heard, and is in no answer', async () => {
  bench.host.device = { ...bench.host.device, soundsHere: true };
  expect(await offered()).toEqual({});
  const { status, answer } = await ask();
  expect(status).toBe(200);
  expect(answer).toEqual({ role: 'performer', seconds: 60, expiresInSeconds: 600 });
  expect(await ask()).toMatchObject({ status: 409, answer: { error: expect.stringMatching(/listen/) } });
});

it('no code is tapped where nothing sounds, nor for a page of somebody else', async () => {
  bench.host.device = { ...bench.host.device, soundsHere: false };
  expect(await offered()).toEqual({ unheardBecause: 'Nothing sounds here.' });
  expect((await ask()).status).toBe(409);
  bench.host.device = { ...bench.host.device, soundsHere: true };
  expect((await ask({ origin: 'https://example.com' })).status).toBe(403);
  expect(bench.access.pairing.awaited).toBeUndefined();
});
