import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../daemon/system/testing/program.ts';
import { runInSystemd, whyNoSystemd } from './support/booted-systemd.ts';
import { temporaryFolder } from './support/cli.ts';
import {
  type Architecture,
  buildPackage,
  laterPackage,
  listPackage,
  thisArchitecture,
  unpackFiles,
} from './support/debian-package.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const noSystemd = whyNoSystemd();
const noPackage = findProgram('dpkg-deb') ? undefined : 'dpkg-deb is missing';
const missing = noPackage ?? noSystemd;
if (missing) console.warn(`The package is not installed: ${missing}`);

const other: Architecture = thisArchitecture === 'amd64' ? 'arm64' : 'amd64';
/** For this machine, and for the other kind. */
const packages: Partial<Record<Architecture, string>> = {};
beforeAll(() => {
  if (noPackage) return;
  for (const architecture of [thisArchitecture, other]) {
    mkdirSync(folder.at(architecture));
    packages[architecture] = buildPackage(folder.at(architecture), architecture);
  }
}, 300_000);

/** The commands of docs/install.md for a board, to the letter but for the kind of machine; root needs no sudo. */
function commands(): readonly string[] {
  const text = readFileSync(new URL('../docs/install.md', import.meta.url), 'utf8');
  const [section = ''] = text.slice(text.indexOf('## On a board')).split('\n**');
  return [...section.matchAll(/^ {4}sudo (\S.*?)(?: {2,}#.*)?$/gm)].map((match) =>
    match[1]!.replace('_arm64', `_${thisArchitecture}`),
  );
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

describe.skipIf(noPackage)('the package', () => {
  const files = (architecture: Architecture) => listPackage(packages[architecture]!);
  const home = './usr/lib/tactus/';

  it('has what a device needs, and of the machine that it is for alone', () => {
    for (const architecture of [thisArchitecture, other]) {
      const paths = new Set(files(architecture).map(({ path }) => path));
      for (const needed of [
        ...['./usr/bin/tactus', './usr/share/man/man1/tactus.1', './usr/share/doc/tactus/copyright'],
        ...['./usr/share/doc/tactus/tactus.cdx.json', './usr/share/doc/tactus/third-party-licences.txt'],
        ...['./usr/lib/systemd/system/tactus.service', './usr/lib/sysusers.d/tactus.conf'],
        ...['./usr/lib/tmpfiles.d/tactus.conf', './usr/lib/udev/rules.d/60-tactus.rules'],
        ...['bin/tactus.js', 'node/bin/node', 'dist/assets/tactus.sf2', 'config/tactus.yaml'].map(
          (each) => home + each,
        ),
        ...['docs/install.md', 'models/standard/manifest.json', 'dist/panel/index.html'].map(
          (each) => home + each,
        ),
      ])
        expect(paths, architecture).toContain(needed);
      const superfluous = [...paths].filter(
        (path) =>
          /dist\/tools|\.test\.|(?<!\/dist\/client\/.*)\.map$|\.cc$|@librescore|\/vitest\/|CUDA|musl/i.test(
            path,
          ) || /node_modules\/.*\.[cm]?ts$/.test(path),
      );
      expect(superfluous, architecture).toEqual([]);
    }
  });

  it('holds programs and libraries of its machine only', () => {
    for (const [architecture, machine] of [
      ['amd64', 0x3e],
      ['arm64', 0xb7],
    ] as const) {
      const binaries = files(architecture).filter(
        ({ path }) => /\.(node|so(\.\d+)*)$/.test(path) || path === `${home}node/bin/node`,
      );
      expect(binaries.map(({ path }) => path.replace(home, '').split('/').slice(0, 3).join('/'))).toEqual([
        'node/bin/node',
        expect.stringMatching(/^node_modules\/@julusian\/midi/),
        expect.stringMatching(/^node_modules\/@koromix\/koffi-linux/),
        expect.stringMatching(/^node_modules\/@serialport\/bindings-cpp/),
        expect.stringMatching(/^node_modules\/onnxruntime-node\/bin/),
        expect.stringMatching(/^node_modules\/onnxruntime-node\/bin/),
      ]);
      const paths = binaries.map(({ path }) => path);
      const at = unpackFiles(packages[architecture]!, folder.at(`unpacked-${architecture}`), paths);
      for (const path of paths) {
        // The head of an ELF file: its magic, and at 18 the kind of machine.
        const head = readFileSync(at(path)).subarray(0, 20);
        expect([head.toString('latin1', 1, 4), head.readUInt16LE(18)], path).toEqual(['ELF', machine]);
      }
    }
  });

  it('is root’s, with rights that do not depend on who built it', () => {
    const all = files(thisArchitecture);
    expect(new Set(all.map(({ owner }) => owner))).toEqual(new Set(['root/root']));
    const executable = all.filter(({ mode }) => mode.startsWith('-') && mode !== '-rw-r--r--');
    expect(executable.map(({ path, mode }) => `${mode} ${path}`)).toEqual([
      '-rwxr-xr-x ./usr/bin/tactus',
      `-rwxr-xr-x ${home}bin/start.js`,
      `-rwxr-xr-x ${home}bin/tactus.js`,
      `-rwxr-xr-x ${home}node/bin/node`,
    ]);
    const folders = all.filter(({ mode }) => mode.startsWith('d'));
    expect(new Set(folders.map(({ mode }) => mode))).toEqual(new Set(['drwxr-xr-x']));
  });

  it('says what it is made of, with sums and licences', () => {
    const [billFile = '', licencesFile = ''] = ['tactus.cdx.json', 'third-party-licences.txt'].map(
      (name) => `./usr/share/doc/tactus/${name}`,
    );
    const at = unpackFiles(packages[other]!, folder.at('bill'), [billFile, licencesFile]);
    const bill = JSON.parse(readFileSync(at(billFile), 'utf8'));
    const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' });
    const shipped = new Set(
      files(other).flatMap(({ path }) => {
        const [, place] = /\/tactus\/(node_modules\/.*)\/package\.json$/.exec(path) ?? [];
        return place !== undefined && lock.packages[place] ? [place] : [];
      }),
    );
    expect(shipped.size).toBeGreaterThan(100);
    const listed = new Map<string, { licenses: unknown; hashes: { content: string }[] }>(
      bill.components.map((each: { 'bom-ref': string }) => [each['bom-ref'], each]),
    );
    for (const place of shipped) {
      const { version, integrity } = lock.packages[place];
      const name = place.replace(/^.*node_modules\//, '');
      const sum = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
      expect(listed.get(`${name}@${version}`)?.hashes, name).toContainEqual({ alg: 'SHA-512', content: sum });
    }
    const licences = readFileSync(at(licencesFile), 'utf8');
    expect(licences).not.toContain('UNKNOWN');
    expect(licences).toContain('Node.js is licensed for use as follows');
    const refs = new Set(['tactus', ...listed.keys()]);
    for (const { ref, dependsOn } of bill.dependencies)
      for (const each of [ref, ...dependsOn]) expect(refs).toContain(each);
    expect(bill.components.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['node', 'dist/assets/tactus.sf2', 'models/standard/model.int8.onnx']),
    );
  });

  it('is the same, byte for byte, whoever builds it', { timeout: 180_000 }, () => {
    mkdirSync(folder.at('again'));
    const again = buildPackage(folder.at('again'), other, { umask: 0o077, zone: 'Pacific/Auckland' });
    expect(readFileSync(again).equals(readFileSync(packages[other]!))).toBe(true);
  });
});

it('two commands install it', () => {
  expect(commands()).toEqual([`apt install ./tactus_*_${thisArchitecture}.deb`, 'tactus panel']);
});

it.skipIf(missing)(
  'the package, installed as docs/install.md says, plays; an upgrade keeps what was set, a purge leaves nothing',
  { timeout: 300_000 },
  () => {
    const shared = folder.at('shared');
    mkdirSync(shared);
    execFileSync('cp', [packages[thisArchitecture]!, shared]);
    laterPackage(packages[thisArchitecture]!, `${shared}/later.deb`);
    const [install = '', panel = ''] = commands();
    const script = `set -ex
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
