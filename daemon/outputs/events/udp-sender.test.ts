import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { ManualTime } from '../../time/timers.ts';
import { createUdpSender } from './udp-sender.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Lights at an address of this machine. */
async function lights(address: string, port = 0) {
  const socket = createSocket('udp4');
  const heard: string[] = [];
  socket.on('message', (packet) => heard.push(String(packet)));
  socket.bind(port, address);
  await once(socket, 'listening');
  closers.push(() => socket.close());
  return { heard, port: socket.address().port };
}

it('goes after a name whose address changes, and stays where it is while nobody knows the name', async () => {
  const before = await lights('127.0.0.1');
  const after = await lights('127.0.0.2', before.port);
  const time = new ManualTime();
  let at: string | undefined = '127.0.0.1';
  const keeper = createStatusKeeper('lights', time);
  const sender = createUdpSender({
    host: 'wled.local',
    port: before.port,
    keeper,
    what: 'colours',
    clock: time,
    timers: time,
    find: async () => {
      if (at === undefined) throw new Error('getaddrinfo ENOTFOUND wled.local');
      return { address: at, family: 4 };
    },
  });
  closers.push(() => sender.close());
  const arrives = (packet: string, { heard }: { readonly heard: readonly string[] }): Promise<void> =>
    eventually(() => {
      if (!heard.includes(packet)) sender.send(Buffer.from(packet));
      return heard.includes(packet);
    }, `${packet} arrives`);
  await arrives('first', before);
  at = undefined;
  await time.advance(90);
  await arrives('nobody knows', before);
  at = '127.0.0.2';
  await time.advance(60);
  await eventually(async () => {
    await time.advance(1);
    sender.send(Buffer.from('moved'));
    return after.heard.includes('moved');
  }, 'they are found where they are');
  expect(before.heard).not.toContain('moved');
});
