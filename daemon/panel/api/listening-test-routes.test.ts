import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { askAs } from '../testing/ask-as.ts';
import { openPanelBench, type PanelBench, token } from '../testing/panel-bench.ts';
import { createRehearsalListeningTests } from '../testing/rehearsal-listening-tests.ts';

const listener = '0123456789abcdef';
const wish = { sources: ['standard', 'people'], styles: ['game'], pairs: 3, seed: 1 };
const midi = Buffer.from('MThd and so on').toString('base64');
const said = { melody: 'a', harmony: 'b', groove: 'same', run: 'a', known: false };

let folder: string;
let bench: PanelBench;
let viewer: string;
let gate: Promise<void>;
const open = async (): Promise<void> => {
  const tests = createRehearsalListeningTests({ stateFolder: folder, rendered: () => gate });
  bench = await openPanelBench({ listen: 'everywhere' }, { listeningTests: tests });
  viewer = bench.access.users.add('pupil', 'viewer').token;
};
beforeEach(async () => {
  gate = Promise.resolve();
  folder = mkdtempSync(join(tmpdir(), 'tactus-listening-'));
  await open();
});
afterEach(async () => {
  await bench.close();
  // A test that is being made may be writing still.
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

const ask = (path: string, method = 'GET', body?: unknown, as = token) =>
  askAs(bench.panel.port, {
    path: `/api/v1/listening-tests${path}`,
    method,
    token: as,
    ...(body !== undefined && { body }),
  });
const stateOf = async (): Promise<unknown> => (await ask('')).json.tests[0].state;
const make = async (): Promise<string> => {
  expect((await ask('/pieces', 'POST', { name: 'own.mid', midi })).status).toBe(200);
  const { json } = await ask('', 'POST', wish);
  return json.id;
};

it('is made, heard blindly, answered once, and reckoned up for who made it', async () => {
  const id = await make();
  await expect.poll(stateOf).toBe('ready');
  const shown = await ask('', 'GET', undefined, viewer);
  const turns = await ask(`/${id}/pairs?listener=${listener}`, 'GET', undefined, viewer);
  expect(turns.json).toMatchObject({ pairs: 3 });
  expect(turns.json.left).toHaveLength(3);
  const [{ pair, a }] = turns.json.left;
  const heard = await ask(`/${id}/excerpts/${a}`, 'GET', undefined, viewer);
  expect(heard).toMatchObject({
    status: 200,
    headers: { 'content-type': 'audio/mpeg', 'accept-ranges': 'bytes' },
  });
  const answered = await ask(`/${id}/answers`, 'POST', { listener, pair, ...said }, viewer);
  expect(answered.json.left).toEqual(turns.json.left.slice(1));
  for (const { text, headers } of [shown, turns, answered, heard])
    expect(text + JSON.stringify(headers)).not.toMatch(/standard|people|own\.mid|game/);
  expect((await ask(`/${id}/answers`, 'POST', { listener, pair, ...said }, viewer)).status).toBe(400);
  expect((await ask(`/${id}/results`)).json).toMatchObject({ listeners: 1, answers: 1, known: 0 });
  expect((await ask(`/${id}/answers.csv`)).text).toMatch(/(standard,people|people,standard)/);
  expect((await ask('')).json.tests[0]).toMatchObject({ sources: wish.sources, answers: 1, done01: 1 });
  expect((await ask(`/${id}`, 'DELETE')).json).toEqual({ removed: id });
  expect(existsSync(join(folder, 'listening-tests', id))).toBe(false);
});

it('leaves making, results and pieces to admins', async () => {
  const id = await make();
  for (const [path, method, body] of [
    ['', 'POST', wish],
    [`/${id}`, 'DELETE'],
    [`/${id}/making`, 'POST'],
    [`/${id}/making`, 'DELETE'],
    [`/${id}/results`, 'GET'],
    [`/${id}/answers.csv`, 'GET'],
    ['/pieces', 'GET'],
    ['/pieces', 'POST', { name: 'own.mid', midi }],
    [`/pieces/${id}`, 'DELETE'],
  ] as const)
    expect((await ask(path, method, body, viewer)).status, `${method} ${path}`).toBe(403);
});

it('is interrupted by whoever wishes it and by a restart, and gone on with', async () => {
  let letOn = (): void => {};
  gate = new Promise((resolve) => {
    letOn = resolve;
  });
  const id = await make();
  expect(await stateOf()).toBe('making');
  expect((await ask('', 'POST', wish)).status).toBe(400);
  expect((await ask(`/${id}/pairs?listener=${listener}`)).status).toBe(404);
  const interrupted = ask(`/${id}/making`, 'DELETE');
  letOn();
  expect((await interrupted).json).toMatchObject({ state: 'interrupted' });
  await bench.close();
  await open();
  expect(await stateOf()).toBe('interrupted');
  expect((await ask(`/${id}/making`, 'POST')).status).toBe(200);
  await expect.poll(stateOf).toBe('ready');
  const files = readdirSync(join(folder, 'listening-tests', id)).sort();
  expect(files.filter((name) => /^[0-9a-f]{12}\.mp3$/.test(name))).toHaveLength(6);
  expect(files.filter((name) => !name.endsWith('.mp3'))).toEqual(['kit.json']);
});

it('takes pieces that are music, so many and so large, and lets them go', async () => {
  const refused = await ask('/pieces', 'POST', {
    name: 'no.mid',
    midi: Buffer.from('no').toString('base64'),
  });
  expect(refused).toMatchObject({
    status: 400,
    json: { error: expect.stringContaining('no.mid is no MIDI file') },
  });
  for (const name of ['', 'a/b.mid', 'a\nb.mid'])
    expect((await ask('/pieces', 'POST', { name, midi })).status).toBe(400);
  const large = Buffer.concat([Buffer.from('MThd'), Buffer.alloc(512 * 1024)]).toString('base64');
  expect((await ask('/pieces', 'POST', { name: 'large.mid', midi: large })).status).toBe(400);
  const { json } = await ask('/pieces', 'POST', { name: 'own.mid', midi });
  expect(json.pieces).toMatchObject([{ name: 'own.mid', bytes: 14 }]);
  expect((await ask(`/pieces/${json.pieces[0].id}`, 'DELETE')).json).toEqual({ pieces: [] });
  expect((await ask(`/pieces/${json.pieces[0].id}`, 'DELETE')).status).toBe(404);
});

it('takes nothing but what is asked', async () => {
  const id = await make();
  await expect.poll(stateOf).toBe('ready');
  const pair = (await ask(`/${id}/pairs?listener=${listener}`)).json.left[0].pair;
  const answer = { listener, pair, ...said };
  for (const wrong of [
    { ...answer, listener: 'me' },
    { ...answer, melody: 'first' },
    { ...answer, pair: id },
    { ...answer, source: 'standard' },
  ])
    expect((await ask(`/${id}/answers`, 'POST', wrong, viewer)).status).toBe(400);
  for (const wrong of [
    { ...wish, sources: ['standard'] },
    { ...wish, sources: ['standard', 'nobody'] },
    { ...wish, styles: ['polka'] },
    { ...wish, pairs: 33 },
    { ...wish, seed: -1 },
  ])
    expect((await ask('', 'POST', wrong)).status).toBe(400);
  for (const path of [
    '/..',
    '/../pieces',
    `/${id}/excerpts/kit`,
    `/${id}/excerpts/${id}`,
    '/000000000000/results',
  ])
    expect([400, 404]).toContain((await ask(path)).status);
});
