import { openDBus, systemBusAddress } from '../dbus/dbus.ts';
import { propertiesInterface } from '../dbus/interfaces.ts';
import { gpsdId } from '../sensors/gps/gpsd.ts';
import { serialGpsId } from '../sensors/gps/serial.ts';
import type { Session } from '../session/session.ts';
import { isClockKept } from '../system/clock-kept.ts';
import type { Clock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';
import { createWallClock, type WallClock } from '../time/wall-clock.ts';

/** Of this machine: what comes over a network or from a recording says nothing of the time here. */
const receivers: ReadonlySet<string> = new Set([gpsdId, serialGpsId]);
/** How often systemd is asked, which starts a helper for it. */
const askSeconds = 300;
const deadlineSeconds = 5;

/** The time of day, by the machine or by its own receiver. `isRecorded`: of a sensor that only plays back. */
export function openWallClock(
  session: Pick<Session, 'listen'>,
  clock: Clock,
  isRecorded: (sensorId: string) => boolean,
): WallClock {
  const wall = createWallClock({ clock, machineSeconds: () => Date.now() / 1000, isKept: createKept(clock) });
  session.listen('wall clock', {
    reading(reading) {
      if (reading.kind !== 'position' || reading.utcSeconds === undefined) return;
      const { sensorId, utcSeconds, atSeconds } = reading;
      if (receivers.has(sensorId) && !isRecorded(sensorId)) wall.hear(utcSeconds, atSeconds);
    },
  });
  return wall;
}

/** The kernel's word, else, where the unit's filter keeps us from asking it, systemd's as it was told last. */
function createKept(clock: Clock): () => boolean | undefined {
  let told: boolean | undefined;
  let askedSeconds = Number.NEGATIVE_INFINITY;
  return () => {
    const known = isClockKept();
    if (known !== undefined) return known;
    if (clock.nowSeconds() - askedSeconds >= askSeconds) {
      askedSeconds = clock.nowSeconds();
      void askSystemd().then((answer) => {
        told = answer ?? told;
      });
    }
    return told;
  };
}

/** Undefined where there is none. */
async function askSystemd(): Promise<boolean | undefined> {
  const name = 'org.freedesktop.timedate1';
  try {
    const bus = await openDBus({ address: systemBusAddress(), timers: realTimers, onSignal: () => {} });
    try {
      const [answer] = await bus.call({
        destination: name,
        path: '/org/freedesktop/timedate1',
        interface: propertiesInterface,
        member: 'Get',
        signature: 'ss',
        body: [name, 'NTPSynchronized'],
        deadlineSeconds,
      });
      const value = (answer as { value?: unknown } | undefined)?.value ?? answer;
      return typeof value === 'boolean' ? value : undefined;
    } finally {
      bus.close();
    }
  } catch {
    return undefined;
  }
}
