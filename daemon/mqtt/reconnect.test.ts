import { createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { eventually } from '../time/testing/eventually.ts';
import { realTimers, type Timers } from '../time/timers.ts';
import { createMqttClient } from './mqtt-client.ts';

/** A broker of a few bytes: takes everybody in, and throws them off again once they listen. */
async function startBouncer(staysMillis: (connection: number) => number) {
  const clientIds: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (data) => {
      const packet = (data[0] ?? 0) >> 4;
      if (packet === 1) {
        // Two bytes of header, ten of protocol, level, flags and keepalive: then the name.
        const length = data.readUInt16BE(12);
        clientIds.push(data.toString('utf8', 14, 14 + length));
        socket.write(Buffer.from([0x20, 2, 0, 0]));
      }
      if (packet === 8) {
        socket.write(Buffer.from([0x90, 3, data[2] ?? 0, data[3] ?? 0, 0]));
        setTimeout(() => socket.destroy(), staysMillis(clientIds.length));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `mqtt://127.0.0.1:${port}`,
    clientIds,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Whatever waits does so twenty times more quickly. */
const hasty: Timers = { after: (seconds, action) => realTimers.after(seconds / 20, action) };

/** Uses the broker; gives what ends the use. */
const open = (url: string, timers: Timers = hasty): (() => Promise<void>) =>
  createMqttClient({ url, protocol: '3.1.1', prefix: 'tactus', node: 'raspberrypi' }, { timers }).use({
    topics: ['tactus/in/#'],
    connected: () => {},
    lost: () => {},
  });

/** The timers of a test are twenty times as fast; these tell what was waited for between two attempts. */
function watched(): { readonly timers: Timers; readonly waits: () => number[] } {
  const asked: number[] = [];
  return {
    timers: {
      after(seconds, action) {
        asked.push(seconds);
        return hasty.after(seconds, action);
      },
    },
    // 5 s is the time in which a connection settles; each wait asks for its shortest second, too.
    waits: () => asked.filter((seconds) => seconds !== 5).filter((_, index) => index % 2 === 1),
  };
}

describe('a broker that throws us off', () => {
  it('knows two machines of the same name apart, and each again', async () => {
    const broker = await startBouncer(() => 20);
    const leave = open(broker.url);
    await eventually(() => broker.clientIds.length >= 2, 'twice');
    await leave();
    const [first, second] = broker.clientIds;
    expect(first).toMatch(/^tactus_raspberrypi_[0-9a-f]{8}$/);
    expect(second).toBe(first);
    const leaveAgain = open(broker.url);
    const known = broker.clientIds.length;
    await eventually(() => broker.clientIds.length > known, 'the other');
    await leaveAgain();
    expect(broker.clientIds.at(-1)).not.toBe(first);
    await broker.close();
  });

  it('is tried less and less, until a connection has lasted', async () => {
    // Five seconds are 250 ms here.
    const broker = await startBouncer((connection) => (connection === 3 ? 500 : 20));
    const { timers, waits } = watched();
    const leave = open(broker.url, timers);
    await eventually(() => waits().length >= 4, 'four waits');
    await leave();
    expect(waits().slice(0, 4)).toEqual([1, 2, 1, 2]);
    await broker.close();
  });
});
