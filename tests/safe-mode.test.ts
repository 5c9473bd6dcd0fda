import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { entry, runProgram, temporaryFolder } from './support/cli.ts';
import { type Daemon, type DaemonAnswer, eventually, post, startDaemon } from './support/daemon.ts';

const folder = temporaryFolder();
const state = folder.at('state');
const file = folder.at('tactus.yaml');
const options = ['--config', file, '--output', 'null'];
const usual = process.env.RUNTIME_DIRECTORY;
beforeAll(() => {
  mkdirSync(state);
  mkdirSync(folder.at('run'));
  // As systemd gives it to a unit, and leaves it between restarts.
  process.env.RUNTIME_DIRECTORY = folder.at('run');
});
afterAll(() => {
  if (usual === undefined) delete process.env.RUNTIME_DIRECTORY;
  else process.env.RUNTIME_DIRECTORY = usual;
  folder.remove();
});

let daemon: Daemon | undefined;
afterEach(async () => {
  await daemon?.stop();
});

const good = 'player:\n  volume01: 0.4\nconductor:\n  restingTempoBpm: 97\nrecorder:\n  keepDays: 7\n';
const wrong = good.replace('keepDays', 'keepDaze');
const write = (text: string): void => writeFileSync(file, text);
const start = async (): Promise<DaemonAnswer> => {
  daemon = await startDaemon(state, ...options);
  return daemon.get('/api/v1/state');
};
const stationOf = ({ health }: DaemonAnswer): DaemonAnswer =>
  health.find(({ station }: DaemonAnswer) => station === 'start');
const keepDays = async (): Promise<DaemonAnswer> => {
  const { options: all } = await daemon!.get('/api/v1/config');
  return all.find(({ path }: DaemonAnswer) => path === 'recorder.keepDays').value;
};

it('what began and played is kept for bad times', { timeout: 180_000 }, async () => {
  write(good);
  expect(stationOf(await start())).toBeUndefined();
  await eventually(() => existsSync(`${state}/config-last-good.yaml`));
  expect(readFileSync(`${state}/config-last-good.yaml`, 'utf8')).toBe(good);
  expect(existsSync(folder.at('run/starts.json'))).toBe(false);
});

it('three failed starts lead to safe mode, mending leads out', { timeout: 180_000 }, async () => {
  write(wrong);
  for (let failed = 0; failed < 3; failed += 1) {
    const { code, stderr } = await runProgram(entry, ['run', ...options], { STATE_DIRECTORY: state });
    expect([code, stderr]).toEqual([78, expect.stringContaining('keepDays')]);
  }
  const { health, playing } = await start();
  expect(stationOf({ health })).toMatchObject({
    status: 'failed',
    detail: expect.stringMatching(/safe mode.* 3 starts failed.*keepDaze/s),
    fix: expect.stringContaining('Mend'),
  });
  expect(playing).not.toBe('stopped');
  // As it last played; the music is the built-in one.
  expect(await keepDays()).toBe(7);
  const { options: all, fault, lastStart } = await daemon!.get('/api/v1/config');
  expect(all).toContainEqual(expect.objectContaining({ path: 'conductor.restingTempoBpm', value: 100 }));
  expect([fault, lastStart]).toEqual([
    expect.stringContaining('keepDaze'),
    expect.stringContaining('keepDaze'),
  ]);
  // Another wrong word is no way out.
  write(`${good}volume: 3\n`);
  expect(await post(daemon!, '/api/v1/restart')).toHaveProperty('error');
  write(good.replace('keepDays: 7', 'keepDays: 8'));
  await eventually(async () => {
    try {
      return (await keepDays()) === 8;
    } catch {
      return false; // Between two sessions nobody answers.
    }
  });
  expect(stationOf(await daemon!.get('/api/v1/state'))).toBeUndefined();
});

it('a drop-in that is wrong leads there and out again, and nothing else is given up', {
  timeout: 180_000,
}, async () => {
  write(good);
  mkdirSync(`${file}.d`);
  const dropIn = `${file}.d/10-hall.yaml`;
  writeFileSync(dropIn, 'recorder: [');
  const given = [...options, '--set', 'recorder.keepDays=9'];
  for (let failed = 0; failed < 3; failed += 1) {
    const { code, stderr } = await runProgram(entry, ['run', ...given], { STATE_DIRECTORY: state });
    expect([code, stderr]).toEqual([78, expect.stringContaining(dropIn)]);
  }
  daemon = await startDaemon(state, ...given);
  const told = stationOf(await daemon.get('/api/v1/state'));
  expect(told).toMatchObject({ status: 'failed', detail: expect.stringContaining(dropIn) });
  expect(await keepDays()).toBe(9);
  writeFileSync(dropIn, 'player:\n  volume01: 0.3\n');
  await eventually(async () => {
    try {
      return stationOf(await daemon!.get('/api/v1/state')) === undefined;
    } catch {
      return false; // Between two sessions nobody answers.
    }
  });
  rmSync(`${file}.d`, { recursive: true });
});

it('a start that breaks down, again and again, is told by what it said last', {
  timeout: 180_000,
}, async () => {
  write(good);
  // Somebody else has the port: no fault of the configuration.
  const other = await startDaemon(folder.at('other'), '--output', 'null');
  const port = new URL(other.url).port;
  try {
    for (let failed = 0; failed < 3; failed += 1) {
      const args = ['run', ...options, '--port', port];
      const { stderr } = await runProgram(entry, args, { STATE_DIRECTORY: state });
      expect(stderr).toContain(port);
    }
    expect(stationOf(await start()).detail).toMatch(new RegExp(`starts failed.*${port}`, 's'));
  } finally {
    await other.stop();
  }
});
