import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EndedSession } from '../../outputs/mqtt/mqtt-publisher.ts';
import { openStateKeeper, type StateKeeper } from '../../system/files/state-keeper.ts';
import { createLog } from '../../system/log.ts';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { realTimers } from '../../time/timers.ts';
import { createRecorderStage, type RecorderStage } from '../testing/stage.ts';
import { createDelivery, type Delivery } from './delivery.ts';
import { type DeliveryOptions, deliveryOptionsSchema } from './options.ts';

let stage: RecorderStage;
let state: StateKeeper;
let told: EndedSession[];
let logged: string;
/** Whether there is a broker. */
let isHeard: boolean;
const deliveries: Delivery[] = [];

beforeEach(async () => {
  stage = createRecorderStage();
  told = [];
  logged = '';
  isHeard = true;
  state = await openState();
});
afterEach(async () => {
  for (const delivery of deliveries.splice(0)) await delivery.close();
  await state.close();
  stage.remove();
});

const log = createLog(
  { level: 'debug', format: 'json' },
  {
    write: (text) => {
      logged += text;
    },
    isTerminal: false,
    isJournal: false,
  },
);
const openState = (): Promise<StateKeeper> =>
  openStateKeeper(dirname(stage.folder), { clock: monotonicClock, timers: realTimers, log });
const at = (name: string): string => join(dirname(stage.folder), name);

function open(options: Partial<DeliveryOptions>): Delivery {
  const delivery = createDelivery({
    ...{ options: deliveryOptionsSchema.parse(options), sessionsFolder: stage.folder, state, log },
    ...{ clock: monotonicClock, timers: realTimers },
    find: async (id) => stage.store.find(id),
    tellBroker(ended) {
      if (isHeard) told.push(ended);
      return isHeard;
    },
  });
  deliveries.push(delivery);
  return delivery;
}
/** A session that has ended. */
async function session(): Promise<string> {
  await stage.run(70);
  await stage.recorder.end();
  return stage.kept.at(-1)!.id;
}
const node = (script: string): string[] => [process.execPath, '-e', script];
/** Writes down what it is told. */
const witness = (): string[] =>
  node(`const { appendFileSync, readdirSync, readFileSync } = require('fs');
  const { TACTUS_SESSION_ID: id, TACTUS_SESSION_FOLDER: folder, TACTUS_SESSION_SUMMARY: summary } = process.env;
  const { movingSeconds } = JSON.parse(readFileSync(summary, 'utf8'));
  const files = readdirSync(folder).sort();
  console.log('seen', id);
  appendFileSync(${JSON.stringify(at('witness'))}, JSON.stringify({ id, files, movingSeconds, isLast: process.argv.at(-1) === folder }) + '\\n');`);
