import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  dbusDaemonIsInstalled,
  openPrivateBus,
  type PrivateBus,
} from '../daemon/dbus/testing/private-bus.ts';
import { createSmallAvahi, type SmallAvahi } from '../daemon/network/testing/small-avahi.ts';
import {
  createSmallNetworkManager,
  type SmallNetworkManager,
} from '../daemon/network/testing/small-network-manager.ts';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { realTimers } from '../daemon/time/timers.ts';
import { temporaryFolder } from './support/cli.ts';
import { type Daemon, type DaemonAnswer, eventually, startDaemon } from './support/daemon.ts';

requireInstalled('dbus-daemon', dbusDaemonIsInstalled);

const folder = temporaryFolder();
const state = folder.at('state');

describe.skipIf(!dbusDaemonIsInstalled)('a daemon on a machine with NetworkManager and Avahi', () => {
  let bus: PrivateBus;
  let manager: SmallNetworkManager;
  let avahi: SmallAvahi;
  let daemon: Daemon;

  const start = (): Promise<Daemon> => startDaemon(state, '--simulate', 'easy', '--output', 'null');
  const press = async (on: boolean): Promise<DaemonAnswer> => {
    const token = readFileSync(`${state}/panel-token`, 'utf8').trim();
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const url = new URL('/api/v1/network/hotspot', daemon.url);
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ on }) })).json();
  };
  /** Doors open and close meanwhile: a connection may end just when it is used again. */
  const get = (path: string): Promise<DaemonAnswer> =>
    eventually(() => daemon.get(path).catch(() => undefined));
  const phaseIs = (phase: string): Promise<DaemonAnswer> =>
    eventually(async () => {
      const { hotspot } = await get('/api/v1/network');
      return hotspot.phase === phase && hotspot;
    });
  const station = async (): Promise<DaemonAnswer> =>
    (await get('/healthz')).stations.find((each: DaemonAnswer) => each.station === 'network');
  const count = (member: string): number => manager.calls.filter((call) => call === member).length;

  beforeAll(async () => {
    bus = await openPrivateBus();
    vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', bus.address);
    manager = await createSmallNetworkManager(bus.address, { ...realTimers, nowSeconds: uptime });
    avahi = await createSmallAvahi(bus.address, realTimers);
    daemon = await start();
  }, 120_000);
  afterAll(async () => {
    await daemon.stop();
    avahi.close();
    manager.close();
    await bus.close();
    vi.unstubAllEnvs();
    folder.remove();
  });

  it('makes a hotspot when its button is pressed, opens its door for it, and ends it again', async () => {
    expect(await phaseIs('off')).toMatchObject({ mode: 'button', guests: 0 });
    await press(true);
    const { name, passphrase, qrText, address } = await phaseIs('on');
    expect(qrText).toBe(`WIFI:T:WPA;S:${name};P:${passphrase};;`);
    expect(address).toBe('10.72.72.1');
    expect(manager.added).toMatchObject({
      '802-11-wireless': { ssid: Buffer.from(name), mode: 'ap' },
      '802-11-wireless-security': { 'key-mgmt': 'wpa-psk', psk: passphrase },
      ipv4: { method: 'shared' },
    });
    await eventually(() => avahi.told.some(({ member }) => member === 'AddService'));
    expect(avahi.told.find(({ member }) => member === 'AddService')!.body[7]).toBe(
      Number(new URL(daemon.url).port),
    );
    expect(await station()).toMatchObject({ status: 'ok', texts: { hotspot: 'on' } });

    await press(false);
    await phaseIs('off');
    await eventually(() => manager.radio.activeId === undefined && avahi.told.length === 0);
    expect(daemon.output()).not.toContain(passphrase);
  });

  it('finds its hotspot again when it was killed, with the same name and password', async () => {
    await press(true);
    const before = await phaseIs('on');
    const made = count('AddAndActivateConnection2');
    daemon.process.kill('SIGKILL');
    daemon = await start();
    expect(await phaseIs('on')).toEqual(before);
    expect(count('AddAndActivateConnection2')).toBe(made);
  });

  it('says why there can be none, and plays on', async () => {
    manager.setRights('no');
    manager.radio.endActive();
    await phaseIs('absent');
    await eventually(() => avahi.told.length === 0);
    expect((await press(true)).error).toContain('There can be no hotspot: NetworkManager does not let us');
    expect((await station()).detail).toContain('hotspot absent');
    await manager.quit();
    await eventually(async () => (await station()).detail.includes('NetworkManager: it does not run'));
    expect((await station()).status).toBe('ok');
  });
});
