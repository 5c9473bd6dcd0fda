#!/usr/bin/env bash
# What the unit must show in a running systemd. One line a check: ok, FAIL or note; DONE at the end.
set -uo pipefail
unit=tactus.service
here=$(cd "$(dirname "$0")" && pwd)

check() { # check NAME COMMAND...
  local name=$1
  shift
  if "$@" >/dev/null 2>&1; then echo "ok   $name"; else echo "FAIL $name"; fi
}
show() { systemctl show --value -p "$1" $unit; }
is() { [ "$(show "$1")" = "$2" ]; }
# until SECONDS COMMAND...
until_() {
  local seconds=$1
  shift
  for _ in $(seq $((seconds * 5))); do
    "$@" && return 0
    sleep 0.2
  done
  return 1
}
# fetch PATH: from the daemon, by Node (curl may be missing)
fetch() { node -e 'fetch("http://localhost:7272"+process.argv[1]).then(async r=>{process.stdout.write(await r.text());process.exit(r.ok?0:1)},()=>process.exit(1))' "$1"; }
of_status() { sed -n "s/^$1:[[:space:]]*//p" "/proc/$(show MainPID)/status"; }

finish() {
  journalctl --no-pager -u $unit >/run/results/journal 2>&1
  echo DONE
}
trap finish EXIT

systemd-sysusers && systemd-tmpfiles --create tactus.conf
check "user tactus made" id tactus
check "configuration laid down" test -f /etc/tactus/tactus.yaml

begin=$(date +%s%N)
check "becomes ready" systemctl start $unit
echo "note ready after $((($(date +%s%N) - begin) / 1000000)) ms: $(show StatusText)"
check "active and running" is SubState running
pid=$(show MainPID)
check "not root" test "$(ps -o user= -p "$pid" | tr -d ' ')" = tactus
check "no capabilities" test "$(of_status CapEff)" = 0000000000000000
check "seccomp filter" test "$(of_status Seccomp)" = 2
check "no new privileges" test "$(of_status NoNewPrivs)" = 1
check "state is its own" test "$(stat -c %U:%a /var/lib/tactus)" = tactus:700

echo "note limits: $(grep -E 'realtime priority|locked' "/proc/$pid/limits" | tr -s ' ' | tr '\n' ';')"

plays() { fetch /api/v1/state | grep -q '"playing":"playing"'; }
check "plays to null within 5 s" until_ 5 plays
check "healthy" fetch /healthz
beats() { fetch /metrics | sed -n 's/^tactus_beats_total //p'; }
first=$(beats)
sleep 3
second=$(beats)
check "beats go on ($first, then $second)" test "${second:-0}" -gt "${first:-0}"
model_bars() { [ "$(fetch /metrics | sed -n 's/^tactus_station_events_total{.*counter="modelBars"} //p')" -gt 0 ]; }
check "the network writes, in its process" until_ 15 model_bars
echo "note $(fetch /metrics | grep -E '^(tactus_station_events_total.*(lateBlocks|fallbackBars|modelBars)|process_resident)' | tr '\n' ' ')"
echo "note $(fetch /healthz | grep -o '"detail":"[^"]*real-time[^"]*"')"

sleep 12
check "lives longer than the watchdog waits" test "$(show MainPID)" = "$pid"

check "its render worker frozen" python3 "$here/freeze-thread.py" "$pid" 40 &
restarted() { [ "$(show NRestarts)" -ge 1 ]; }
check "is restarted by the watchdog" until_ 30 restarted
wait
check "for that reason" bash -c "journalctl --no-pager -u $unit | grep -q 'Watchdog timeout'"
check "and is ready again" until_ 30 is SubState running
check "and plays again" until_ 10 plays

begin=$(date +%s%N)
check "stops" systemctl stop $unit
echo "note stopped after $((($(date +%s%N) - begin) / 1000000)) ms"
check "in peace" is Result success
check "with exit code 0" is ExecMainStatus 0

mkdir -p /etc/tactus
echo 'panel: { prot: 1 }' >/etc/tactus/tactus.yaml
systemctl reset-failed $unit 2>/dev/null
check "does not start with a wrong configuration" bash -c "! systemctl start $unit"
check "says 78" is ExecMainStatus 78
sleep 4
check "and is not tried again" is ActiveState failed
