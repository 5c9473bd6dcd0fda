import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dbusDaemonIsInstalled } from '../dbus/testing/private-bus.ts';
import { requireInstalled } from '../system/testing/require-installed.ts';
import { eventually } from '../time/testing/eventually.ts';
import { createHotspot, type Hotspot } from './hotspot.ts';
import { createNetworkManager, type NetworkManager } from './network-manager.ts';
import type { HotspotMode } from './options.ts';
import { type NetworkBench, openNetworkBench } from './testing/network-bench.ts';

requireInstalled('dbus-daemon', dbusDaemonIsInstalled);

const credentials = { name: 'Tactus-ABCD', passphrase: 'hjkmnpqrstuvwxyz' };

describe.skipIf(!dbusDaemonIsInstalled)('the hotspot', () => {
  let bench: NetworkBench;
  let manager: NetworkManager;
  let hotspot: Hotspot;
  /** Who is in it. */
  let here: readonly string[];

  const begin = async (mode: HotspotMode): Promise<void> => {
    manager = createNetworkManager({ timers: bench.time, address: bench.bus.address });
    hotspot = createHotspot({
      mode,
      manager,
      credentials: () => credentials,
      neighbours: { look: async () => here },
      clock: bench.time,
      timers: bench.time,
      bootSeconds: () => bench.time.nowSeconds(),
    });
    manager.start();
    hotspot.start();
    await eventually(() => manager.facts.wifiPath !== undefined, 'NetworkManager is heard');
    await bench.time.advance(1);
  };
  const count = (member: string): number => bench.small.calls.filter((call) => call === member).length;

  beforeEach(async () => {
    here = [];
    bench = await openNetworkBench();
  });
  afterEach(async () => {
    hotspot.stop();
    await manager.stop();
    await bench.close();
  });

  it('is made as NetworkManager wants it when the button asks, and ended so', async () => {
    await begin('button');
    await bench.time.advance(600);
    expect(hotspot.phase).toBe('off');
    hotspot.ask(true);
    await bench.time.advance(1);
    expect(hotspot.phase).toBe('starting');
    await bench.time.advance(5);
    expect(hotspot.phase).toBe('on');
    expect(bench.small.radio.activeId).toBe('tactus-hotspot');
    expect(bench.small.added).toMatchObject({
      connection: { id: 'tactus-hotspot', type: '802-11-wireless', autoconnect: false },
      '802-11-wireless': { ssid: Buffer.from('Tactus-ABCD'), mode: 'ap', band: 'bg' },
      '802-11-wireless-security': { 'key-mgmt': 'wpa-psk', psk: credentials.passphrase, pmf: 1 },
      ipv4: { method: 'shared' },
      ipv6: { method: 'disabled' },
    });
    hotspot.ask(false);
    await bench.time.advance(2);
    expect(hotspot.phase).toBe('off');
    expect(bench.small.radio.activeId).toBeUndefined();
    await bench.time.advance(600);
    expect([count('AddAndActivateConnection2'), count('DeactivateConnection')]).toEqual([1, 1]);
  });

  it('comes by itself when no network has been there for a minute, where that is wanted', async () => {
    await begin('auto');
    await bench.time.advance(50);
    expect(hotspot.phase).toBe('waiting');
    await bench.time.advance(20);
    expect(hotspot.phase).toBe('on');
  });

  it('never comes by itself while a cable or a known network is there', async () => {
    bench.small.setWired(true);
    await begin('auto');
    await bench.time.advance(600);
    expect(hotspot.phase).toBe('off');
    bench.small.radio.remember('Home');
    bench.small.radio.air.add('Home');
    bench.small.radio.activateBest();
    bench.small.setWired(false);
    await bench.time.advance(600);
    expect(hotspot.phase).toBe('off');
    expect(count('AddAndActivateConnection2')).toBe(0);
  });

  it('makes way for a known network that it hears, once nobody is in it', async () => {
    bench.small.radio.remember('Home');
    bench.small.radio.hearsAsAccessPoint = true;
    await begin('auto');
    await bench.time.advance(70);
    expect(hotspot.phase).toBe('on');
    here = ['10.72.72.17'];
    bench.small.radio.air.add('Home');
    await bench.time.advance(3600);
    expect([hotspot.phase, hotspot.guests]).toEqual(['on', 1]);
    here = [];
    await bench.time.advance(240);
    expect(hotspot.phase).toBe('off');
    expect(bench.small.radio.activeId).toBe('Home');
  });

  it('looks now and then where its radio hears nothing as an access point, and comes back within half a minute', async () => {
    bench.small.radio.remember('Home');
    await begin('auto');
    await bench.time.advance(70);
    expect(hotspot.phase).toBe('on');
    await bench.time.advance(590);
    await bench.time.advance(40);
    expect(count('DeactivateConnection')).toBe(1);
    expect(hotspot.phase).toBe('on');
    bench.small.radio.air.add('Home');
    await bench.time.advance(660);
    expect(bench.small.radio.activeId).toBe('Home');
    expect(hotspot.phase).toBe('off');
  });

  it('tries a network that does not let it in less and less often', async () => {
    bench.small.radio.remember('Home');
    bench.small.radio.air.add('Home');
    bench.small.radio.hearsAsAccessPoint = true;
    bench.small.radio.refusesUs = true;
    await begin('auto');
    await bench.time.advance(4 * 3600);
    expect(count('AddAndActivateConnection2')).toBeGreaterThan(2);
    expect(count('AddAndActivateConnection2')).toBeLessThan(12);
  });

  it('stays away when somebody has ended it, until there was another network', async () => {
    await begin('button');
    hotspot.ask(true);
    await bench.time.advance(10);
    bench.small.radio.endActive();
    await bench.time.advance(600);
    expect(hotspot.phase).toBe('off');
    expect(count('AddAndActivateConnection2')).toBe(1);
  });

  it('that was switched off by its button does not come back by itself in the same place', async () => {
    await begin('auto');
    await bench.time.advance(70);
    hotspot.ask(false);
    await bench.time.advance(600);
    expect(hotspot.phase).toBe('off');
    bench.small.setWired(true);
    await bench.time.advance(10);
    bench.small.setWired(false);
    await bench.time.advance(80);
    expect(hotspot.phase).toBe('on');
  });

  it('that does not come up is tried less and less often', async () => {
    bench.small.radio.fails = true;
    await begin('auto');
    await bench.time.advance(3600);
    expect(count('AddAndActivateConnection2')).toBeGreaterThan(3);
    expect(count('AddAndActivateConnection2')).toBeLessThan(8);
  });

  it('that does not come up says so to who has pressed its button', async () => {
    bench.small.radio.fails = true;
    await begin('button');
    hotspot.ask(true);
    await bench.time.advance(40);
    expect([hotspot.phase, hotspot.trouble]).toEqual(['off', expect.stringContaining('did not come up')]);
    bench.small.radio.fails = false;
    hotspot.ask(true);
    await bench.time.advance(10);
    expect([hotspot.phase, hotspot.trouble]).toEqual(['on', undefined]);
  });

  it('outlives a NetworkManager that is restarted while it starts', async () => {
    await begin('auto');
    await bench.time.advance(61);
    expect(hotspot.phase).toBe('starting');
    await bench.small.quit();
    await bench.time.advance(5);
    expect(hotspot.phase).toBe('absent');
    await bench.small.restart();
    await bench.time.advance(80);
    expect(hotspot.phase).toBe('on');
  });

  it('says why there can be none: no right, no Wi-Fi, no NetworkManager; and takes it up when there can', async () => {
    bench.small.setRights('auth');
    await begin('auto');
    expect([hotspot.phase, hotspot.trouble]).toEqual(['absent', expect.stringContaining('polkit')]);
    bench.small.setRights('yes');
    await bench.time.advance(5);
    expect(hotspot.phase).toBe('waiting');
    bench.small.setWirelessEnabled(false);
    await bench.time.advance(5);
    expect([hotspot.phase, hotspot.trouble]).toEqual(['absent', expect.stringContaining('rfkill')]);
    await bench.small.quit();
    await bench.time.advance(5);
    expect(hotspot.trouble).toBe('NetworkManager: it does not run');
    await bench.small.restart();
    await bench.time.advance(80);
    expect(hotspot.phase).toBe('on');
  });

  it('is known again after a restart of ours, and ended where it is not wanted any more', async () => {
    await begin('button');
    hotspot.ask(true);
    await bench.time.advance(10);
    hotspot.stop();
    await manager.stop();
    await begin('button');
    expect(hotspot.phase).toBe('on');
    hotspot.stop();
    await manager.stop();
    await begin('off');
    await bench.time.advance(5);
    expect(bench.small.radio.activeId).toBeUndefined();
  });

  it('survives a bus that dies', async () => {
    await begin('auto');
    await bench.bus.kill();
    await eventually(
      () => hotspot.trouble?.startsWith('NetworkManager: no D-Bus') === true,
      'the bus is missed',
    );
    await bench.bus.start();
  });
});
