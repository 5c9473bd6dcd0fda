import type { SerialPort } from 'serialport';
import { createLineReader } from '../../system/lines.ts';
import type { Attempt } from '../../time/persist.ts';
import { createPersistentSensor } from '../persistent.ts';
import type { Sensor, SensorTools } from '../sensor.ts';
import { createVitals } from '../vitals.ts';
import { createPositionGate } from './gate.ts';
import { createNmeaReceiver } from './nmea-receiver.ts';
import { noFix, tellFix } from './tell-fix.ts';

export const serialGpsId = 'gps';

export interface SerialGpsOptions {
  /** The device file; /dev/serial/by-id/... stays the same over replugging. */
  readonly path: string;
  /** Bits a second, or `auto` to try the usual speeds. */
  readonly baud: number | 'auto';
}

/** Most modules begin at 9600, old ones at 4800, quick ones (10 Hz) need 38400 or more. USB does not care. */
const usualBauds = [9600, 38_400, 115_200, 4800, 57_600, 19_200] as const;
/** A receiver says something every second; at a wrong speed nothing has a right checksum. */
const baudTrialSeconds = 2.5;
const staleSeconds = 3;
/** After this silence the receiver may have been set to another speed, or is gone unnoticed. */
const giveUpSeconds = 10;
/** Binary protocols between the sentences have no line ends. */
const longestLine = 4096;

/** GPS from a receiver on a serial line or USB, without gpsd: NMEA sentences, the speed of the line found by trying. */
export function createSerialGpsSensor(options: SerialGpsOptions, { clock, timers }: SensorTools): Sensor {
  const id = serialGpsId;
  const vitals = createVitals({ id, clock, staleSeconds });
  let goodBaud: number | undefined;

  /** Listens at one speed. Resolves false when nothing was understood, rejects when the line ends. */
  const listenAt = async (baud: number, { signal, succeeded }: Attempt): Promise<boolean> => {
    const port = await openPort(options.path, baud);
    const receiver = createNmeaReceiver();
    const gate = createPositionGate();
    let understood = 0;
    let finish: (outcome: boolean | Error) => void = () => {};
    const ended = new Promise<boolean | Error>((resolve) => {
      finish = resolve;
    });
    let cancel = timers.after(baudTrialSeconds, () => finish(false));

    const onLine = (line: string): void => {
      const said = receiver.accept(line);
      if (said === 'damaged') vitals.count('damaged');
      if (said === 'damaged' || said === 'foreign') return;
      understood += 1;
      if (understood === 1) {
        goodBaud = baud;
        succeeded();
        vitals.status('degraded', `receiver at ${options.path} (${baud} baud), waiting for a fix`);
      }
      cancel();
      cancel = timers.after(giveUpSeconds, () => finish(new Error(`silent for ${giveUpSeconds} s`)));
      if (said === 'withoutFix' || said === 'inexact') {
        vitals.count('withoutFix');
        tellFix(vitals, { ...receiver.quality, dimensions: 1 });
        const why = said === 'inexact' ? 'has too inexact a fix, with satellites badly placed' : 'has no fix';
        vitals.status('degraded', `receiver at ${options.path} (${baud} baud) ${why}`);
      }
      if (typeof said === 'string') return;
      const { timeOfDaySeconds, dayMillis, ...place } = said;
      const { accuracyMeters } = place;
      const utcSeconds =
        timeOfDaySeconds === undefined || dayMillis === undefined
          ? undefined
          : dayMillis / 1000 + timeOfDaySeconds;
      const position = gate.accept({ atSeconds: clock.nowSeconds(), ...place, utcSeconds });
      if (!position) {
        vitals.count('outliers');
        return;
      }
      vitals.quality01 =
        accuracyMeters === undefined ? undefined : Math.min(1, 4 / Math.max(4, accuracyMeters));
      tellFix(vitals, receiver.quality);
      vitals.status('ok', `fix from the receiver at ${options.path} (${baud} baud)`);
      vitals.emit({ kind: 'position', sensorId: id, ...position });
    };
    const lines = createLineReader(longestLine, onLine);
    const abort = (): void => finish(true);
    signal.addEventListener('abort', abort, { once: true });
    port.on('data', (chunk: Buffer) => lines.accept(chunk.toString('latin1')));
    port.on('error', (error: Error) => finish(error));
    port.on('close', () => finish(new Error('unplugged')));
    const outcome = signal.aborted ? true : await ended;
    cancel();
    tellFix(vitals, noFix);
    signal.removeEventListener('abort', abort);
    port.removeAllListeners('close');
    await closePort(port);
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };

  const attempt = async (trial: Attempt): Promise<void> => {
    const bauds = options.baud === 'auto' ? usualBauds : [options.baud];
    // Each second time at the speed that was right before: it is right again, but for a receiver that was set anew.
    const good = goodBaud;
    const inOrder =
      good === undefined
        ? bauds
        : bauds.filter((baud) => baud !== good || bauds.length === 1).flatMap((baud) => [good, baud]);
    for (const baud of inOrder) {
      if (trial.signal.aborted) return;
      if (await listenAt(baud, trial)) return;
    }
    throw new Error(`no RMC, GGA or GNS sentences at ${bauds.join(', ')} baud`);
  };

  return createPersistentSensor({
    id,
    vitals,
    timers,
    attempt,
    opening: `opening ${options.path}`,
    trouble: (why) => `no receiver at ${options.path} (${why})`,
  });
}

async function openPort(path: string, baudRate: number): Promise<SerialPort> {
  const { SerialPort: Port } = await import('serialport');
  const port = new Port({ path, baudRate, autoOpen: false });
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
  return port;
}

/** A port that was unplugged is closed already, and says so as an error. */
async function closePort(port: SerialPort): Promise<void> {
  port.on('error', () => {});
  if (port.isOpen) await new Promise<void>((resolve) => port.close(() => resolve()));
}
