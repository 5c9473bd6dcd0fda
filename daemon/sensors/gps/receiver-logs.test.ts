import { readdirSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createLineReader } from '../../system/lines.ts';
import { eventually } from '../../time/testing/eventually.ts';
import type { ReadingOf, SensorReading } from '../reading.ts';
import type { Sensor } from '../sensor.ts';
import { type GpsdOnPty, gpsdIsInstalled, startGpsdOnPty } from '../testing/gpsd-process.ts';
import { movingLog } from '../testing/nmea-log.ts';
import { type PtyReceiver, pythonIsInstalled, startPtyReceiver } from '../testing/pty-receiver.ts';
import { pieces, positionsWithFix, type ReceiverLog, receiverLog } from '../testing/receiver-log.ts';
import { hastyTools } from '../testing/sensor-contract.ts';
import { createGpsdSensor } from './gpsd.ts';
import { fixOf, parseGpsdReport } from './gpsd-report.ts';
import { createNmeaReceiver } from './nmea-receiver.ts';
import { createSerialGpsSensor } from './serial.ts';

/**
 * Logs of receivers through a real gpsd, and as NMEA through a serial line: a few small ones of our own, or all of a
 * folder (binary protocols too; what gpsd makes of them as NMEA goes to the serial line):
 *
 *   TACTUS_RECEIVER_LOGS=FOLDER npx vitest run daemon/sensors/gps/receiver-logs
 */
const folder = process.env.TACTUS_RECEIVER_LOGS;
const logs: readonly ReceiverLog[] =
  folder === undefined
    ? [
        receiverLog('a run, 1 Hz', movingLog(32)),
        receiverLog('a run, 5 Hz', movingLog(13, 5)),
        receiverLog('never a fix', movingLog(10, 1, 99)),
      ]
    : readdirSync(folder)
        .filter((file) => file.endsWith('.log'))
        .map((file) => receiverLog(file, readFileSync(path.join(folder, file))));

interface HeardFix {
  readonly secondOfDay: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly speedMps: number | undefined;
}

/** What gpsd says to anybody who asks: reports and sentences. */
async function tap(
  port: number,
  onSentence: (line: string) => void,
): Promise<{ readonly told: readonly HeardFix[]; close(): void }> {
  const told: HeardFix[] = [];
  let isWatching = false;
  const socket = createConnection(port, '127.0.0.1');
  const lines = createLineReader(1 << 16, (line) => {
    if (line.startsWith('$')) onSentence(line);
    if (line.startsWith('{"class":"WATCH"')) isWatching = true;
    const report = parseGpsdReport(line);
    const fix = report?.class === 'TPV' ? fixOf(report) : undefined;
    if (report?.class !== 'TPV' || !fix) return;
    const secondOfDay = (Date.parse(report.time ?? '') / 1000) % 86_400;
    told.push({ secondOfDay, latitude: fix.latitude, longitude: fix.longitude, speedMps: fix.speedMps });
  });
  socket.setEncoding('latin1').write('?WATCH={"enable":true,"json":true,"nmea":true};\n');
  socket.on('data', (chunk: string) => lines.accept(chunk));
  socket.on('error', () => {});
  await eventually(() => isWatching, 'gpsd tells what it hears');
  return { told, close: () => socket.destroy() };
}

/** Both ways from a receiver to a reading, side by side. */
interface Bench {
  readonly gpsd: GpsdOnPty;
  readonly line: PtyReceiver;
  readonly sensors: { readonly gpsd: Sensor; readonly serial: Sensor };
  readonly heard: { readonly gpsd: ReadingOf<'position'>[]; readonly serial: ReadingOf<'position'>[] };
  /** All of it, or until something has come about. */
  play(log: ReceiverLog, until?: () => boolean): Promise<void>;
  close(): Promise<void>;
}

