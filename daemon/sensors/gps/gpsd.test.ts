import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { ManualTime } from '../../time/timers.ts';
import type { SensorReading } from '../reading.ts';
import { type GpsdUnderTest, gpsdIsInstalled, startGpsd } from '../testing/gpsd-process.ts';
import { nmeaSeconds } from '../testing/nmea-log.ts';
import { describeSensor, hastyTools } from '../testing/sensor-contract.ts';
import { createGpsdSensor } from './gpsd.ts';

requireInstalled('gpsd', gpsdIsInstalled);

describe.skipIf(!gpsdIsInstalled)('with a real gpsd', () => {
  describeSensor('gpsd', async () => {
    const gpsd = await startGpsd();
    const receiver = nmeaSeconds();
    return {
      sensor: createGpsdSensor({ host: '127.0.0.1', port: gpsd.port }, hastyTools),
      provoke: () => gpsd.say(receiver.next()),
      lose: () => gpsd.kill(),
      restore: () => gpsd.start(),
      confuse: () => gpsd.say('\u0000\u00ff$GPRMC,rubbish*00\r\n{"class":"TPV"}\r\n'),
      close: () => gpsd.close(),
    };
  });

  describe('createGpsdSensor', () => {
    let gpsd: GpsdUnderTest;
    beforeAll(async () => {
      gpsd = await startGpsd();
    });
    afterAll(() => gpsd.close());

    it('tells position and speed, nothing without a fix, and notices silence', async () => {
      const sensor = createGpsdSensor({ host: '127.0.0.1', port: gpsd.port }, hastyTools);
      const heard: SensorReading[] = [];
      sensor.start((reading) => heard.push(reading));
      const searching = nmeaSeconds({ fixed: false });
      for (let second = 0; second < 8; second += 1) {
        gpsd.say(searching.next());
        await sleep(40);
      }
      expect(heard).toEqual([]);
      expect(sensor.health().status).toBe('degraded');
      const running = nmeaSeconds();
      for (let second = 0; second < 12; second += 1) {
        gpsd.say(running.next());
        await sleep(60);
      }
      await eventually(() => heard.length > 6, 'positions are heard');
      const last = heard.at(-1);
      expect(last).toMatchObject({ kind: 'position', sensorId: 'gpsd', speedMps: expect.closeTo(3, 1) });
      expect(last?.kind === 'position' && last.latitude).toBeCloseTo(52.5145, 3);
      expect(sensor.health().status).toBe('ok');
      await eventually(() => sensor.health().status === 'degraded', 'silence is noticed', 6);
      expect(sensor.health().detail).toMatch(/silent for \d s/);
      const count = heard.length;
      gpsd.say(searching.next());
      // Long enough to be heard, were it a position.
      await sleep(300);
      expect(heard.length).toBe(count);
      await sensor.stop();
    });
  });
});

describe('createGpsdSensor', () => {
  it('waits 1 s to 30 s between tries and leaves no timer', async () => {
    const time = new ManualTime();
    const sensor = createGpsdSensor({ host: '127.0.0.1', port: 1 }, { clock: time, timers: time });
    sensor.start(() => {});
    const waits: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      const errors = tries + 1;
      await eventually(() => sensor.health().counters.errors === errors, 'refused');
      const wait = Number(/next try in (\d+) s/.exec(sensor.health().detail)?.[1]);
      waits.push(wait);
      await time.advance(wait);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
    expect(sensor.health()).toMatchObject({
      status: 'degraded',
      lastError: expect.stringContaining('ECONNREFUSED'),
    });
    await sensor.stop();
    expect(time.pending).toBe(0);
  });

  it('leaves a server that is not gpsd', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const sensor = createGpsdSensor({ host: '127.0.0.1', port }, { ...hastyTools, clock: monotonicClock });
    sensor.start(() => {});
    await eventually(() => sensor.health().lastError !== undefined, 'an error');
    expect(sensor.health().lastError).toMatch(/is not a gpsd/);
    await sensor.stop();
    server.close();
  });
});
