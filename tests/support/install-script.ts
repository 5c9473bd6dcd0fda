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

/**
 * Bash, for a booted system with the package at /mnt, and a later one: all that happens to it from being installed to being
 * purged. Says `followed` at its end. `install`, `panel`: the commands of docs/install.md.
 */
export const installScript = (install: string, panel: string): string => `set -ex
# Nothing is to be fetched here, and nobody is there to be asked. Services may start.
printf 'APT::Get::Assume-Yes "true";\\nAPT::Install-Recommends "false";\\n' >/etc/apt/apt.conf.d/99test
rm -f /usr/sbin/policy-rc.d
everything() { # but what the package manager and the programs that were started for the test keep for themselves
  find /etc /usr /var/lib \\( -path /var/lib/dpkg -o -path /var/lib/apt -o -path /var/lib/NetworkManager -o -path /var/lib/PackageKit \\
    -o -path /var/lib/systemd/linger -o -path '/etc/*-' -o -path /etc/.pwd.lock \\) -prune -o -print | sort
}
everything >/run/before
cd /mnt
${install}
cd /
systemctl is-active tactus
systemctl is-enabled tactus
ready() { # microseconds from the start to READY=1
  echo "ready $(($(systemctl show -p ActiveEnterTimestampMonotonic --value tactus) - $(systemctl show -p ExecMainStartTimestampMonotonic --value tactus)))"
}
ready
systemd-analyze security --no-pager --threshold=20 tactus.service | tail -1
test -z "$(systemd-analyze verify tactus.service tactus-captive.socket 2>&1 | grep -i tactus)"
readlink /proc/$(systemctl show -p MainPID --value tactus)/exe | grep -x /usr/lib/tactus/node/bin/node
curl --silent --fail http://localhost:7272/healthz
${panel} | grep 'http://localhost:7272'
man --warnings -l /usr/share/man/man1/tactus.1 >/dev/null || ! command -v man
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
  as_tactus /usr/lib/tactus/node/bin/node /tmp/share.mjs
  until nmcli --get-values GENERAL.STATE connection show tactus-hotspot | grep -x activated; do sleep 0.2; done
  # Somebody logs in, and out: whose connection may be seen is looked at anew.
  touch /run/systemd/sessions/1
  rm /run/systemd/sessions/1
  sleep 1
  nmcli --get-values GENERAL.STATE connection show tactus-hotspot | grep -x activated
  as_tactus nmcli connection down tactus-hotspot
  if nmcli connection show tactus-hotspot; then exit 1; fi
  nmcli connection delete home
fi
# It plays to null, as the configuration says, and goes on with it after an upgrade.
sed -i 's/^  use: .*/  use: [null]/' /etc/tactus/tactus.yaml
grep -A3 '^outputs:' /etc/tactus/tactus.yaml
systemctl restart tactus
ready
ask http://localhost:7272/api/v1/state >/run/state
grep -o '"playing":"playing"' /run/state
grep -o '"name":"null"' /run/state
# Three starts that fail lead to safe mode, mending leads out.
cp /etc/tactus/tactus.yaml /run/good
echo 'folow: speed' >>/etc/tactus/tactus.yaml
status() { systemctl show -p StatusText --value tactus; }
systemctl restart tactus || true
until status | grep 'Safe mode.*folow'; do sleep 0.5; done
test "$(tactus panel --json | sed 's/.*"token":"//; s/".*//')" = "$token"
cat /run/good >/etc/tactus/tactus.yaml
until status | grep '^Panel'; do sleep 0.5; done
systemctl stop tactus
test "$(systemctl is-active tactus-captive.socket)" = inactive
test "$(systemctl show -p Result --value tactus)" = success
userdel tactus
test "$(tactus panel --json | sed 's/.*"token":"//; s/".*//')" = "$token"
cp /etc/tactus/tactus.yaml /run/mine
apt install /mnt/later.deb
dpkg-query --show --showformat='$\{Version}\\n' tactus | grep 'later$'
systemctl is-active tactus
cmp /run/mine /etc/tactus/tactus.yaml
test "$(stat -c %U /etc/tactus/tactus.yaml)" = tactus
test "$token" = "$(cat /var/lib/tactus/panel-token)"
ask http://localhost:7272/api/v1/state | grep -o '"name":"null"'
# What nobody has changed is the package's own, whichever is installed.
cp /usr/lib/tactus/config/tactus.yaml /etc/tactus/tactus.yaml
apt install --allow-downgrades ./mnt/tactus_*.deb
cmp /usr/lib/tactus/config/tactus.yaml /etc/tactus/tactus.yaml
if grep 'A later one' /etc/tactus/tactus.yaml; then exit 1; fi
apt remove tactus
test -e /etc/tactus/tactus.yaml
test "$(cat /var/lib/tactus/panel-token)" = "$token"
if systemctl is-active tactus; then exit 1; fi
apt purge tactus
if getent passwd tactus || getent group tactus; then exit 1; fi
everything >/run/after
diff /run/before /run/after
echo followed`;
