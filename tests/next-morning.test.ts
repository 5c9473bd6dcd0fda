import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from './support/cli.ts';
import { type Daemon, type DaemonAnswer, eventually, startDaemon } from './support/daemon.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const running: Daemon[] = [];
async function start(state: string, ...args: readonly string[]): Promise<Daemon> {
  const daemon = await startDaemon(state, '--simulate', 'easy', '--output', 'null', ...args);
  running.push(daemon);
  return daemon;
}
afterEach(async () => {
  for (const daemon of running.splice(0)) await daemon.stop();
});

async function wish(daemon: Daemon, command: object): Promise<void> {
  const answer = await fetch(`${daemon.url}/api/v1/intent`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: daemon.url },
    body: JSON.stringify(command),
  });
  expect(answer.status).toBe(200);
}

async function stateStation(daemon: Daemon): Promise<DaemonAnswer> {
  const { stations } = await daemon.get('/healthz');
  return stations.find(({ station }: DaemonAnswer) => station === 'state');
}
const hasStatus = (daemon: Daemon, status: string) =>
  eventually(async () => (await stateStation(daemon)).status === status);

async function killed({ process }: Daemon): Promise<void> {
  const exited = once(process, 'exit');
  process.kill('SIGKILL');
  await exited;
}

describe('what was said last', () => {
  it('holds after kill -9, until somebody says otherwise', async () => {
    const state = folder.at('kept');
    const first = await start(state);
    const said = { volume01: 0.31, muted: true, follow: 'manual', manualTempoBpm: 133, playing: false };
    await eventually(async () => (await first.get('/api/v1/state')).clock !== undefined, 30);
    await wish(first, { like: true, scene: 'easy' });
    await wish(first, said);
    const [wishes, likes] = ['wishes.json', 'likes.jsonl'].map((name) => path.join(state, name)) as [
      string,
      string,
    ];
    await eventually(
      () => existsSync(likes) && existsSync(wishes) && readFileSync(wishes, 'utf8').includes('133'),
    );
    await killed(first);

    const second = await start(state);
    expect(await second.get('/api/v1/state')).toMatchObject({
      ...said,
      volume01: expect.closeTo(0.31, 5),
      playing: 'stopped',
      scene: 'easy',
      energyBias: -0.1,
      intent: { styleWeights: { folk: 1 } },
    });
    const liked = JSON.parse(readFileSync(likes, 'utf8'));
    expect(liked).toMatchObject({ model: { name: 'standard' }, song: 0, seed: 1 });
    expect(Math.abs(Date.now() - Date.parse(liked.at))).toBeLessThan(120_000);
    expect(second.output()).toContain('It is stopped and muted, as it was left');
    await killed(second);

    const third = await start(state, '--play', '--style', 'ragtime');
    await eventually(async () => (await third.get('/api/v1/state')).playing === 'playing');
    expect(await third.get('/api/v1/state')).toMatchObject({
      muted: false,
      follow: 'manual',
      intent: { styleWeights: { ragtime: 1 } },
    });
    expect(await third.stop()).toBe(0);
    expect(JSON.parse(readFileSync(path.join(state, 'wishes.json'), 'utf8'))).toMatchObject({
      playing: true,
      muted: false,
      styleWeights: { said: { folk: 1 } },
    });
  });

  it('is put aside when it is broken, and music plays', async () => {
    const state = folder.at('broken');
    mkdirSync(state);
    writeFileSync(path.join(state, 'wishes.json'), '{"version":1,"playing":fal');
    const daemon = await start(state);
    await eventually(async () => (await daemon.get('/api/v1/state')).playing === 'playing');
    expect(await stateStation(daemon)).toMatchObject({
      status: 'ok',
      detail: expect.stringContaining('wishes.json was broken'),
    });
    expect(daemon.output()).toContain('wishes.json.broken');
    expect(readFileSync(path.join(state, 'wishes.json.broken'), 'utf8')).toContain('fal');
  });
});

