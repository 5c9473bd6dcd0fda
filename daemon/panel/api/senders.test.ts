import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPanelBench, type PanelBench, token } from '../testing/panel-bench.ts';

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench();
});
afterEach(() => bench.close());

const place = 'id=7&lat=52.52&lon=13.405&speed=5.4';
const traccar = (query: string): string => bench.at(`/api/v1/senders/traccar?${query}`);

describe('another program', () => {
  it('says it with GET, with its token in the address', async () => {
    const response = await fetch(traccar(`${place}&token=${token}`));
    expect(response.status).toBe(200);
    expect(bench.host.accepted).toMatchObject([
      { kind: 'position', sensorId: 'http:traccar.7', latitude: 52.52, speedMps: expect.closeTo(2.778) },
    ]);
  });

  it('says it with POST: an empty body, a form, JSON of whatever type', async () => {
    const post = (query: string, body: string | null, type: string) =>
      fetch(traccar(`token=${token}&${query}`), { method: 'POST', body, headers: { 'content-type': type } });
    const coords = { latitude: 52.52, longitude: 13.405 };
    const json = JSON.stringify({ location: { timestamp: '2023-11-14T22:13:20Z', coords }, device_id: '7' });
    expect((await post(place, null, 'text/plain')).status).toBe(200);
    expect((await post('', place, 'application/x-www-form-urlencoded')).status).toBe(200);
    expect((await post('', json, 'application/json; charset=utf-8')).status).toBe(200);
    expect((await post('', json, 'text/plain')).status).toBe(200);
    expect(bench.host.accepted.map(({ sensorId }) => sensorId)).toEqual(Array(4).fill('http:traccar.7'));
    expect((await post('', '{"location":', 'application/json')).status).toBe(400);
    expect((await post('', '<xml/>', 'text/xml')).status).toBe(400);
  });

  it('may have its token as a password, or as bearer', async () => {
    const send = async (authorization: string): Promise<number> =>
      (await fetch(traccar(place), { headers: { authorization } })).status;
    const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
    expect(await send(basic(`jane:${token}`))).toBe(200);
    expect(await send(`Bearer ${token}`)).toBe(200);
    expect(await send(basic('jane:guess'))).toBe(403);
    expect(await send(basic(token))).toBe(403);
  });

  it('says nothing without the token, however the address is written', async () => {
    for (const path of [
      '/api/v1/senders/traccar',
      '/api/v1/%73enders/traccar',
      '/api/v1/senders/%74raccar',
    ]) {
      for (const end of [
        '',
        '&token=',
        '&token=guess',
        `&token=${token}x`,
        `&token=${token}&token=${token}`,
      ]) {
        expect((await fetch(bench.at(`${path}?${place}${end}`))).status).toBe(403);
      }
    }
    expect(bench.host.accepted).toEqual([]);
  });

  it('has no use for a token in the address of anything else', async () => {
    const response = await bench.post(
      `/api/v1/intent?token=${token}`,
      { muted: true },
      { authorization: '' },
    );
    expect(response.status).toBe(403);
  });

  it('gets the answer that it waits for', async () => {
    const answerOf = async (name: string, body: unknown) =>
      (await bench.post(`/api/v1/senders/${name}`, body)).json();
    const geometry = { type: 'Point', coordinates: [13.405, 52.52] };
    expect(await answerOf('overland', { locations: [{ geometry, properties: {} }] })).toEqual({
      result: 'ok',
    });
    expect(
      await answerOf('owntracks', { _type: 'location', lat: 52.52, lon: 13.405, tst: 1_700_000_000 }),
    ).toEqual([]);
    expect(bench.host.accepted).toHaveLength(2);
  });

  it('may send a thousand places at once', async () => {
    const geometry = { type: 'Point', coordinates: [13.405, 52.52] };
    const properties = { motion: ['running'], wifi: 'x'.repeat(500) };
    const locations = Array.from({ length: 1000 }, () => ({ type: 'Feature', geometry, properties }));
    expect((await bench.post('/api/v1/senders/overland', { locations })).status).toBe(200);
  });

  it('is told what was not taken, and so are we; it is not to send it again', async () => {
    const response = await fetch(traccar(`id=7&lat=52,5&lon=13.4&token=${token}`));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ accepted: 0, refused: ['lat: "52,5" is no number'] });
    expect(bench.host.refused).toEqual([
      { reason: 'lat: "52,5" is no number', from: expect.stringMatching(/^HTTP .*, traccar$/) },
    ]);
  });

  it('that nobody knows is told which there are', async () => {
    const response = await fetch(bench.at(`/api/v1/senders/strava?token=${token}`));
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: expect.stringContaining('owntracks, traccar') });
    expect(bench.host.refused).toHaveLength(1);
  });

  it('that says too much does not silence the others', async () => {
    const say = (address: string) =>
      bench.statusFor(address, `/api/v1/senders/traccar?${place}&token=${token}`);
    const answers: number[] = [];
    while (answers.length < 150) answers.push(await say('127.0.0.2'));
    expect(answers.filter((status) => status === 200)).toHaveLength(120);
    expect(answers.at(-1)).toBe(429);
    expect(await say('127.0.0.1')).toBe(200);
  });
});
