import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { eventually } from '../../time/testing/eventually.ts';
import type { SensorReading } from '../reading.ts';
import { nmeaSeconds } from '../testing/nmea-log.ts';
import { pythonIsInstalled, startPtyReceiver } from '../testing/pty-receiver.ts';
import { describeSensor, hastyTools } from '../testing/sensor-contract.ts';
import { createSerialGpsSensor } from './serial.ts';

requireInstalled('python3', pythonIsInstalled);

/** Says a second after the other until something has come of it. */
const sayUntil = (
  receiver: Awaited<ReturnType<typeof startPtyReceiver>>,
  next: () => string,
  condition: () => boolean,
  what: string,
): Promise<void> =>
  eventually(async () => {
    if (condition()) return true;
    receiver.say(next());
    await sleep(25);
    return false;
  }, what);

describe.skipIf(!pythonIsInstalled)('with a receiver on a pseudo-terminal', () => {
  describeSensor('gps', async () => {
    const receiver = await startPtyReceiver();
    const seconds = nmeaSeconds();
    return {
      sensor: createSerialGpsSensor({ path: receiver.path, baud: 9600 }, hastyTools),
      provoke: () => receiver.say(seconds.next()),
      lose: () => receiver.unplug(),
      restore: () => receiver.plug(),
      confuse: () => receiver.say(Buffer.from('b562010203ff24474e524d432c\u0000$$$GNRMC,,,*00\r\n')),
      close: () => receiver.close(),
    };
  });

  it.each([4800, 9600, 38_400, 115_200])('finds the speed of the line by itself: %d', async (baud) => {
    const receiver = await startPtyReceiver(baud);
    const sensor = createSerialGpsSensor({ path: receiver.path, baud: 'auto' }, hastyTools);
    const heard: SensorReading[] = [];
    sensor.start((reading) => heard.push(reading));
    const seconds = nmeaSeconds();
    await sayUntil(
      receiver,
      () => seconds.next(),
      () => heard.length > 0,
      'a position is heard',
    );
    expect(heard[0]).toMatchObject({
      kind: 'position',
      sensorId: 'gps',
      speedMps: expect.closeTo(3, 1),
      altitudeMeters: 34.2,
      accuracyMeters: expect.closeTo(3.6, 1),
    });
    expect(sensor.health().detail).toContain(`${baud} baud`);
    await sensor.stop();
    await receiver.close();
  });

  it('hears a receiver that sends GGA alone', async () => {
    const receiver = await startPtyReceiver();
    const sensor = createSerialGpsSensor({ path: receiver.path, baud: 9600 }, hastyTools);
    const heard: SensorReading[] = [];
    sensor.start((reading) => heard.push(reading));
    const seconds = nmeaSeconds();
    const gga = (): string =>
      `${seconds
        .next()
        .split('\r\n')
        .find((line) => line.includes('GGA'))}\r\n`;
    await sayUntil(receiver, gga, () => heard.length > 1, 'positions are heard');
    expect(heard[0]).toMatchObject({ kind: 'position', altitudeMeters: 34.2 });
    expect(heard[0]).not.toHaveProperty('speedMps', expect.any(Number));
    expect(sensor.health().status).toBe('ok');
    await sensor.stop();
    await receiver.close();
  });

  it('tells nothing without a fix, and begins anew when the receiver falls silent', async () => {
    const receiver = await startPtyReceiver();
    const sensor = createSerialGpsSensor({ path: receiver.path, baud: 9600 }, hastyTools);
    const heard: SensorReading[] = [];
    sensor.start((reading) => heard.push(reading));
    const seconds = nmeaSeconds();
    const searching = (): string => seconds.next(false);
    const fixed = (): string => seconds.next(true);
    const seeNoFix = (): Promise<void> => {
      const { withoutFix = 0 } = sensor.health().counters;
      const isHeard = () => (sensor.health().counters.withoutFix ?? 0) > withoutFix + 3;
      return sayUntil(receiver, searching, isHeard, 'no fix is heard');
    };
    await seeNoFix();
    expect(heard).toEqual([]);
    expect(sensor.health().detail).toMatch(/has no fix/);
    expect(sensor.health().texts.fix).toBe('none');
    await sayUntil(receiver, fixed, () => heard.length > 3, 'positions are heard');
    expect(sensor.health()).toMatchObject({
      texts: { fix: expect.stringMatching(/^[23]D$/) },
      gauges: { satellitesUsed: expect.any(Number), accuracyMeters: expect.any(Number) },
    });
    // What was said before is through when this is heard.
    await seeNoFix();
    expect(sensor.health().status).toBe('degraded');
    const count = heard.length;
    await seeNoFix();
    expect(heard.length).toBe(count);
    await eventually(() => /silent/.test(sensor.health().lastError ?? ''), 'silence is told');
    await sayUntil(receiver, fixed, () => sensor.health().status === 'ok', 'a fix again');
    await sensor.stop();
    await receiver.close();
  });
});
