import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { findProgram } from '../daemon/system/testing/program.ts';
import { runInSystemd, whyNoSystemd } from './support/booted-systemd.ts';
import { temporaryFolder } from './support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const missing = whyNoSystemd();
if (missing) console.warn(`docs/install.md is not followed: ${missing}`);

/** The commands of the section, to the letter. */
function commands(): readonly string[] {
  const text = readFileSync(new URL('../docs/install.md', import.meta.url), 'utf8');
  const section = text.slice(text.indexOf('## As a service'));
  return [...section.matchAll(/^ {4}(\S.*)$/gm)].map((match) => match[1]!);
}

/** Asks the real NetworkManager for our hotspot, on a cable. */
const share = `
import { DBusVariant, openDBus, systemBusAddress } from '/usr/lib/tactus/dist/daemon/dbus/dbus.js';
import { hotspotConnection } from '/usr/lib/tactus/dist/daemon/network/hotspot-connection.js';
import { managerName, managerPath } from '/usr/lib/tactus/dist/daemon/network/interfaces.js';
import { realTimers } from '/usr/lib/tactus/dist/daemon/time/timers.js';
const bus = await openDBus({ address: systemBusAddress(), timers: realTimers, onSignal: () => {} });
const ask = (member, signature, body) =>
  bus.call({ destination: managerName, path: managerPath, interface: managerName, member, signature, body });
const { connection, ipv4, ipv6 } = hotspotConnection({ name: 'Tactus-ABCD', passphrase: 'hjkmnpqrstuvwxyz' }, 'tactus');
const cable = { connection: { ...connection, type: new DBusVariant('s', '802-3-ethernet') }, ipv4, ipv6 };
const [device] = await ask('GetDeviceByIpIface', 's', ['cable0']);
const options = { persist: new DBusVariant('s', 'volatile') };
await ask('AddAndActivateConnection2', 'a{sa{sv}}ooa{sv}', [cable, device, '/', options]);
bus.close();
`;

it('the installation is what the package has', () => {
  expect(commands().length).toBeGreaterThan(6);
  expect(commands()[0]).toBe('cd /usr/lib/tactus');
});

it.skipIf(missing)(
  'docs/install.md, followed to the letter, plays, and every command finds what it needs',
  {
    timeout: 300_000,
  },
  () => {
    // Without devices nobody runs udev.
    const followed = commands().filter((line) => !line.startsWith('udevadm '));
    const script = `set -ex
${followed.join('\n')}
cd /
systemctl is-active tactus
node -e "fetch('http://localhost:7272/healthz').then((answer) => process.exit(answer.ok ? 0 : 1))"
test "$(stat -c %U /var/lib/tactus)" = tactus
echo "limit $(grep 'Max realtime priority' /proc/$(systemctl show -p MainPID --value tactus)/limits)"
ip address add 10.72.72.1/32 dev lo
test "$(curl --silent --output /dev/null --write-out '%{http_code}' http://10.72.72.1/generate_204)" = 404
token=$(tactus panel --json | sed 's/.*"token":"//; s/".*//')
test "$token" = "$(cat /var/lib/tactus/panel-token)"
tactus config check
tactus models import /usr/lib/tactus/models/small
test "$(stat -c %U /var/lib/tactus/models/small/manifest.json)" = tactus
tactus models list | grep 'small.*imported'
ordinary() { env -i PATH="$PATH" HOME=/tmp/ordinary setpriv --reuid 4321 --regid 4321 --clear-groups "$@" 2>&1; }
install -d -o 4321 -g 4321 /tmp/ordinary
ordinary tactus config check
ordinary tactus panel
ordinary tactus simulations
ordinary tactus render --simulate easy --seconds 1 --midi /tmp/ordinary/a.mid
ask() { curl --silent --fail --header "Authorization: Bearer $token" "$@"; }
length() { ask http://localhost:7272/api/v1/sessions | sed 's/.*"lengthSeconds":\\([0-9]*\\).*/\\1/'; }
before=$(length)
ask --request POST http://localhost:7272/api/v1/restart
until now=$(length) && test -n "$now" && test "$now" -lt "$before"; do sleep 0.2; done
test "$(curl --silent --output /dev/null --write-out '%{http_code}' http://10.72.72.1/generate_204)" = 404
systemctl restart tactus
systemctl is-active tactus tactus-captive.socket
test "$(curl --silent --output /dev/null --write-out '%{http_code}' http://10.72.72.1/generate_204)" = 404
if command -v nmcli; then
  systemctl start NetworkManager
  as_tactus() { timeout 60 setpriv --reuid tactus --regid tactus --clear-groups "$@"; }
  as_tactus nmcli --terse --fields PERMISSION,VALUE general permissions
  # There is no radio here: a cable is shared in its place.
  ip link add cable0 type veth peer name other0
  ip link set other0 up
  until nmcli device set cable0 managed yes; do sleep 0.2; done
  nmcli connection add type ethernet ifname cable0 con-name home autoconnect no 802-1x.eap md5 802-1x.identity i 802-1x.password hunter2
  test "$(nmcli --show-secrets --get-values 802-1x.password connection show home)" = hunter2
  test -z "$(as_tactus nmcli --show-secrets --get-values 802-1x.password connection show home)"
  if as_tactus nmcli connection modify home connection.autoconnect yes; then exit 1; fi
  cat >/tmp/share.mjs <<'END'
${share}END
  as_tactus node /tmp/share.mjs
  until nmcli --get-values GENERAL.STATE connection show tactus-hotspot | grep -x activated; do sleep 0.2; done
  # Somebody logs in, and out: whose connection may be seen is looked at anew.
  touch /run/systemd/sessions/1
  rm /run/systemd/sessions/1
  sleep 1
  nmcli --get-values GENERAL.STATE connection show tactus-hotspot | grep -x activated
  as_tactus nmcli connection down tactus-hotspot
  if nmcli connection show tactus-hotspot; then exit 1; fi
fi
systemctl stop tactus
test "$(systemctl is-active tactus-captive.socket)" = inactive
test "$(systemctl show -p Result --value tactus)" = success
userdel tactus
test "$(tactus panel --json | sed 's/.*"token":"//; s/".*//')" = "$token"
echo followed`;
    const { code, output } = runInSystemd(folder.at('.'), script);
    expect(output).toMatch(/\nfollowed\n$/);
    expect(code).toBe(0);
    expect(output).toMatch(/tactus\.yaml cannot be read \(EACCES\)\. The defaults stand in for it/);
    expect(output).toContain('The defaults are right.');
    const rights = [...output.matchAll(/^org\.freedesktop\.NetworkManager\.(\S+):yes$/gm)].map(
      ([, right]) => right,
    );
    if (findProgram('nmcli'))
      expect(rights.sort()).toEqual([
        'network-control',
        'settings.modify.own',
        'wifi.scan',
        'wifi.share.protected',
      ]);
    expect(output).toMatch(/your own state, \/tmp\/ordinary\/.*the service's is \/var\/lib\/tactus/);
  },
);
