import { describe, expect, it } from 'vitest';
import { eventually } from '../time/testing/eventually.ts';
import { realTimers, type Timers } from '../time/timers.ts';
import { createMqttClient } from './mqtt-client.ts';
import { published, type SmallBroker, startSmallBroker } from './testing/small-broker.ts';

/** Throws everybody off again once they listen. */
const startBouncer = async (staysMillis: (connection: number) => number): Promise<SmallBroker> => {
  const broker = await startSmallBroker({
    subscribed: (socket) => setTimeout(() => socket.destroy(), staysMillis(broker.clientIds.length)),
  });
  return broker;
};

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

it('takes an answer to what comes in one piece with the leave to hear it', async () => {
  const broker = await startSmallBroker({ subscribed: (socket) => socket.write(published('a', 'b')) });
  const options = { url: broker.url, protocol: '3.1.1', prefix: 'tactus', node: 'hall' } as const;
  const client = createMqttClient(options, { timers: hasty });
  const taken: boolean[] = [];
  const heard = (): number => taken.push(client.publish('a', ''));
  const leave = client.use({ topics: ['a'], connected: () => {}, heard, lost: () => {} });
  await eventually(() => taken.length > 0, 'heard');
  expect(taken).toEqual([true]);
  await leave();
  await broker.close();
});