it('rests when nobody is there, says how to be heard, and goes on with whoever comes', async () => {
  const options = { idle: 'stop', idleAfterSeconds: '10' };
  const daemon = await startDaemon(
    folder.at('alone'),
    ...['--output', 'null'],
    ...Object.entries(options).flatMap(([name, value]) => ['--set', `conductor.${name}=${value}`]),
  );
  running.push(daemon);
  const state = () => daemon.get('/api/v1/state');
  // Whoever steers is there: the ten seconds count from now, however long the start took.
  await wish(daemon, { playing: true });
  await eventually(async () => (await state()).playing === 'playing');
  expect((await state()).nobody).toBeUndefined();
  await eventually(async () => (await state()).playing === 'stopped', 60);
  expect((await state()).nobody).toMatchObject({
    music: 'stop',
    hint: expect.stringContaining('tactus pair'),
  });
  const answer = await fetch(`${daemon.url}/api/v1/readings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: daemon.url },
    body: JSON.stringify({ kind: 'cadence', sensorId: 'script', cadenceSpm: 160 }),
  });
  expect(answer.status).toBe(200);
  await eventually(async () => (await state()).playing === 'playing', 10);
  expect((await state()).nobody).toBeUndefined();
});

const isFullRecorder = ({
  station,
  detail,
}: {
  readonly station: string;
  readonly detail: string;
}): boolean => station === 'recorder' && detail.includes('the disk is full');

describe('without a state folder', () => {
  it('plays and says so, and takes the folder up when it is back', async () => {
    const state = folder.at('in-the-way');
    writeFileSync(state, '');
    const daemon = await start(state);
    await eventually(async () => (await daemon.get('/api/v1/state')).playing === 'playing');
    const { status, detail } = await stateStation(daemon);
    expect(status).toBe('degraded');
    expect(detail).toContain('plays without memory');
    await wish(daemon, { volume01: 0.4 });
    rmSync(state);
    await hasStatus(daemon, 'ok');
    expect(readFileSync(path.join(state, 'wishes.json'), 'utf8')).toContain('0.4');
    await eventually(() => daemon.output().includes('plays without memory'));
  });

  const disk = folder.at('disk');
  const mount = (...args: readonly string[]) => spawnSync('mount', args);
  afterAll(() => void spawnSync('umount', ['-l', disk]));

  it('plays on a disk that is full, or read-only, and keeps what it can later', async ({ skip }) => {
    mkdirSync(disk);
    if (mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk).status !== 0)
      skip('only root may mount a disk');
    const state = path.join(disk, 'state');
    mkdirSync(state);
    const full = spawnSync('dd', ['if=/dev/zero', `of=${path.join(disk, 'full')}`, 'bs=4k']);
    expect(full.stderr.toString()).toContain('No space left');

    const daemon = await start(state);
    await eventually(async () => (await daemon.get('/api/v1/state')).playing === 'playing');
    expect(await stateStation(daemon)).toMatchObject({
      status: 'degraded',
      detail: expect.stringContaining('the disk is full'),
    });
    const { health } = await daemon.get('/api/v1/state');
    expect(health).toContainEqual(expect.objectContaining({ station: 'state', status: 'degraded' }));
    await eventually(async () => (await daemon.get('/api/v1/state')).clock !== undefined);
    await wish(daemon, { volume01: 0.4, style: 'folk', like: true });
    rmSync(path.join(disk, 'full'));
    await hasStatus(daemon, 'ok');
    const read = (name: string): string => readFileSync(path.join(state, name), 'utf8');
    expect(read('wishes.json')).toContain('folk');
    // What is recorded takes no room from what is to be remembered.
    await eventually(async () => (await daemon.get('/api/v1/state')).health.some(isFullRecorder));
    expect(JSON.parse(read('likes.jsonl'))).toMatchObject({ song: 0 });
    const token = read('panel-token').trim();
    const steered = await fetch(`${daemon.url}/api/v1/intent`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"volume01":0.2}',
    });
    expect(steered.status).toBe(200);
    await eventually(() => read('wishes.json').includes('0.2'));

    expect(mount('-o', 'remount,ro', disk).status).toBe(0);
    await hasStatus(daemon, 'degraded');
    expect((await stateStation(daemon)).detail).toContain('read-only');
    await wish(daemon, { volume01: 0.1 });
    await killed(daemon);
    const again = await start(state);
    expect((await again.get('/api/v1/state')).volume01).toBeCloseTo(0.2);
    expect((await stateStation(again)).status).toBe('degraded');
    await wish(again, { muted: true });
    mount('-o', 'remount,rw', disk);
    await hasStatus(again, 'ok');
    expect(JSON.parse(read('wishes.json'))).toMatchObject({ muted: true, volume01: { said: 0.2 } });
    expect(read('panel-token').trim()).toBe(token);
  });
});
