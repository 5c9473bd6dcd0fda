import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openPanelBench, type PanelBench } from '../daemon/panel/testing/panel-bench.ts';
import {
  createTactusClient,
  type Snapshot,
  type TactusClient,
  type TactusClientOptions,
} from './tactus-client.ts';

describe('the client', () => {
  let bench: PanelBench;
  let client: TactusClient | undefined;
  beforeEach(async () => {
    bench = await openPanelBench();
  });
  afterEach(async () => {
    client?.close();
    await bench.close();
  });

  const sockets: WebSocket[] = [];
  const open = async (options: TactusClientOptions = {}): Promise<TactusClient> => {
    const { url } = bench.panel;
    const made = createTactusClient({
      url,
      WebSocket: class extends WebSocket {
        constructor(address: string) {
          super(address, { origin: url });
          sockets.push(this);
        }
      },
      ...options,
    });
    client = made;
    made.connect();
    await expect.poll(() => made.status.kind).toBe('open');
    return made;
  };

  it('knows the state as it is once a wish is granted, bars and curves', async () => {
    const snapshots: Snapshot[] = [];
    let bars = 0;
    let points = 0;
    const made = await open({
      onSnapshot: (snapshot, isNew) => isNew && snapshots.push(snapshot),
      onBar: () => (bars += 1),
      onPoint: () => (points += 1),
    });
    await made.command({ playing: true, volume01: 0.25 });
    expect(made.state).toMatchObject({ playing: 'playing', volume01: 0.25 });
    bench.play(30);
    await expect.poll(() => bars).toBeGreaterThan(8);
    await expect.poll(() => points).toBeGreaterThan(0);
    await expect.poll(() => made.state?.body).toEqual(JSON.parse(JSON.stringify(bench.host.state().body)));
    expect(snapshots).toHaveLength(1);
  });

  it('sends readings, tells the daemon’s time, and says why something cannot be', async () => {
    const made = await open();
    await made.readings([{ kind: 'heartRate', sensorId: 'script', heartRateBpm: 142, ageSeconds: 0.5 }]);
    expect(bench.host.accepted).toMatchObject([{ heartRateBpm: 142, atSeconds: 999.5 }]);
    expect(await made.daemonSeconds()).toBe(1000);
    await expect(made.command({ style: 'polka' })).rejects.toThrow('polka');
    await expect(
      made.readings([{ kind: 'heartRate', sensorId: 'script', heartRateBpm: 900 }]),
    ).rejects.toThrow('heartRateBpm');
  });

  it('comes back by itself; nobody waits for an answer that cannot come any more', async () => {
    const made = await open();
    const { command } = bench.host;
    bench.host.command = () => new Promise(() => {});
    const lost = made.command({ muted: true });
    sockets.at(-1)?.terminate();
    await expect(lost).rejects.toThrow('lost');
    expect(made.status.kind).toBe('lost');
    await expect(made.command({ muted: true })).rejects.toThrow('Not connected');
    bench.host.command = command;
    await expect.poll(() => made.status.kind).toBe('open');
    await made.command({ muted: true });
    expect(made.state).toMatchObject({ muted: true });
    made.close();
    await expect.poll(() => bench.panel.health().gauges.viewers).toBe(0);
    expect(made.status.kind).toBe('closed');
  });

  it('says by its token who it is, and does not try again once that is not known any more', async () => {
    const { token, user } = bench.access.users.add('a script', 'performer');
    const made = await open({ token: () => token, WebSocket });
    expect(made.role).toBe('performer');
    await made.command({ muted: true });
    bench.access.users.remove(user.id);
    await expect.poll(() => made.status.kind).toBe('refused');
    made.connect();
    await expect.poll(() => made.status.kind).toBe('connecting');
    await expect.poll(() => made.status).toMatchObject({ kind: 'refused', reason: expect.any(String) });
    await expect(made.command({ muted: true })).rejects.toThrow('Not connected');
  });

  it('watches the spectrum for as long as it is wished, over a new connection, too', async () => {
    let spectra = 0;
    const made = await open({ onSpectrum: ({ levels }) => (spectra += levels.length / 64) });
    // None comes unasked: nothing tells of that, so they are given the time in which several would.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(spectra).toBe(0);
    made.watch(true);
    await expect.poll(() => spectra).toBeGreaterThan(3);
    sockets.at(-1)?.terminate();
    await expect.poll(() => made.status.kind).toBe('lost');
    const before = spectra;
    await expect.poll(() => made.status.kind).toBe('open');
    await expect.poll(() => spectra).toBeGreaterThan(before + 3);
    made.watch(false);
    // Answered after whatever was on its way.
    await made.daemonSeconds();
    const last = spectra;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(spectra).toBe(last);
  });

  it('leaves a daemon that speaks another language', async () => {
    const made = createTactusClient({
      ...{ url: bench.panel.url, onChange: () => expect.unreachable() },
      WebSocket: class extends WebSocket {
        constructor(address: string) {
          super(address, { origin: bench.panel.url });
        }
        override emit(name: string, ...given: unknown[]): boolean {
          const [data, ...rest] = given;
          if (name !== 'message') return super.emit(name, ...given);
          return super.emit(name, String(data).replace('"protocol":2', '"protocol":3'), ...rest);
        }
      },
    });
    client = made;
    made.connect();
    await expect.poll(() => made.status).toEqual({ kind: 'foreign', protocol: 3 });
    await expect.poll(() => bench.panel.health().gauges.viewers).toBe(0);
  });
});
