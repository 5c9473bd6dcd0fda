import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { entry, runProgram, temporaryFolder } from './support/cli.ts';
import { type Daemon, eventually, startDaemon } from './support/daemon.ts';

const hasPty =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;
const folder = temporaryFolder();
let daemon: Daemon;
let port: string;
beforeAll(async () => {
  daemon = await startDaemon(folder.at('state'), '--simulate', 'easy', '--output', 'null');
  ({ port } = new URL(daemon.url));
});
afterAll(async () => {
  await daemon?.stop();
  folder.remove();
});

const panel = async (...args: readonly string[]) =>
  runProgram(entry, ['panel', ...args, '--port', port], { STATE_DIRECTORY: folder.at('state') });
const jsonSchema = z.strictObject({
  url: z.string(),
  token: z.string(),
  urls: z.array(z.string()),
  isRunning: z.boolean(),
  users: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })).optional(),
  code: z.string().optional(),
  role: z.string().optional(),
  expiresInSeconds: z.number().optional(),
  pairUrls: z.array(z.string()).optional(),
});
const told = async (...args: readonly string[]) =>
  jsonSchema.parse(JSON.parse((await panel('--json', ...args)).stdout));
const claim = async (code: string, name: string): Promise<number> => {
  const response = await fetch(`${daemon.url}/api/v1/pairing/claim`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, name }),
  });
  return response.status;
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('tactus panel', () => {
  it('shows a code, tells who came with it, and lets them in no more', async () => {
    const { stdout, code } = await panel();
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^panel +http://.*:${port}$`, 'm'));
    expect(stdout).toContain(`http://localhost:${port}`);
    expect(stdout).toMatch(/^paired +nobody yet$/m);
    const [, digits = ''] = /^code +(\d{3} \d{3} \d{3} \d{4}) .*becomes admin/m.exec(stdout) ?? [];
    expect(await claim(digits, "Anna's phone")).toBe(200);
    expect((await panel('users')).stdout).toMatch(/^[\w-]{8} {2}admin +Anna's phone {2}\(paired 20/m);
    expect((await told()).users).toMatchObject([{ name: "Anna's phone", role: 'admin' }]);
    expect((await panel('revoke', 'Bert')).code).toBe(64);
    expect((await panel('revoke', "anna's PHONE")).stdout).toBe("Anna's phone (admin) is let in no more.\n");
    expect((await panel('users')).stdout).toMatch(/^Nobody is paired/);
  });

  it('tells programs one object, with a code only where a role is named', async () => {
    expect(await told()).toMatchObject({ url: daemon.url, isRunning: true, users: [] });
    expect(await daemon.get('/api/v1/pairing')).toMatchObject({ awaitsCode: false });
    const { code = '', role, pairUrls } = await told('--role', 'viewer');
    expect(role).toBe('viewer');
    expect(pairUrls![0]).toMatch(new RegExp(`^http://.*:${port}/#pair=${code}$`));
    expect(await claim(code, 'script')).toBe(200);
    expect((await panel('users', '--json')).stdout).toMatch(/"role": "viewer"/);
    await panel('revoke', 'script');
  });

  it('says what there is where no daemon runs, or another one', async () => {
    const env = { STATE_DIRECTORY: folder.at('another') };
    const free = String(await freePort());
    const nobody = await runProgram(entry, ['panel', '--port', free], env);
    expect(nobody).toMatchObject({ code: 0, stdout: expect.stringMatching(/^token +\S{32}/m) });
    expect(nobody.stdout).toMatch(/No daemon runs at port \d+\.\nStart it/);
    const none = await runProgram(entry, ['panel', '--json', '--port', free], env);
    expect(jsonSchema.parse(JSON.parse(none.stdout))).toMatchObject({ isRunning: false });
    expect(await runProgram(entry, ['panel', 'users', '--port', free], env)).toMatchObject({ code: 69 });
    const foreign = await runProgram(entry, ['panel', '--port', port], env);
    expect(foreign).toMatchObject({ code: 0, stdout: expect.stringMatching(/does not know your token/) });
    expect(await daemon.get('/api/v1/pairing')).toMatchObject({ awaitsCode: false });
    rmSync(folder.at('another'), { recursive: true });
  });

  it.skipIf(!hasPty)('waits in a terminal, with a QR code to scan, until somebody has come', async () => {
    const words = [process.execPath, entry, 'panel', '--role', 'performer', '--port', port];
    const line = `stty cols 80 rows 40; exec ${words.map((word) => `'${word}'`).join(' ')}`;
    const shell = spawn('script', ['-qefc', line, '/dev/null'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, TERM: 'xterm', SHELL: '/bin/sh', STATE_DIRECTORY: folder.at('state') },
    });
    const exited = once(shell, 'exit');
    let output = '';
    shell.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    await eventually(() => /Waiting for the phone/.test(output));
    expect(output).toContain('\u001b[38;5;16;48;5;231m  █▀▀▀▀▀█');
    const [, digits = ''] = /code +((?:\d+ ){4})/.exec(output) ?? [];
    expect(await claim(digits.trim(), 'Bert')).toBe(200);
    expect((await exited)[0]).toBe(0);
    expect(output).toMatch(/Bert \(performer\) is paired\./);
  });
});
