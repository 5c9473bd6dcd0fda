import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { ManualTime, type Timers } from '../../time/timers.ts';
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
      /** Says a second after the other until something has come of it. */
      const sayUntil = (seconds: ReturnType<typeof nmeaSeconds>, condition: () => boolean, what: string) =>
        eventually(async () => {
          gpsd.say(seconds.next());
          await sleep(40);
          return condition();
        }, what);
      const searching = nmeaSeconds({ fixed: false });
      await sayUntil(searching, () => (sensor.health().counters.withoutFix ?? 0) > 3, 'no fix is heard');
      expect(heard).toEqual([]);
      expect(sensor.health().status).toBe('degraded');
      const running = nmeaSeconds();
      await sayUntil(
        running,
        () => heard.length > 6 && sensor.health().status === 'ok',
        'positions are heard',
      );
      const last = heard.at(-1);
      expect(last).toMatchObject({ kind: 'position', sensorId: 'gpsd', speedMps: expect.closeTo(3, 1) });
      expect(last?.kind === 'position' && last.latitude).toBeCloseTo(52.5145, 3);
      await eventually(() => sensor.health().status === 'degraded', 'silence is noticed');
      expect(sensor.health().detail).toMatch(/silent for \d s/);
      const count = heard.length;
      const { withoutFix = 0 } = sensor.health().counters;
      await sayUntil(
        searching,
        () => (sensor.health().counters.withoutFix ?? 0) > withoutFix,
        'no fix again',
      );
      expect(heard.length).toBe(count);
      await sensor.stop();
    });

    it.each([
      ['speaks garbage', (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
      ['is silent', () => {}],
      ['speaks as gpsd would, of nothing', (socket: Socket) => socket.write('{"class":"X"}\n'.repeat(5000))],
      ['floods', (socket: Socket) => socket.write('x'.repeat(1 << 20))],
      ['greets as gpsd and hangs', (socket: Socket) => socket.write('{"class":"VERSION","release":"3"}\n')],
    ])('is heard again, soon, after another server that %s', async (_, speak) => {
      const asked: number[] = [];
      const timers: Timers = {
        after(seconds, action) {
          asked.push(seconds);
          return hastyTools.timers.after(seconds, action);
        },
      };
      await gpsd.kill();
      const impostor = createServer((socket) => {
        socket.on('error', () => undefined);
        speak(socket);
      });
      let tries = 0;
      const held = new Set<Socket>();
      impostor.on('connection', (socket) => {
        tries += 1;
        held.add(socket);
      });
      impostor.listen(gpsd.port, '127.0.0.1');
      const sensor = createGpsdSensor({ host: '127.0.0.1', port: gpsd.port }, { ...hastyTools, timers });
      const heard: SensorReading[] = [];
      sensor.start((reading) => heard.push(reading));
      await eventually(() => tries >= 6, 'it is tried again and again');
      for (const socket of held) socket.destroy();
      await new Promise((resolve) => impostor.close(resolve));
      await gpsd.start();
      const running = nmeaSeconds();
      await eventually(async () => {
        gpsd.say(running.next());
        await sleep(40);
        return heard.length > 0;
      }, 'positions are heard');
      // A wait, a try that nobody answers, and the greeting: less than 10 s.
      expect(Math.max(...asked)).toBeLessThanOrEqual(5);
      await sensor.stop();
    });
  });
});

describe('createGpsdSensor', () => {
  it('waits 1 s to 5 s between tries and leaves no timer', async () => {
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
    expect(waits).toEqual([1, 2, 4, 5, 5, 5, 5, 5]);
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
