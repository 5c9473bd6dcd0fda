import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Daemon, startDaemonIn } from './support/daemon.ts';
import { type Lan, noLan, openLan } from './support/lan.ts';

describe.skipIf(noLan)('a device in a network', () => {
  const state = mkdtempSync(join(tmpdir(), 'tactus-network-'));
  let lan: Lan;
  let daemon: Daemon;

  const play = (): Promise<Daemon> =>
    startDaemonIn(lan.device, state, '--simulate', 'easy', '--output', 'stream', '--port', '7272');
  beforeAll(async () => {
    lan = openLan();
    daemon = await play();
  });
  afterAll(async () => {
    await daemon?.stop();
    lan?.close();
    rmSync(state, { recursive: true });
  });

  it('is not there for others until somebody asks for a code on it', () => {
    const [here] = lan.device.ask({ url: 'http://localhost:7272/api/v1/state' });
    expect(here?.status).toBe(200);
    const there = lan.phone.ask(
      { url: `http://${lan.device.ipv4}:7272/` },
      { url: `http://[${lan.device.ipv6}]:7272/` },
    );
    expect(there.map(({ status }) => status)).toEqual([0, 0]);
  });
});
