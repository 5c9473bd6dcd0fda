import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../daemon/system/files/package-root.ts';
import { mortal } from '../../daemon/system/testing/program.ts';

/** Why no systemd can be booted here; undefined when one can. */
export function whyNoSystemd(): string | undefined {
  if (!existsSync('/lib/systemd/systemd')) return 'systemd is missing: apt-get install systemd';
  if (process.geteuid?.() !== 0) return 'only root can boot a systemd of its own';
  const tried = spawnSync('unshare', [...apart, 'mount', '-t', 'tmpfs', 'none', '/mnt'], {
    encoding: 'utf8',
  });
  return tried.status === 0
    ? undefined
    : `namespaces are closed here: ${tried.stderr || tried.error?.message}`;
}

const apart = [
  ...['--pid', '--fork', '--kill-child', '--mount', '--propagation', 'private'],
  ...['--cgroup', '--ipc', '--uts', '--net'],
];

export interface BootedRun {
  readonly code: number;
  readonly output: string;
}

/**
 * Boots this machine's systemd as process 1 over a copy of its files that is thrown away, and runs a bash script in it as
 * root, for `mostSeconds`. `folder` is a folder of the caller's; what is in its folder `shared` is at /mnt there,
 * the checkout at /opt/checkout.
 */
export function runInSystemd(folder: string, script: string, mostSeconds = 240): BootedRun {
  const shared = path.join(folder, 'shared');
  mkdirSync(shared, { recursive: true });
  writeFileSync(path.join(shared, 'script'), script);
  // Whoever runs the script ends the machine, whatever became of it.
  const unit = [
    '[Unit]\nAfter=dbus.service systemd-tmpfiles-setup.service\n[Service]\nType=oneshot',
    'ExecStart=/bin/bash -c "bash /mnt/script >/mnt/output 2>&1; echo $$? >/mnt/code"',
    'ExecStopPost=/bin/systemctl exit --force --force\n',
  ].join('\n');
  const boot = `set -e
mount -t tmpfs none ${folder}/root; cd ${folder}/root; mkdir upper work machine
mount -t overlay overlay -o lowerdir=/,upperdir=$PWD/upper,workdir=$PWD/work machine; cd machine
mkdir -p opt/checkout; mount --bind ${packageRoot} opt/checkout; mount --bind ${shared} mnt
mount --rbind /dev dev; mount -t proc proc proc; mount -t sysfs sys sys; mount -t tmpfs tmpfs run; mount -t tmpfs tmpfs tmp
cat >etc/systemd/system/install-test.service <<'END'
${unit}END
mkdir -p old; pivot_root . old; umount -l old
export container=tactus-test
exec /lib/systemd/systemd --system --unit=install-test.service --show-status=no --log-target=null`;
  mkdirSync(path.join(folder, 'root'));
  const [first = '', ...rest] = [...mortal, 'unshare', ...apart, 'bash', '-c', boot];
  spawnSync(first, rest, { timeout: mostSeconds * 1000, killSignal: 'SIGKILL' });
  const read = (name: string): string => {
    const file = path.join(shared, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  return { code: Number(read('code') || 'NaN'), output: read('output') };
}
