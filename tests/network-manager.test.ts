import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DBusConnection, openDBus } from '../daemon/dbus/dbus.ts';
import { openPrivateBus, type PrivateBus } from '../daemon/dbus/testing/private-bus.ts';
import { hotspotConnection } from '../daemon/network/hotspot-connection.ts';
import { createNetworkManager } from '../daemon/network/network-manager.ts';
import { packageRoot } from '../daemon/system/files/package-root.ts';
import { findProgram } from '../daemon/system/testing/program.ts';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { eventually } from '../daemon/time/testing/eventually.ts';
import { realTimers } from '../daemon/time/timers.ts';
import { temporaryFolder } from './support/cli.ts';
import { noLan } from './support/lan.ts';

const isInstalled = ['NetworkManager', 'dnsmasq', 'curl'].every((name) => findProgram(name) !== undefined);
requireInstalled('network-manager', isInstalled);

const folder = temporaryFolder();
const managerPath = '/org/freedesktop/NetworkManager';
const managerName = 'org.freedesktop.NetworkManager';

/**
 * A real NetworkManager, and the name server that it starts, with folders and a network of their own. There is no radio in
 * this kernel: what is shared is a cable, with the addresses of the hotspot, and a phone at its other end.
 */
const machine = `set -e
trap 'kill $(jobs -p) $(cat /run/nm-dnsmasq-*.pid) || true; wait' EXIT
mount --make-rprivate /
for place in /etc/NetworkManager /var/lib/NetworkManager /run; do mkdir -p $place; mount -t tmpfs none $place; done
mkdir /etc/NetworkManager/dnsmasq-shared.d
cp ${packageRoot}/systemd/tactus-captive.conf /etc/NetworkManager/dnsmasq-shared.d/
printf '[main]\\nplugins=keyfile\\nauth-polkit=false\\ndns=none\\nno-auto-default=*\\n' >/etc/NetworkManager/NetworkManager.conf
ip link set lo up
NetworkManager --no-daemon >/dev/null 2>&1 &
until nmcli general >/dev/null 2>&1; do sleep 0.2; done
nmcli connection add type veth ifname hotspot0 veth.peer phone0 con-name cable autoconnect no \\
  ipv4.method shared ipv4.addresses 10.72.72.1/24 ipv6.method disabled
ip netns add phone
nmcli connection up cable &
until ip link set phone0 netns phone 2>/dev/null; do sleep 0.2; done
ip -n phone address add 10.72.72.50/24 dev phone0; ip -n phone link set phone0 up; ip link set hotspot0 up
wait %2
node --input-type=module -e "
import { openCaptivePage } from '${packageRoot}/dist/daemon/network/captive.js';
const at = { address: '10.72.72.1', page: 'http://10.72.72.1:7272/' };
await openCaptivePage({ host: at.address, port: 80 }, () => at);
setInterval(() => {}, 1000);" &
echo nameserver 10.72.72.1 >/run/resolv.conf
cat >/run/ask <<'END'
mount --bind /run/resolv.conf /etc/resolv.conf
curl --silent --max-time 10 --retry 20 --retry-connrefused --retry-delay 1 --output /dev/null --write-out "$1 %{http_code} %{redirect_url}\\n" "$1" || echo "$1 nothing"
END
for url in captive.apple.com/hotspot-detect.html connectivitycheck.gstatic.com/generate_204 www.msftconnecttest.com/connecttest.txt \\
  detectportal.firefox.com/canonical.html tactus.local/ www.example.org/; do
  ip netns exec phone sh /run/ask http://$url
done
echo up
read -r _ || true`;

describe.skipIf(noLan || !isInstalled)('a real NetworkManager', () => {
  let bus: PrivateBus;
  let connection: DBusConnection;
  let child: ChildProcess;
  let output = '';

  beforeAll(async () => {
    bus = await openPrivateBus();
    writeFileSync(folder.at('machine'), machine);
    child = spawn('unshare', ['--mount', '--net', '--uts', 'bash', folder.at('machine')], {
      env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: bus.address },
      // It ends when nobody holds its input any more: also when this test is killed.
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    await eventually(() => {
      if (child.exitCode !== null) throw new Error(`it ended: ${output}`);
      return output.includes('\nup\n');
    }, 'it is up');
    connection = await openDBus({ address: bus.address, timers: realTimers, onSignal: () => {} });
  }, 120_000);
  afterAll(async () => {
    connection?.close();
    if (child?.exitCode === null) {
      child.stdin!.end();
      await once(child, 'exit');
    }
    await bus?.close();
    folder.remove();
  });

  it('takes the hotspot’s connection as it is', async () => {
    const [path] = await connection.call({
      destination: managerName,
      path: `${managerPath}/Settings`,
      interface: `${managerName}.Settings`,
      member: 'AddConnection2',
      signature: 'a{sa{sv}}ua{sv}',
      // 2: in memory only.
      body: [hotspotConnection({ name: 'Tactus-ABCD', passphrase: 'hjkmnpqrstuvwxyz' }, 'root'), 2, {}],
    });
    const [settings] = await connection.call({
      destination: managerName,
      path: String(path),
      interface: `${managerName}.Settings.Connection`,
      member: 'GetSettings',
    });
    expect(settings).toMatchObject({
      connection: {
        id: 'tactus-hotspot',
        type: '802-11-wireless',
        autoconnect: false,
        permissions: ['user:root:'],
      },
      '802-11-wireless': { ssid: Buffer.from('Tactus-ABCD'), mode: 'ap', band: 'bg' },
      '802-11-wireless-security': { 'key-mgmt': 'wpa-psk', proto: ['rsn'], pairwise: ['ccmp'], pmf: 1 },
      ipv4: { method: 'shared', 'address-data': [{ address: '10.72.72.1', prefix: 24 }] },
      ipv6: { method: 'disabled' },
    });
  });

  it('is understood: no radio, and not a word about a cable between namespaces', async () => {
    const manager = createNetworkManager({ timers: realTimers, address: bus.address });
    manager.start();
    await eventually(() => manager.facts.obstacle?.includes('Wi-Fi') === true, 'it is heard');
    expect(manager.facts).toEqual({ obstacle: 'there is no Wi-Fi adapter', knowsNetworks: false });
    await expect(
      manager.startHotspot({ name: 'Tactus-ABCD', passphrase: 'hjkmnpqrstuvwxyz' }),
    ).rejects.toThrow(/No suitable device/);
    await manager.stop();
  });

  it('sends a phone that asks under its maker’s names to our page, and answers for no other', () => {
    const page = '302 http://10.72.72.1:7272/';
    for (const url of ['captive.apple.com/hotspot-detect.html', 'connectivitycheck.gstatic.com/generate_204'])
      expect(output).toContain(`http://${url} ${page}\n`);
    for (const url of ['www.msftconnecttest.com/connecttest.txt', 'detectportal.firefox.com/canonical.html'])
      expect(output).toContain(`http://${url} ${page}\n`);
    expect(output).toContain(`http://tactus.local/ ${page}\n`);
    expect(output).toContain('http://www.example.org/ nothing\n');
  });
});
