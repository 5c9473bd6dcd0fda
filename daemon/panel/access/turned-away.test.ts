import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openPanelBench, type PanelBench, token } from '../testing/panel-bench.ts';

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench();
});
afterEach(() => bench.close());

const told = () => {
  const { lastRefusal, counters } = bench.panel.health();
  return { reason: lastRefusal?.reason, from: lastRefusal?.from, refused: counters.refused };
};
const from = 'HTTP 127.0.0.1';

it('tells the last request that was turned away, and whose it was', async () => {
  expect(told()).toMatchObject({ reason: undefined, refused: 0 });
  await bench.post('/api/v1/intent', { style: 'polka' });
  expect(told()).toMatchObject({ reason: expect.stringMatching(/^400: .*polka/), from, refused: 1 });
  await bench.post('/api/v1/intent', { volume01: 70 });
  expect(told()).toMatchObject({ reason: '400: volume01: 70 is more than 1', refused: 2 });
  await bench.post('/api/v1/intent', { muted: true }, { authorization: 'Bearer a-wrong-secret' });
  expect(told()).toMatchObject({ reason: expect.stringMatching(/^403: /), refused: 3 });
  expect(JSON.stringify(bench.panel.health())).not.toContain('a-wrong-secret');
  await bench.post('/api/v1/intent', { muted: true }, { 'content-type': 'text/plain' });
  expect(told()).toMatchObject({ reason: expect.stringMatching(/^415: /), refused: 4 });
  await bench.post('/api/v1/reading', {});
  expect(told()).toMatchObject({ reason: expect.stringMatching(/^404: .*POST/), refused: 5 });
  await fetch(bench.at('/favicon.ico'));
  expect(told().refused).toBe(5);
  expect(bench.host.refused).toEqual([]);
});

it('takes what is as deep as it can be for the fault of who sends it', async () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const response = await fetch(bench.at('/api/v1/intent'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: `{"volume01":${deep}}`,
  });
  expect(response.status).toBe(400);
  expect(told()).toMatchObject({ reason: '400: volume01: number expected, not a list', refused: 1 });
});

it('tells with the sensors what was to be readings', async () => {
  await bench.post('/api/v1/readings', { kind: 'heartRate', sensorId: 'phone', heartRateBpm: 400 });
  expect(bench.host.refused).toEqual([{ reason: '400: heartRateBpm: 400 is more than 250', from }]);
  expect(told()).toMatchObject({ refused: 1 });
});

it('tells with the sensors what another program said in vain', async () => {
  const say = (name: string, said: RequestInit = {}, secret = token) =>
    fetch(bench.at(`/api/v1/senders/${name}?token=${secret}`), said);
  const reasons: RegExp[] = [];
  const expectTold = (reason: RegExp): void => {
    reasons.push(reason);
    expect(told()).toMatchObject({ reason: expect.stringMatching(reason), refused: reasons.length });
    expect(bench.host.refused).toEqual(
      reasons.map((each) => ({ reason: expect.stringMatching(each), from })),
    );
  };
  await say('traccar', {}, 'a-wrong-secret');
  expectTold(/^403: /);
  await say('strava');
  expectTold(/^404: There is no sender of this name/);
  await say('overland', { method: 'POST', body: '<gpx/>' });
  expectTold(/^400: This is neither JSON nor a form/);
});

it('tells what came over the WebSocket and was not taken', async () => {
  const socket = new WebSocket(`ws://localhost:${bench.panel.port}/ws`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const answer = (message: unknown): Promise<unknown> =>
    new Promise((resolve) => {
      socket.on('message', (data) => {
        if (JSON.parse(String(data)).type === 'answer') resolve(undefined);
      });
      socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    });
  await new Promise((resolve) => socket.once('open', resolve));
  await answer('rubbish');
  expect(told()).toEqual({ reason: 'This is not JSON.', from: 'WebSocket 127.0.0.1', refused: 1 });
  expect(bench.host.refused).toEqual([]);
  await answer({ type: 'readings', readings: [{ kind: 'speed', sensorId: 'watch', speedMps: 16 }] });
  expect(bench.host.refused).toEqual([
    { reason: 'readings.0.speedMps: 16 is more than 15', from: 'WebSocket 127.0.0.1' },
  ]);
  socket.terminate();
});
