import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packageRoot } from '../daemon/system/files/package-root.ts';
import { whyNoSystemd } from './support/booted-systemd.ts';
import { entry, temporaryFolder } from './support/cli.ts';

/** Of a machine that is broken in a namespace of its own: the doctor is the one that everybody has. */
interface BrokenMachine {
  /** Bash, as root. */
  readonly breaking: string;
  readonly configuration?: string;
  readonly user?: string;
  /** What he finds: by the name of the check, what is wrong, and what to do. */
  readonly finds: Readonly<Record<string, readonly [status: 'warn' | 'fail', detail: RegExp, fix: RegExp]>>;
}

const folder = temporaryFolder();
afterAll(folder.remove);
const missing = whyNoSystemd();
if (missing) console.warn(`No machine is broken: ${missing}`);

const state = folder.at('state');
const put = (file: string, text: string): string =>
  `mkdir -p $(dirname ${file}); printf '%s\\n' '${text}' > ${file}`;
const hide = (path: string): string => `mkdir -p ${path}; mount -t tmpfs none ${path}`;

beforeAll(() => {
  chmodSync(folder.at('.'), 0o755);
  mkdirSync(state, { mode: 0o777 });
  chmodSync(state, 0o777);
  cpSync(`${packageRoot}/models/small`, `${state}/models/small`, { recursive: true });
});

const machines: Readonly<Record<string, BrokenMachine>> = {
  'hot, underfed, nearly empty, slow, with a desktop that nobody looks at': {
    breaking: [
      hide('/sys/class'),
      put('/sys/class/thermal/thermal_zone0/temp', '84321'),
      put('/sys/class/hwmon/hwmon0/name', 'rpi_volt'),
      put('/sys/class/hwmon/hwmon0/in0_lcrit_alarm', '1'),
      put('/sys/class/power_supply/BAT0/type', 'Battery'),
      put('/sys/class/power_supply/BAT0/capacity', '7'),
      put('/sys/class/power_supply/BAT0/status', 'Discharging'),
      hide('/sys/devices/system/cpu'),
      put('/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor', 'powersave'),
      hide('/tmp/.X11-unix'),
      put('/tmp/.X11-unix/X0', ''),
      hide('/etc/systemd/system'),
      'ln -s /usr/lib/systemd/system/graphical.target /etc/systemd/system/default.target',
    ].join('\n'),
    finds: {
      heat: ['warn', /84 °C/, /fan/],
      power: ['warn', /under-voltage/, /supply/],
      battery: ['warn', /7 %/, /Charge/],
      governor: ['warn', /powersave/, /schedutil/],
      desktop: ['warn', /desktop runs/, /set-default multi-user\.target/],
    },
  },
  'a console on the line of the GPS receiver, no sound card, no room': {
    breaking: [
      `echo 'console=ttyS7,115200 root=/dev/x' > /run/cmdline.broken; mount --bind /run/cmdline.broken /proc/cmdline`,
      `mount -t tmpfs -o size=512k none ${state}`,
      'test ! -e /proc/asound || mount -t tmpfs none /proc/asound',
    ].join('\n'),
    configuration: 'sensors: { serialGps: { enabled: true, path: /dev/ttyS7 } }',
    finds: {
      'serial console': ['fail', /console is on \/dev\/ttyS7/, /serial-getty@ttyS7/],
      'gps receiver': ['warn', /not there/, /serialGps\.path/],
      'kernel sound': ['warn', /no sound/, /dtparam=audio=on/],
      disk: ['fail', /0 MB free/, /space/],
    },
  },
  'a user without rights to the sound cards, a read-only disk, a broken model': {
    breaking: [
      hide('/dev/snd'),
      'touch /dev/snd/pcmC0D0p; chmod 600 /dev/snd/pcmC0D0p',
      `printf x >> ${state}/models/small/$(ls ${state}/models/small | grep -m1 onnx)`,
      `mount --bind ${state} ${state}; mount -o remount,ro,bind ${state}`,
    ].join('\n'),
    user: '4321',
    configuration: 'composer: { model: small }',
    finds: {
      groups: ['fail', /sound cards cannot be opened/, /usermod -aG audio/],
      state: ['fail', /cannot be used: EROFS/, /STATE_DIRECTORY/],
      model: ['fail', /small/, /./],
    },
  },
  'nobody answers: broker, Carabiner, gpsd; a certificate that is none': {
    breaking: ':',
    configuration: [
      'sensors: { mqtt: { enabled: true, url: "mqtt://127.0.0.1:9" }, gpsd: { enabled: true, port: 9 } }',
      'link: { enabled: true, port: 9 }',
      'panel: { https: own, certificateFile: /etc/hostname }',
    ].join('\n'),
    finds: {
      broker: ['warn', /127\.0\.0\.1:9/, /mosquitto/],
      link: ['warn', /Carabiner/, /link\.port/],
      gpsd: ['warn', /does not answer/, /apt install gpsd/],
      https: ['fail', /\/etc\/hostname/, /certificateFile/],
    },
  },
};

it.skipIf(missing).each(Object.entries(machines))(
  'names what is wrong, and what to do: %s',
  { timeout: 120_000 },
  async (_, { breaking, configuration = '', user, finds }) => {
    const file = folder.at('tactus.yaml');
    writeFileSync(file, `${configuration}\n`);
    const as = user === undefined ? [] : ['setpriv', '--reuid', user, '--regid', user, '--clear-groups'];
    const command = [...as, process.execPath, entry, 'doctor', '--json', '--config', file];
    const script = `set -e\n${breaking}\nexec ${command.join(' ')}`;
    const apart = ['--mount', '--propagation', 'private', 'bash', '-c', script];
    const child = spawn('unshare', apart, { env: { ...process.env, STATE_DIRECTORY: state } });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text) => {
      stdout += text;
    });
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    await once(child, 'close');
    expect(stdout, stderr).not.toBe('');
    const { checks } = JSON.parse(stdout) as { checks: { name: string }[] };
    for (const [name, [status, detail, fix]] of Object.entries(finds))
      expect(checks.find((check) => check.name === name)).toMatchObject({
        status,
        detail: expect.stringMatching(detail),
        fix: expect.stringMatching(fix),
      });
  },
);
