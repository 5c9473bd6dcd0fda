import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hotspotAddress } from '../daemon/network/hotspot-connection.ts';
import { highestPriority } from '../daemon/player/options.ts';
import { temporaryFolder } from './support/cli.ts';

const file = (name: string): string => fileURLToPath(new URL(`../systemd/${name}`, import.meta.url));
const unit = file('tactus.service');
const userUnit = file('tactus-user.service');

const version = spawnSync('systemd-analyze', ['--version']);
const missing = version.status === 0 ? undefined : 'systemd-analyze is missing: apt-get install systemd';
if (missing && process.env.CI === 'true') throw new Error(missing);
if (missing) console.warn(`The unit is not tested: ${missing}`);

const analyze = (...args: readonly string[]): { status: number | null; output: string } => {
  const { status, stdout, stderr } = spawnSync('systemd-analyze', [...args], { encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
};

describe.skipIf(missing)("the unit of somebody's own session", () => {
  it('is well-formed: verify says nothing', () => {
    const runtime = temporaryFolder();
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['--user', 'verify', userUnit], {
      encoding: 'utf8',
      env: { ...process.env, XDG_RUNTIME_DIR: runtime.at('.') },
    });
    runtime.remove();
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });

  it("says the same as the system's of how it starts, is watched and may call the kernel", () => {
    const shared =
      /^(Type|NotifyAccess|Environment|ExecStart|Restart\w*|Runtime\w+|Timeout\w+|KillMode|WatchdogSec|LimitCORE|UMask|Memory\w+|SystemCall\w+|NoNew\w+|RestrictSUIDSGID|RestrictNamespaces|RestrictAddressFamilies|LockPersonality)=.*$/gm;
    const lines = (path: string): readonly string[] => readFileSync(path, 'utf8').match(shared) ?? [];
    expect([...lines(userUnit)].sort()).toEqual([...lines(unit)].sort());
  });
});

describe.skipIf(missing)('the unit', () => {
  it('exposes little: at most 2.0 of 10', () => {
    const { status, output } = analyze('security', '--offline=true', '--threshold=20', unit);
    expect(output).toMatch(/Overall exposure level for tactus\.service: [01]\.\d|: 2\.0/);
    expect(status).toBe(0);
  });

  it('is well-formed: verify says nothing', () => {
    const { status, output } = analyze('verify', unit);
    const ours = output.split('\n').filter((line) => line.includes('tactus'));
    expect(ours).toEqual([]);
    expect(status).toBe(0);
  });
});

it('allows the priority that may be asked for, as do docs and doctor', () => {
  const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
  expect(readFileSync(unit, 'utf8')).toContain(`\nLimitRTPRIO=${highestPriority}\n`);
  expect(read('docs/install.md')).toContain(`LimitRTPRIO=${highestPriority}`);
  expect(read('docs/sound.md')).toContain(`rtprio ${highestPriority}`);
  expect(read('config/tactus.yaml')).toContain(`1 to ${highestPriority}`);
});

it('gives the hotspot one address, everywhere', () => {
  expect(readFileSync(file('tactus-captive.socket'), 'utf8')).toContain(
    `\nListenStream=${hotspotAddress}:80\n`,
  );
  const answers = [
    ...readFileSync(file('tactus-captive.conf'), 'utf8').matchAll(/^address=\/[\w.-]+\/(.*)$/gm),
  ];
  expect(new Set(answers.map(([, address]) => address))).toEqual(new Set([hotspotAddress]));
  const docs = readFileSync(new URL('../docs/network.md', import.meta.url), 'utf8');
  expect(docs).toContain(`http://${hotspotAddress}:7272`);
});

it('needs neither sound, Bluetooth nor GPS, but comes after them', () => {
  const text = readFileSync(unit, 'utf8');
  expect(text).not.toMatch(/^(Requires|BindsTo|Requisite)=/m);
  expect(text).toMatch(/^After=.*sound\.target.*bluetooth\.service.*gpsd/m);
  expect(text).toMatch(/^User=tactus$/m);
  expect(text).toMatch(/^CapabilityBoundingSet=$/m);
  expect(text).toMatch(/^SystemCallFilter=.*@pkey/m);
});

it('may read a GPS receiver on USB and on the header of every board that we name', () => {
  const text = readFileSync(unit, 'utf8');
  for (const kind of ['ttyACM', 'ttyUSB', 'ttyAMA', 'ttyS', 'ttyTHS'])
    expect(text).toMatch(new RegExp(`^DeviceAllow=char-${kind} rw$`, 'm'));
});

it('tries again what does not start, and remembers it from one try to the next', () => {
  const text = readFileSync(unit, 'utf8');
  expect(text).toMatch(/^Restart=on-failure$/m);
  expect(text).toMatch(/^RestartPreventExitStatus=64$/m);
  expect(text).toMatch(/^RuntimeDirectory=tactus$/m);
  expect(text).toMatch(/^RuntimeDirectoryPreserve=restart$/m);
});
