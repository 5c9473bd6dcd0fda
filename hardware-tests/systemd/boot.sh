#!/usr/bin/env bash
# Makes the root of the machine in the namespaces and becomes its systemd. Called by run.sh only.
set -euo pipefail
root=$1
work=$2

mount --make-rprivate /
scratch=$work/scratch
mkdir "$scratch"
mount -t tmpfs tmpfs "$scratch"
mkdir "$scratch/upper" "$scratch/work" "$scratch/machine"
machine=$scratch/machine
mount -t overlay overlay -o "lowerdir=/,upperdir=$scratch/upper,workdir=$scratch/work" "$machine"
mount -t proc proc "$machine/proc"
mount -t sysfs sysfs "$machine/sys"
mount --rbind /dev "$machine/dev"
mount -t tmpfs tmpfs "$machine/run"
mount -t tmpfs tmpfs "$machine/tmp"
mount -t cgroup2 cgroup2 "$machine/sys/fs/cgroup"

# The package where the unit expects it, and what a package would install.
mkdir -p "$machine/usr/lib/tactus" "$machine/run/results" "$machine/etc/systemd/system/tactus.service.d"
mount --bind "$root" "$machine/usr/lib/tactus"
mount --bind "$work/results" "$machine/run/results"
cp "$root/systemd/tactus.service" "$machine/etc/systemd/system/"
mkdir -p "$machine/usr/lib/sysusers.d" "$machine/usr/lib/tmpfiles.d"
cp "$root/systemd/tactus.sysusers.conf" "$machine/usr/lib/sysusers.d/tactus.conf"
cp "$root/systemd/tactus.tmpfiles.conf" "$machine/usr/lib/tmpfiles.d/tactus.conf"
cat >"$machine/etc/systemd/system/tactus.service.d/check.conf" <<'UNIT'
[Service]
ExecStart=
ExecStart=/usr/bin/env node /usr/lib/tactus/bin/tactus.js run --simulate easy --output null --output stream
UNIT
cat >"$machine/etc/systemd/system/tactus-check.service" <<'UNIT'
[Unit]
Description=The checks
After=basic.target
[Service]
Type=oneshot
ExecStart=/bin/bash /usr/lib/tactus/hardware-tests/systemd/check.sh
ExecStopPost=/bin/systemctl --no-block exit
StandardOutput=file:/run/results/checks
StandardError=inherit
UNIT
cat >"$machine/etc/systemd/system/tactus-check.target" <<'UNIT'
[Unit]
Requires=basic.target
Wants=tactus-check.service systemd-journald.service
AllowIsolate=yes
UNIT
rm -f "$machine/etc/machine-id"
echo 0123456789abcdef0123456789abcdef >"$machine/etc/machine-id"

cd "$machine"
mkdir -p old
pivot_root . old
exec /usr/bin/env -i container=tactus-check PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
  /bin/bash -c 'umount -l /old; exec /lib/systemd/systemd --system --log-target=journal --show-status=no --unit=tactus-check.target'
