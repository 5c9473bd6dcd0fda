import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { type Daemon, eventually, startDaemonIn } from './support/daemon.ts';
import { type Lan, noLan, openLan } from './support/lan.ts';

/** Where Debian's packages are, whatever other Python there is. */
const python = '/usr/bin/python3';
const hasWebsockets = spawnSync(python, ['-c', 'import websockets']).status === 0;
requireInstalled('python3-websockets', hasWebsockets);
const document = fileURLToPath(new URL('../docs/openapi.json', import.meta.url));
const client = fileURLToPath(new URL('../tools/examples/python/tactus_client.py', import.meta.url));

/** From a telephone in the network, as somebody's own program would. */
describe.skipIf(noLan !== undefined || !hasWebsockets)('the client in Python', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tactus-python-'));
  const tokens = join(folder, 'config', 'tokens.json');
  let lan: Lan;
  let daemon: Daemon;

  beforeAll(async () => {
    lan = openLan();
    const args = ['--simulate', 'easy', '--output', 'null', '--port', '7272'];
    daemon = await startDaemonIn(lan.device, join(folder, 'state'), ...args);
  });
  afterAll(async () => {
    await daemon?.stop();
    lan?.close();
    rmSync(folder, { recursive: true });
  });

  const here = (method: string, path: string, body?: unknown) => {
    const url = `http://localhost:7272/api/v1${path}`;
    const [answer] = lan.device.ask({ method, url, headers: { origin: 'http://localhost:7272' }, body });
    expect(answer?.status).toBe(200);
    return JSON.parse(answer?.body ?? '');
  };
  const start = (...args: readonly string[]) => {
    const url = `http://${lan.device.ipv4}:7272`;
    const [enter = '', ...inside] = lan.phone.inside;
    const child = spawn(enter, [...inside, python, '-B', client, '--url', url, '--tokens', tokens, ...args]);
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.err += text;
    });
    const code = new Promise<number | null>((resolve) => child.once('close', resolve));
    return {
      said,
      interrupt: () => child.kill('SIGINT'),
      ended: async () => ({ code: await code, ...said }),
    };
  };
  const run = (...args: readonly string[]) => start(...args).ended();

  it('pairs with the code that the device shows, and keeps its token to itself', async () => {
    const { code } = here('POST', '/pairing', { role: 'performer' });
    const unpaired = await run('state');
    expect(unpaired).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^tactus: .*[Pp]air/) });
    expect(await run('pair', `${'0'.repeat(code.length - 1)}1`)).toMatchObject({ code: 1 });
    const paired = await run('pair', code, '--name', 'Test in Python');
    expect(paired).toMatchObject({ code: 0, out: expect.stringMatching(/performer/) });
    expect(statSync(tokens).mode & 0o777).toBe(0o600);
    expect(here('GET', '/users')).toMatchObject([{ name: 'Test in Python', role: 'performer' }]);
    // A code is good once.
    expect(await run('pair', code)).toMatchObject({ code: 1 });
  });

  it('was written from what the daemon tells of itself', () => {
    expect(here('GET', '/openapi.json')).toEqual(JSON.parse(readFileSync(document, 'utf8')));
  });

  it('reads the state', async () => {
    const { code, out } = await run('state');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ source: { kind: 'simulation' }, playing: expect.any(String) });
  });

  it('follows what changes over the WebSocket, and changes the style', async () => {
    const following = start('follow', '--seconds', '300');
    await eventually(() => /beats\/min/.test(following.said.out));
    const { styles, intent } = here('GET', '/state');
    const other = styles.find(({ name }: { name: string }) => !(intent.styleWeights[name] > 0)).name;
    const changed = await run('style', other);
    expect(changed).toMatchObject({ code: 0, out: expect.stringContaining(`${other} 1.00`) });
    await eventually(() => following.said.out.includes(`${other} 1.00`));
    expect(here('GET', '/state').intent.styleWeights[other]).toBe(1);
    following.interrupt();
    expect(await following.ended()).toMatchObject({ code: 0, err: '' });
    expect(await run('style', 'no-such-style')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no-such-style'),
    });
  });

  it('posts readings, which are taken for a sensor', async () => {
    const posted = await run('heart', '131', '133', '135');
    expect(posted).toMatchObject({ code: 0, out: '3 readings were taken.\n' });
    await eventually(() =>
      here('GET', '/devices').some(
        ({ sensorId, kinds }: { sensorId: string; kinds: string[] }) =>
          sensorId === 'python' && kinds.includes('heartRate'),
      ),
    );
    expect(await run('heart', '400')).toMatchObject({ code: 1, err: expect.stringMatching(/heartRateBpm/) });
  });

  it('is nobody any more once it is removed', async () => {
    const [{ id }] = here('GET', '/users');
    here('DELETE', `/users/${id}`);
    expect(await run('state')).toMatchObject({ code: 1, out: '' });
    expect(await run('follow')).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/ended/) });
  });
});