async function open(onSerial: (text: string) => void = () => {}): Promise<Bench> {
  const [gpsd, line] = await Promise.all([startGpsdOnPty(), startPtyReceiver()]);
  const sensors = {
    gpsd: createGpsdSensor({ host: '127.0.0.1', port: gpsd.port }, hastyTools),
    serial: createSerialGpsSensor({ path: line.path, baud: 9600 }, hastyTools),
  };
  const heard: Bench['heard'] = { gpsd: [], serial: [] };
  const keep = (into: ReadingOf<'position'>[]) => (reading: SensorReading) => {
    if (reading.kind === 'position') into.push(reading);
  };
  sensors.gpsd.start(keep(heard.gpsd));
  sensors.serial.start(keep(heard.serial));
  await eventually(() => /^connected/.test(sensors.gpsd.health().detail), 'gpsd is reached');
  return {
    gpsd,
    line,
    sensors,
    heard,
    async play(log, until = () => false) {
      for (const piece of pieces(log)) {
        if (until()) return;
        gpsd.say(piece);
        if (log.isNmea) {
          line.say(piece);
          onSerial(piece.toString('latin1'));
        }
        await sleep(log.isNmea ? 40 : 25);
      }
      // What is under way comes in; where there never is a fix nothing would tell that it has.
      await sleep(300);
    },
    async close() {
      await Promise.all([sensors.gpsd.stop(), sensors.serial.stop()]);
      await Promise.all([gpsd.close(), line.close()]);
    },
  };
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 2e-6;

describe.skipIf(!gpsdIsInstalled || !pythonIsInstalled).each(logs)('the log $name', (played) => {
  const plays = played.isNmea ? 'NMEA' : 'binary';

  it('is told alike by gpsd and over a serial line, and only with a fix', async () => {
    const serialTold: HeardFix[] = [];
    const receiver = createNmeaReceiver();
    const text = createLineReader(4096, (each) => {
      const fix = receiver.accept(each);
      if (typeof fix === 'string' || fix.timeOfDaySeconds === undefined) return;
      const { timeOfDaySeconds: secondOfDay, latitude, longitude, speedMps } = fix;
      serialTold.push({ secondOfDay, latitude, longitude, speedMps });
    });
    const bench = await open((said) => void text.accept(said));
    const tapped = await tap(bench.gpsd.port, (sentence) => {
      if (played.isNmea) return;
      bench.line.say(`${sentence}\r\n`);
      text.accept(`${sentence}\r\n`);
    });
    await bench.play(played);

    // Before any of our own gates: the same moment, by the receiver's clock.
    const pairs = serialTold.flatMap((one) => {
      const other = tapped.told.findLast(
        ({ secondOfDay, speedMps }) =>
          Math.abs(secondOfDay - one.secondOfDay) < 0.01 && speedMps !== undefined,
      );
      return one.speedMps === undefined || other?.speedMps === undefined
        ? []
        : [[one.speedMps, other.speedMps] as const];
    });
    const apart = Math.max(0, ...pairs.map(([one, other]) => Math.abs(one - other)));
    // And as the body gets them, by position.
    const gated = bench.heard.serial.flatMap((one) => {
      const other = bench.heard.gpsd.findLast(
        ({ latitude, longitude }) => near(latitude, one.latitude) && near(longitude, one.longitude),
      );
      return one.speedMps === undefined || other?.speedMps === undefined
        ? []
        : [Math.abs(one.speedMps - other.speedMps)];
    });
    const moving = pairs.filter(([one]) => one > 0.5).length;
    console.info(
      `${played.name} (${plays}): readings ${bench.heard.gpsd.length} through gpsd, ${bench.heard.serial.length} over the line; ` +
        `${pairs.length} fixes of both, ${moving} of them in motion, ${apart.toFixed(3)} m/s apart at most; ` +
        `as readings ${gated.length}, ${Math.max(0, ...gated).toFixed(3)} m/s`,
    );

    expect(apart).toBeLessThan(0.2);
    expect(Math.max(0, ...gated)).toBeLessThan(0.2);
    // Each reading stands where the receiver had a fix; gpsd, too, may say nothing before it.
    const fixes = played.isNmea ? positionsWithFix(played) : tapped.told;
    for (const reading of [...bench.heard.gpsd, ...bench.heard.serial]) {
      const known = fixes.some(
        ({ latitude, longitude }) => near(latitude, reading.latitude) && near(longitude, reading.longitude),
      );
      expect(known, JSON.stringify(reading)).toBe(true);
    }
    if (fixes.length === 0) {
      expect([bench.heard.gpsd.length, bench.heard.serial.length]).toEqual([0, 0]);
      expect(bench.sensors.gpsd.health().status).toBe('degraded');
    } else {
      expect(pairs.length).toBeGreaterThan(0);
      expect(gated.length).toBeGreaterThan(0);
      if (folder === undefined) expect(moving).toBeGreaterThan(20);
    }
    tapped.close();
    await bench.close();
  });

  it.skipIf(folder === undefined && played !== logs[0])(
    'is heard again after gpsd was killed, silence, and a pulled cable',
    async () => {
      const bench = await open();
      const hasFixes = async (): Promise<boolean> => {
        await bench.play(played, () => bench.heard.gpsd.length > 0);
        return bench.heard.gpsd.length > 0;
      };
      const expectHeard = async (which: 'gpsd' | 'serial', what: string): Promise<void> => {
        if (which === 'serial' && !played.isNmea) return;
        const before = bench.heard[which].length;
        // A sensor whose timers are hasty may miss a busy machine's pieces for a moment.
        const isHeard = (): boolean =>
          bench.heard[which].length > before && bench.sensors[which].health().status === 'ok';
        for (let tries = 0; tries < 3 && !isHeard(); tries += 1) await bench.play(played, isHeard);
        expect(bench.heard[which].length, what).toBeGreaterThan(before);
        expect(bench.sensors[which].health().status, what).toBe('ok');
      };
      if (await hasFixes()) {
        await bench.gpsd.kill();
        await eventually(
          () => /no gpsd/.test(bench.sensors.gpsd.health().detail),
          'the loss of gpsd is told',
        );
        await bench.gpsd.start();
        await eventually(() => !/no gpsd/.test(bench.sensors.gpsd.health().detail), 'gpsd is found again');
        await expectHeard('gpsd', 'after gpsd was killed');

        for (const sensor of [bench.sensors.gpsd, bench.sensors.serial])
          await eventually(() => sensor.health().status === 'degraded', 'silence is told');
        expect(bench.sensors.gpsd.health().detail).toMatch(/silent for/);
        await expectHeard('gpsd', 'after silence');
        await expectHeard('serial', 'after silence');

        await Promise.all([bench.gpsd.unplug(), bench.line.unplug()]);
        await eventually(() => bench.sensors.gpsd.health().status === 'degraded', 'unplugged at gpsd');
        await eventually(() => bench.sensors.serial.health().status === 'degraded', 'unplugged at the line');
        await Promise.all([bench.gpsd.plug(), bench.line.plug()]);
        await expectHeard('gpsd', 'after the cable');
        await expectHeard('serial', 'after the cable');
      } else {
        await bench.gpsd.kill();
        await bench.gpsd.start();
        await bench.play(played);
        expect([bench.heard.gpsd.length, bench.heard.serial.length]).toEqual([0, 0]);
      }
      await bench.close();
    },
  );
});