const seen = (): { readonly id: string }[] =>
  existsSync(at('witness'))
    ? readFileSync(at('witness'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
const undelivered = async (): Promise<unknown> => {
  await state.settled();
  return existsSync(at('undelivered.json')) ? JSON.parse(readFileSync(at('undelivered.json'), 'utf8')) : [];
};

it('brings a session that has ended to folder, broker and command, and forgets it then', async () => {
  const delivery = open({
    folder: at('shared'),
    mqtt: true,
    command: witness(),
    files: ['gpx', 'midi', 'csv'],
  });
  delivery.begin();
  const id = await session();
  delivery.deliver({ id });
  expect(await undelivered()).toEqual([
    { id, tries: expect.any(Number), left: ['folder', 'mqtt', 'command'] },
  ]);
  await delivery.settled();
  const files = ['summary.json', `tactus-${id}.csv`, `tactus-${id}.gpx`, `tactus-${id}.mid`];
  expect(readdirSync(at(`shared/${id}`)).sort()).toEqual(files);
  expect(readFileSync(at(`shared/${id}/tactus-${id}.gpx`), 'utf8')).toMatch(/^<\?xml[\s\S]*<\/gpx>\n$/);
  expect(seen()).toEqual([{ id, files, movingSeconds: 69, isLast: true }]);
  expect(told).toEqual([
    {
      ...{ id, startedAt: '2026-11-27T18:40:03.000Z', seconds: expect.any(Number) },
      distanceMeters: expect.any(Number),
      files: expect.arrayContaining(files),
    },
  ]);
  expect(await undelivered()).toEqual([]);
  expect(readdirSync(at('delivery'))).toEqual([]);
  expect(delivery.health()).toMatchObject({ station: 'delivery', status: 'ok', counters: { delivered: 1 } });
  expect(logged).toContain(`"output":"seen ${id}\\n"`);
});

it('tells of a command that fails, tries what is left after each start, and thrice at most', async () => {
  const fail = node("console.error('no network'); process.exit(7)");
  const id = await session();
  for (let start = 1; start <= 3; start += 1) {
    const delivery = open({ folder: at('shared'), command: fail });
    if (start === 1) delivery.deliver({ id });
    delivery.begin();
    await delivery.settled();
    expect(delivery.health()).toMatchObject({
      status: 'degraded',
      detail: expect.stringMatching(/\(command: .* ended with exit code 7: no network\)$/),
      counters: { failures: 1 },
    });
    expect(await undelivered()).toEqual(start < 3 ? [{ id, tries: start, left: ['command'] }] : []);
    await delivery.close();
  }
  expect(logged).toContain('no network');
  expect(existsSync(at(`shared/${id}/summary.json`))).toBe(true);
});

it('ends a command when the daemon ends, which counts as no try, and what ends then waits for the next start', async () => {
  const script = `require('fs').writeFileSync(${JSON.stringify(at('runs'))}, ''); setInterval(() => {}, 1000)`;
  const delivery = open({ command: node(script) });
  delivery.begin();
  const first = await session();
  delivery.deliver({ id: first });
  await eventually(() => existsSync(at('runs')), 'the command runs');
  const closed = delivery.close();
  const second = await session();
  delivery.deliver({ id: second });
  await closed;
  expect(await undelivered()).toEqual([first, second].map((id) => ({ id, tries: 0, left: ['command'] })));
  expect(logged).not.toContain('was not delivered');
  // Another daemon, with all that the disk has.
  await state.close();
  state = await openState();
  const next = open({ command: witness() });
  next.begin();
  await next.settled();
  expect(seen().map(({ id }) => id)).toEqual([first, second]);
  expect(await undelivered()).toEqual([]);
});

it('waits for the start to be over, and for a broker that comes later', async () => {
  const delivery = open({ mqtt: true });
  const id = await session();
  isHeard = false;
  delivery.deliver({ id });
  await new Promise((resolve) => setImmediate(resolve));
  expect(delivery.health().gauges.waiting).toBe(1);
  delivery.begin();
  await eventually(() => delivery.health().gauges.waiting === 0, 'it is begun with');
  isHeard = true;
  await delivery.settled();
  expect(told.map((each) => each.id)).toEqual([id]);
});

it('leaves out a session that is not kept any more, and goes on after a folder that takes nothing', async () => {
  writeFileSync(at('in-the-way'), '');
  const delivery = open({ folder: at('in-the-way'), mqtt: true });
  delivery.begin();
  delivery.deliver({ id: '2020-01-01T00-00-00' });
  const id = await session();
  delivery.deliver({ id });
  await delivery.settled();
  expect(told.map((each) => each.id)).toEqual([id]);
  expect(delivery.health()).toMatchObject({
    status: 'degraded',
    detail: expect.stringMatching(/\(folder: /),
  });
  expect(await undelivered()).toEqual([{ id, tries: 1, left: ['folder'] }]);
});

it('lets 16 wait, and the others for the next start; of these the last 64', async () => {
  const delivery = open({ mqtt: true });
  const ids = Array.from({ length: 70 }, (_, index) => `2026-01-01T00-00-${10 + (index % 50)}-${index}`);
  for (const id of ids) delivery.deliver({ id });
  expect(delivery.health().gauges.waiting).toBe(16);
  await delivery.close();
  expect(((await undelivered()) as { readonly id: string }[]).map(({ id }) => id)).toEqual(ids.slice(-64));
});

it('remembers a session before it is summed up, and nothing of what an earlier daemon left is lost by that', async () => {
  const earlier = { id: '2026-01-01T00-00-00', tries: 1, left: ['mqtt'] };
  writeFileSync(at('undelivered.json'), JSON.stringify([earlier]));
  const delivery = open({ mqtt: true });
  await delivery.expect('2026-01-02T00-00-00');
  const expected = { id: '2026-01-02T00-00-00', tries: 0, left: ['mqtt'] };
  // Already now: we may be killed before it ends.
  expect(JSON.parse(readFileSync(at('undelivered.json'), 'utf8'))).toEqual([earlier, expected]);
  await delivery.close();
  const id = await session();
  writeFileSync(at('undelivered.json'), JSON.stringify([{ ...expected, id }]));
  await state.close();
  state = await openState();
  const next = open({ mqtt: true });
  next.begin();
  await next.settled();
  expect(told.map((each) => each.id)).toEqual([id]);
  expect(JSON.parse(readFileSync(at('undelivered.json'), 'utf8'))).toEqual([]);
});

it('says that it needs the broker', () => {
  const delivery = createDelivery({
    ...{ options: deliveryOptionsSchema.parse({ mqtt: true }), sessionsFolder: stage.folder, state, log },
    ...{ clock: monotonicClock, timers: realTimers, find: async () => undefined, tellBroker: undefined },
  });
  expect(delivery.health()).toMatchObject({ status: 'degraded', fix: 'Set sensors.mqtt.enabled: true.' });
});

it('removes what a kill left of its work, and hears of what a power cut ended', async () => {
  mkdirSync(at('delivery/2026-11-27T18-40-03'), { recursive: true });
  const delivery = open({ mqtt: true });
  delivery.begin();
  await delivery.settled();
  expect(existsSync(at('delivery'))).toBe(false);
  const id = await session();
  writeFileSync(join(stage.folder, id, 'details.json'), 'half a f');
  rmSync(join(stage.folder, id, 'summary.json'));
  stage.recorder.reload();
  await stage.recorder.loaded;
  expect(stage.kept.map((each) => each.id)).toEqual([id, id]);
});
