import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connectServiceManager, duplicateDescriptor, inheritedSocket, watchdogSeconds } from './systemd.ts';

/** Node has no datagram sockets of Unix: Python listens in systemd's place. */
const listener = `
import socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind(sys.argv[1])
print("open", flush=True)
while True: print(repr(s.recv(4096).decode()), flush=True)
`;
const canListen = spawnSync('python3', ['--version']).status === 0 && process.platform === 'linux';
if (!canListen && process.env.CI === 'true') throw new Error('python3 is missing: apt-get install python3');

it.skipIf(!canListen)('tells systemd of its life, as long as it is alive', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tactus-notify-'));
  const socket = join(folder, 'notify');
  const python: ChildProcess = spawn('python3', ['-c', listener, socket], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let heard = '';
  python.stdout?.on('data', (data) => {
    heard += String(data);
  });
  try {
    await expect.poll(() => heard).toContain('open');
    const usual = process.env.NOTIFY_SOCKET;
    // libsystemd reads the process' own environment.
    process.env.NOTIFY_SOCKET = socket;
    const manager = connectServiceManager({ ...process.env, WATCHDOG_USEC: '200000' });
    if (!manager.isPresent) {
      if (process.env.CI === 'true') throw new Error('libsystemd is missing');
      return;
    }
    manager.ready('Playing\nto the stream');
    let alive = true;
    const feeds = (): number => heard.split('WATCHDOG=1').length;
    const stop = manager.watch(() => alive);
    await expect.poll(feeds).toBeGreaterThan(3);
    alive = false;
    // What was under way is told before this, and nothing after it, for three times as long as one would wait for it.
    manager.ready('silent from here');
    await expect.poll(() => heard).toContain('silent from here');
    const before = feeds();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(feeds()).toBe(before);
    stop();
    manager.reloading();
    await expect.poll(() => heard).toMatch(/'RELOADING=1\\nMONOTONIC_USEC=\d+\\nSTATUS=Begins anew'/);
    manager.stopping();
    await expect.poll(() => heard).toContain('STOPPING=1');
    expect(heard).toContain("'READY=1\\nSTATUS=Playing to the stream'");
    if (usual === undefined) delete process.env.NOTIFY_SOCKET;
    else process.env.NOTIFY_SOCKET = usual;
  } finally {
    python.kill();
    rmSync(folder, { recursive: true });
  }
});

it('is harmless without systemd', () => {
  const manager = connectServiceManager({});
  expect(manager.isPresent).toBe(false);
  manager.ready('x');
  manager.watch(() => true)();
  manager.stopping();
});

it('feeds only a watchdog that is meant for this process', () => {
  expect(watchdogSeconds({ WATCHDOG_USEC: '20000000' }, 5)).toBe(20);
  expect(watchdogSeconds({ WATCHDOG_USEC: '20000000', WATCHDOG_PID: '5' }, 5)).toBe(20);
  expect(watchdogSeconds({ WATCHDOG_USEC: '20000000', WATCHDOG_PID: '6' }, 5)).toBeUndefined();
  expect(watchdogSeconds({}, 5)).toBeUndefined();
  expect(watchdogSeconds({ WATCHDOG_USEC: 'x' }, 5)).toBeUndefined();
});

it('takes the sockets that systemd has opened for this process, by name', () => {
  const handed = { LISTEN_PID: '5', LISTEN_FDS: '2', LISTEN_FDNAMES: 'other:captive' };
  expect(inheritedSocket('captive', handed, 5)).toBe(4);
  expect(inheritedSocket('captive', handed, 6)).toBeUndefined();
  expect(inheritedSocket('web', handed, 5)).toBeUndefined();
  expect(inheritedSocket('captive', { ...handed, LISTEN_FDS: '1' }, 5)).toBeUndefined();
  expect(inheritedSocket('captive', {}, 5)).toBeUndefined();
});

it.skipIf(process.platform !== 'linux')('has a descriptor left when a copy of it was closed', () => {
  const handed = openSync('/proc/self/comm', 'r');
  closeSync(duplicateDescriptor(handed));
  const copy = duplicateDescriptor(handed);
  closeSync(handed);
  expect(readFileSync(copy, 'utf8')).not.toBe('');
  closeSync(copy);
  expect(() => duplicateDescriptor(copy)).toThrow('not there');
});
