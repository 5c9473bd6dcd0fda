#!/usr/bin/env bash
# The unit in a real systemd: boots one as PID 1 in namespaces of its own, over an overlay of this machine's root, and
# runs check.sh in it. Nothing of this machine is changed. Needs root, systemd, unshare and python3, and a built checkout
# (npm ci). Exit code 0: all checks passed; 77: this machine cannot do it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

skip() {
  echo "SKIP: $1" >&2
  exit 77
}
[ "$(id -u)" = 0 ] || skip "not root"
[ -x /lib/systemd/systemd ] || skip "systemd is not installed (apt-get install systemd)"
command -v unshare >/dev/null || skip "unshare is missing (apt-get install util-linux)"
command -v python3 >/dev/null || skip "python3 is missing"
[ -f "$root/dist/daemon/main.js" ] || skip "not built: npm ci"
unshare --pid --fork --mount --propagation private --cgroup --ipc --uts --net true 2>/dev/null ||
  skip "namespaces are not allowed here"

work=$(mktemp -d)
trap 'umount -l "$work" 2>/dev/null || true; rm -rf --one-file-system "$work"' EXIT
mkdir "$work/results"
timeout --kill-after=5 "${LIMIT_SECONDS:-180}" \
  unshare --pid --fork --mount --propagation private --cgroup --ipc --uts --net \
  "$here/boot.sh" "$root" "$work" >"$work/console.log" 2>&1 || true

if [ ! -f "$work/results/checks" ]; then
  tail -40 "$work/console.log" >&2
  echo "FAIL: systemd did not come as far as the checks" >&2
  exit 1
fi
cat "$work/results/checks"
if grep -q '^FAIL' "$work/results/checks" || ! grep -q '^DONE' "$work/results/checks"; then
  echo "--- journal of the unit" >&2
  tail -60 "$work/results/journal" >&2 || true
  exit 1
fi
