import { createConnection, type Socket } from 'node:net';
import { createLineReader } from '../../system/lines.ts';
import type { Attempt } from '../../time/persist.ts';
import { createPersistentSensor } from '../persistent.ts';
import type { Sensor, SensorTools } from '../sensor.ts';
import { createVitals } from '../vitals.ts';
import { createPositionGate } from './gate.ts';
import { fixOf, type GpsdReport, parseGpsdReport, satellitesOf } from './gpsd-report.ts';
import { noFix, tellFix } from './tell-fix.ts';

export const gpsdId = 'gpsd';

export interface GpsdOptions {
  readonly host: string;
  readonly port: number;
}

/** gpsd's SKY reports are long, a line of every satellite; nothing it says is longer than this. */
const longestLine = 64 * 1024;
/** A receiver tells once a second; after this it has fallen silent. */
const staleSeconds = 3;
/** A connection that neither opens nor fails, or on which nothing is said that gpsd would say. */
const connectSeconds = 5;
/** Without a receiver gpsd has nothing to say: it is asked. One that has hung, or another program, does not answer. */
const askSeconds = 4;
const mostUnanswered = 2;

/**
 * GPS through gpsd: JSON over TCP. gpsd keeps the last fix when a receiver falls silent, and says nothing then, so the
 * silence is noticed here. Nothing is emitted without a fix.
 */
export function createGpsdSensor(options: GpsdOptions, tools: SensorTools): Sensor {
  const { clock, timers } = tools;
  const id = gpsdId;
  const vitals = createVitals({ id, clock, staleSeconds });
  const where = `${options.host}:${options.port}`;

  const onReport = (report: GpsdReport, gate: ReturnType<typeof createPositionGate>): void => {
    switch (report.class) {
      case 'TPV': {
        const fix = fixOf(report);
        if (!fix) {
          vitals.count('withoutFix');
          tellFix(vitals, { dimensions: 1, accuracyMeters: undefined });
          vitals.status('degraded', `gpsd at ${where} answers, but the receiver has no fix`);
          return;
        }
        const atSeconds = clock.nowSeconds();
        const position = gate.accept({ atSeconds, ...fix });
        if (!position) {
          vitals.count('outliers');
          return;
        }
        tellFix(vitals, {
          dimensions: report.mode === 3 ? 3 : 2,
          accuracyMeters: fix.accuracyMeters,
        });
        vitals.status('ok', `fix through gpsd at ${where}`);
        vitals.emit({ kind: 'position', sensorId: id, ...position });
        return;
      }
      case 'SKY':
        vitals.quality01 = report.hdop === undefined ? undefined : Math.min(1, 1 / Math.max(1, report.hdop));
        tellFix(vitals, { dilution: report.hdop, ...satellitesOf(report) });
        return;
      case 'DEVICES':
        if (report.devices.length === 0) {
          vitals.status(
            'degraded',
            `gpsd at ${where} has no receiver`,
            'Plug one in, or name it to gpsd: DEVICES in /etc/default/gpsd.',
          );
        }
        return;
      case 'DEVICE':
        if (!report.activated) vitals.status('degraded', `gpsd at ${where} lost its receiver ${report.path}`);
        return;
      case 'ERROR':
        vitals.error(`gpsd: ${report.message}`);
        return;
      case 'VERSION':
        vitals.status('degraded', `connected to gpsd ${report.release} at ${where}, waiting for a fix`);
        return;
    }
  };

  const attempt = ({ signal, succeeded }: Attempt): Promise<void> =>
    new Promise((resolve, reject) => {
      const gate = createPositionGate();
      const socket: Socket = createConnection({ host: options.host, port: options.port });
      let isGreeted = false;
      let unanswered = 0;
      let cancelDeadline = timers.after(connectSeconds, () =>
        socket.destroy(new Error(`${where} does not answer`)),
      );
      const ask = (): void => {
        if (unanswered >= mostUnanswered) {
          socket.destroy(new Error(`${where} does not answer any more`));
          return;
        }
        unanswered += 1;
        socket.write('?VERSION;\n');
        cancelDeadline = timers.after(askSeconds, ask);
      };
      const abort = (): void => {
        socket.destroy();
      };
      const lines = createLineReader(longestLine, (line) => {
        const report = parseGpsdReport(line);
        if (report) {
          unanswered = 0;
          if (!isGreeted) {
            isGreeted = true;
            succeeded();
            cancelDeadline();
            cancelDeadline = timers.after(askSeconds, ask);
          } else if (report.class === 'VERSION') return;
          onReport(report, gate);
        } else if (!/^\{"class":"\w+"/.test(line)) {
          socket.destroy(new Error(`${where} is not a gpsd`));
        }
      });
      let failure: Error | undefined;
      signal.addEventListener('abort', abort, { once: true });
      socket.setEncoding('utf8').setKeepAlive(true, 10_000);
      socket.on('connect', () => {
        socket.write('?WATCH={"enable":true,"json":true};\n');
      });
      socket.on('data', (chunk: string) => {
        if (!lines.accept(chunk)) socket.destroy(new Error(`${where} is not a gpsd: endless line`));
      });
      socket.on('error', (error) => {
        failure = error;
      });
      socket.on('close', () => {
        cancelDeadline();
        signal.removeEventListener('abort', abort);
        tellFix(vitals, noFix);
        if (failure) reject(failure);
        else resolve();
      });
    });

  return createPersistentSensor({
    id,
    vitals,
    timers,
    attempt,
    opening: `connecting to gpsd at ${where}`,
    trouble: (why) => `no gpsd at ${where} (${why})`,
    endCounter: 'connectionsLost',
  });
}
