#!/usr/bin/env bash
# Two commands on a bare Debian: one installs the package, one plays. Makes a root of a release with debootstrap, installs in it
# as anybody would, plays there without systemd, then boots it and looks at the service that plays by itself, at an
# upgrade and at a purge. As root, with network; tells figures and ends with 0 when all of it was right.
#
#   sudo tools/checks/bare.sh DIR/tactus_*_amd64.deb [RELEASE]     # bookworm, trixie ...; apt install debootstrap
set -euo pipefail
package=$(realpath "$1")
release=${2:-bookworm}
work=$(mktemp -d /var/tmp/tactus-bare-XXXXXX)
machine=$work/machine
trap 'rm -rf --one-file-system "$work"' EXIT

since() { echo "$(($(date +%s) - $1)) s"; }
say() { echo "bare: $*"; }

started=$(date +%s)
debootstrap "$release" "$machine" >"$work/debootstrap.log" || { tail "$work/debootstrap.log"; exit 1; }
say "$release, $(du -sm --one-file-system "$machine" | cut -f1) MB, made in $(since "$started")"
cp "$package" "$machine/root/"
# What an image has asked already.
printf 'APT::Get::Assume-Yes "true";\n' >"$machine/etc/apt/apt.conf.d/99bare"

cat >"$machine/root/without-systemd" <<'END'
set -eu
cd /root
export DEBIAN_FRONTEND=noninteractive LC_ALL=C
apt-get -qq update
started=$(date +%s)
apt install ./tactus_*.deb >/root/apt.log 2>&1 || { tail /root/apt.log; exit 1; }
echo "bare: apt install ./$(basename tactus_*.deb): $(($(date +%s) - started)) s, $(grep -c '^Setting up' /root/apt.log) packages set up"
tactus run --simulate easy --output null --port 7299 >/root/run.log 2>&1 &
playing=$!
sleep 15
tactus doctor --json >/root/doctor.json || true
kill -INT "$playing"
wait "$playing"
grep 'plays to null' /root/run.log
tactus render --simulate easy --seconds 20 --wav /root/a.wav --midi /root/a.mid
END
unshare --mount --propagation private bash -c "
  mount -t proc proc $machine/proc; mount -t sysfs sys $machine/sys; mount --rbind /dev $machine/dev
  cp --dereference /etc/resolv.conf $machine/etc/resolv.conf
  chroot $machine bash /root/without-systemd"

cat >"$machine/root/booted" <<'END'
set -eu
export LC_ALL=C DEBIAN_FRONTEND=noninteractive
until systemctl is-active --quiet tactus; do sleep 0.2; done
microseconds() { systemctl show --property "$1" --value tactus; }
ready=$((($(microseconds ActiveEnterTimestampMonotonic) - $(microseconds ExecMainStartTimestampMonotonic)) / 1000))
echo "bare: booted, the service plays by itself, ready $ready ms after it began"
test "$ready" -le 5000
sleep 10
token=$(tactus panel --json | sed 's/.*"token":"//; s/".*//')
ask="/usr/lib/tactus/node/bin/node -e"
state="fetch('http://localhost:7272/api/v1/state', { headers: { authorization: 'Bearer $token' } }).then((answer) => answer.json())"
$ask "$state.then(({ playing, health }) => console.log('bare: it is', playing, '-', health.filter(({ status }) => status !== 'ok').map(({ station, detail }) => station + ': ' + detail).join('; ')))"
tactus panel | head -3
systemd-analyze security --no-pager --threshold=20 tactus.service | tail -1
systemd-analyze verify tactus.service 2>&1 | grep -i tactus && exit 1
dpkg --verify tactus
apt purge tactus >/root/apt.log 2>&1 || { tail /root/apt.log; exit 1; }
left=$(find / -xdev -iname '*tactus*' -not -path '/root/*' -not -path '/var/log/*' -not -path '/tmp/*')
if [ -n "$left" ] || getent passwd tactus; then echo "bare: left behind: $left"; exit 1; fi
echo 'bare: purged, nothing is left'
END
cat >"$machine/etc/systemd/system/bare.service" <<'END'
[Unit]
After=multi-user.target
[Service]
Type=oneshot
ExecStart=/bin/bash -c 'bash /root/booted >/root/output 2>&1; echo $? >/root/code'
ExecStopPost=/bin/systemctl exit --force --force
[Install]
WantedBy=multi-user.target
END
ln -sf /etc/systemd/system/bare.service "$machine/etc/systemd/system/multi-user.target.wants/bare.service"
timeout --kill-after=5 300 unshare --pid --fork --kill-child --mount --propagation private --cgroup --ipc --uts --net bash -c "
  set -e
  mount --bind $machine $machine; cd $machine
  mount --rbind /dev dev; mount -t proc proc proc; mount -t sysfs sys sys; mount -t tmpfs tmpfs run; mount -t tmpfs tmpfs tmp
  mkdir -p old; pivot_root . old; umount -l old
  export container=tactus-bare
  exec /lib/systemd/systemd --system --show-status=no --log-target=null" || true
cat "$machine/root/output"
exit "$(cat "$machine/root/code")"
