import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type MidiEvent, writeMidi } from 'midi-file';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { configurationSchema } from '../daemon/configuration.ts';
import { simulate } from '../daemon/sensors/simulate/simulate.ts';
import { packageRoot } from '../daemon/system/files/package-root.ts';
import { createLog } from '../daemon/system/log.ts';
import { temporaryFolder } from './support/cli.ts';

type Live = typeof import('../daemon/live/live.ts');
type Session = Awaited<ReturnType<Live['startLive']>>;

const folder = temporaryFolder();
const listener = 'feedfacefeedface';
let session: Session;

/** As it is installed: with processes of its own for excerpts and ranking. */
const start = async (): Promise<Session> => {
  const { startLive }: Live = await import(pathToFileURL(join(packageRoot, 'dist/daemon/live/live.js')).href);
  return startLive({
    configuration: configurationSchema.parse({ panel: { port: 0 }, outputs: { use: ['null'] } }),
    run: { kind: 'simulation', recording: simulate('easy', 7) },
    ...{ tracePath: undefined, log: createLog({ level: 'error', format: 'json' }) },
    excerptTimes: { fromSeconds: 3, seconds: 2 },
  });
};
const ask = async (path: string, method = 'GET', body?: unknown) => {
  const response = await fetch(`${session.url}/api/v1/listening-tests${path}`, {
    method,
    headers: { origin: session.url, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  // What is answered is looked at, not trusted.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  return { status: response.status, json: (await response.json()) as any };
};

function tune(): string {
  const track: MidiEvent[] = [];
  for (let quarter = 0; quarter < 16; quarter += 1)
    track.push(
      { deltaTime: 0, type: 'noteOn', channel: 0, noteNumber: 60 + (quarter % 5), velocity: 100 },
      { deltaTime: 480, type: 'noteOff', channel: 0, noteNumber: 60 + (quarter % 5), velocity: 0 },
    );
  track.push({ deltaTime: 0, meta: true, type: 'endOfTrack' });
  const header = { format: 0, numTracks: 1, ticksPerBeat: 480 } as const;
  return Buffer.from(writeMidi({ header, tracks: [track] })).toString('base64');
}

beforeAll(async () => {
  process.env.STATE_DIRECTORY = folder.at('state');
  session = await start();
});
afterAll(async () => {
  await session?.close();
  delete process.env.STATE_DIRECTORY;
  folder.remove();
});

it('is made while music plays, interrupted by a restart, gone on with, heard and reckoned up', {
  timeout: 900_000,
}, async () => {
  const stateOf = async () => (await ask('')).json.tests[0].state;
  const no = Buffer.from('no music').toString('base64');
  expect(await ask('/pieces', 'POST', { name: 'no.mid', midi: no })).toMatchObject({
    ...{ status: 400, json: { error: expect.stringContaining('no.mid is no MIDI file') } },
  });
  expect((await ask('/pieces', 'POST', { name: 'own.mid', midi: tune() })).status).toBe(200);
  const wish = { sources: ['markov', 'small', 'people'], styles: ['game', 'folk'], pairs: 2, seed: 1 };
  const { id } = (await ask('', 'POST', wish)).json;
  await expect
    .poll(async () => (await ask('')).json.tests[0].done01, { timeout: 300_000 })
    .toBeGreaterThan(0.2);
  await session.close();
  session = await start();
  expect(await stateOf()).toBe('interrupted');
  expect((await ask(`/${id}/making`, 'POST')).json).toMatchObject({ state: 'making' });
  await expect.poll(stateOf, { timeout: 600_000, interval: 500 }).toBe('ready');
  const kept = readdirSync(folder.at(`state/listening-tests/${id}`));
  expect(kept.filter((name) => !name.endsWith('.mp3'))).toEqual(['kit.json']);

  const turns = (await ask(`/${id}/pairs?listener=${listener}`)).json;
  const sizes = new Set<number>();
  for (const { a, b } of turns.left)
    for (const excerpt of [a, b]) {
      const sound = await fetch(`${session.url}/api/v1/listening-tests/${id}/excerpts/${excerpt}`);
      sizes.add((await sound.arrayBuffer()).byteLength);
    }
  expect([...sizes]).toEqual([expect.any(Number)]);
  const said = { melody: 'a', harmony: 'same', groove: 'b', run: 'a', known: false };
  for (const { pair } of turns.left)
    expect((await ask(`/${id}/answers`, 'POST', { listener, pair, ...said })).status).toBe(200);
  expect((await ask(`/${id}/pairs?listener=${listener}`)).json).toEqual({ pairs: 2, left: [] });
  const results = (await ask(`/${id}/results`)).json;
  expect(results).toMatchObject({ listeners: 1, answers: 2, known: 0 });
  for (const { apart, standings } of results.questions) {
    expect(apart).toEqual([]);
    expect(standings).toHaveLength(3);
  }
});
