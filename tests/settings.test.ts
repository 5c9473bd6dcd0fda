import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { configurationSchema } from '../daemon/configuration.ts';
import { loadConfiguration } from '../daemon/system/config/config-file.ts';
import { packageRoot } from '../daemon/system/files/package-root.ts';
import { entry, temporaryFolder } from './support/cli.ts';
import { type Daemon, type DaemonAnswer, eventually, startDaemon } from './support/daemon.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const running: Daemon[] = [];
const blockers: Server[] = [];
afterEach(async () => {
  for (const daemon of running.splice(0)) await daemon.stop();
  for (const blocker of blockers.splice(0)) blocker.close();
});

/** As a service has it: the file that ships, and a state of its own. */
async function start(name: string, ...args: readonly string[]): Promise<{ daemon: Daemon; file: string }> {
  const file = folder.at(`${name}.yaml`);
  if (!existsSync(file)) writeFileSync(file, readFileSync(path.join(packageRoot, 'config/tactus.yaml')));
  mkdirSync(folder.at(name), { recursive: true });
  const daemon = await startDaemon(
    folder.at(name),
    ...['--simulate', 'easy', '--output', 'null', '--config', file, ...args],
  );
  running.push(daemon);
  return { daemon, file };
}

async function ask(daemon: Daemon, method: string, at: string, body?: object): Promise<DaemonAnswer> {
  const response = await fetch(`${daemon.url}/api/v1${at}`, {
    method,
    headers: { origin: daemon.url, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

async function killed({ process }: Daemon): Promise<void> {
  const exited = once(process, 'exit');
  process.kill('SIGKILL');
  await exited;
}

/** Restarts it, and waits until what it tells of its configuration is as expected. */
async function startsAnew(
  daemon: Daemon,
  isExpected: (view: DaemonAnswer) => boolean,
): Promise<DaemonAnswer> {
  expect(await ask(daemon, 'POST', '/restart')).toEqual({ status: 200, restarting: true });
  return eventually(async () => {
    const view = await ask(daemon, 'GET', '/config').catch(() => undefined);
    return view?.status === 200 && isExpected(view) ? view : undefined;
  });
}

const optionOf = async (daemon: Daemon, wanted: string): Promise<DaemonAnswer> =>
  (await ask(daemon, 'GET', '/config')).options.find(({ path: each }: DaemonAnswer) => each === wanted);

it('what is changed holds at once or from a restart, after kill -9, and can be undone', async () => {
  const { daemon, file } = await start('kept');
  const shipped = readFileSync(file, 'utf8');
  const { changed } = await ask(daemon, 'PATCH', '/config', {
    conductor: { restingTempoBpm: 91, seed: 42 },
    scenes: [{ name: 'hills', style: 'folk' }],
  });
  expect(changed.map((each: DaemonAnswer) => [each.path, each.restartNeeded])).toEqual([
    ['conductor.restingTempoBpm', false],
    ['conductor.seed', true],
    ['scenes', false],
  ]);
  const edited = readFileSync(file, 'utf8');
  expect(edited.split('\n').filter((line) => !shipped.split('\n').includes(line))).toEqual([
    '  restingTempoBpm: 91',
    '  seed: 42',
    'scenes:',
    '  - { name: hills, style: folk }',
  ]);
  expect((await daemon.get('/api/v1/state')).scenes).toEqual(['hills']);
  expect(await optionOf(daemon, 'conductor.seed')).toMatchObject({ value: 1, next: 42 });

  await startsAnew(daemon, ({ restartNeeded }) => !restartNeeded);
  expect(await optionOf(daemon, 'conductor.seed')).toMatchObject({ value: 42, source: 'file' });
  await eventually(async () => (await daemon.get('/api/v1/state')).clock !== undefined);
  await ask(daemon, 'PUT', '/scenes/flat', { energyBias: -0.2 });
  await killed(daemon);

  const { daemon: again } = await start('kept');
  expect((await again.get('/api/v1/state')).scenes).toEqual(['hills', 'flat']);
  expect(await optionOf(again, 'conductor.restingTempoBpm')).toMatchObject({ value: 91 });
  await ask(again, 'POST', '/config/undo');
  expect((await again.get('/api/v1/state')).scenes).toEqual(['hills']);
  await ask(again, 'POST', '/config/undo');
  expect(readFileSync(file, 'utf8')).toBe(shipped);
  expect((await again.get('/api/v1/state')).scenes).toEqual(['easy', 'push', 'calm']);
});

/** Two ports that nobody has; the second is taken, from now on. */
async function twoPorts(): Promise<readonly [free: number, taken: number]> {
  const servers = [createServer(), createServer()];
  const ports: number[] = [];
  for (const server of servers) {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    ports.push((server.address() as AddressInfo).port);
  }
  await new Promise((resolve) => servers[0]!.close(resolve));
  blockers.push(servers[1]!);
  return [ports[0]!, ports[1]!];
}

it('what does not start is taken back, and the daemon plays as before', async () => {
  const [port, taken] = await twoPorts();
  const file = folder.at('back.yaml');
  const text = `# mine\npanel:\n  port: ${port} # here\n`;
  writeFileSync(file, text);
  // The port is the configuration's affair, this time.
  const child = spawn(
    process.execPath,
    [entry, 'run', '--simulate', 'easy', '--output', 'null', '--config', file],
    {
      env: { ...process.env, STATE_DIRECTORY: folder.at('back') },
      stdio: 'ignore',
    },
  );
  const url = `http://localhost:${port}`;
  const get = async (at: string) => (await fetch(url + at)).json();
  const stop = async () => {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    return (await exited)[0] as number | null;
  };
  const daemon: Daemon = { url, process: child, output: () => '', get, stop };
  running.push(daemon);
  await eventually(() => get('/healthz').catch(() => undefined));

  // One that could not be played does not end the music.
  writeFileSync(file, `${text}conductor: { seed: -1 }\n`);
  const refused = await ask(daemon, 'POST', '/restart');
  expect(refused).toMatchObject({ status: 400, faults: [{ path: 'conductor.seed' }] });
  writeFileSync(file, text);

  const patch = { panel: { port: taken }, conductor: { restingTempoBpm: 92, seed: 5 } };
  expect((await ask(daemon, 'PATCH', '/config', patch)).changed).toHaveLength(3);
  const { lastStart, restartNeeded } = await startsAnew(daemon, (view) => view.lastStart !== undefined);
  expect([lastStart, restartNeeded]).toEqual([expect.stringContaining(`Port ${taken} is in use`), false]);
  // What took effect at once was no trouble, and stays.
  expect(readFileSync(file, 'utf8')).toBe(`${text}conductor:\n  restingTempoBpm: 92\n`);
  expect(await optionOf(daemon, 'conductor.restingTempoBpm')).toMatchObject({ value: 92 });
  await eventually(async () => (await daemon.get('/api/v1/state')).clock !== undefined);
});

it('is the old or the new configuration whole, whenever we are killed', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { daemon, file } = await start('torn');
    const changes = (async () => {
      for (let seed = 0; ; seed += 1) await ask(daemon, 'PATCH', '/config', { conductor: { seed } });
    })().catch(() => {});
    await eventually(() => existsSync(path.join(folder.at('torn'), 'config-backups')));
    // At no moment in particular.
    await new Promise((resolve) => setTimeout(resolve, 150 * (round + 1)));
    await killed(daemon);
    await changes;
    const { conductor } = await loadConfiguration(configurationSchema, { file });
    expect(conductor.seed).toBeGreaterThanOrEqual(0);
    expect(readFileSync(file, 'utf8')).toContain('# Seed of everything that is drawn by chance.');
    // The oldest goes once the newest is there.
    expect(readdirSync(path.join(folder.at('torn'), 'config-backups')).length).toBeLessThanOrEqual(21);
  }
});
