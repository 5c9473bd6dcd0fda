import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { oddFrames, upgrade } from './frames.mjs';

/** Of the daemon: so many messages a second, so many at once, and of what size. */
const burst = 90;
const patienceMs = 60_000;

/**
 * One connection each, from some address of this machine, which does what its name says and ends. Each gives how many
 * messages it sent, and rejects when the daemon does not do what it must: answer each message, or close.
 */
export function createSessions({ chance, messages, port, origin }) {
  const { integer, oneOf, is } = chance;
  const localAddress = () => `127.${integer(1, 250)}.${integer(0, 250)}.${integer(1, 250)}`;

  const open = async () => {
    const socket = new WebSocket(`ws://localhost:${port}/ws`, {
      origin,
      localAddress: localAddress(),
      family: 4,
      handshakeTimeout: patienceMs,
      perMessageDeflate: oneOf([true, false]),
    });
    const heard = { answers: 0, hellos: 0, closeCode: undefined };
    socket.on('error', () => {});
    socket.on('close', (code) => {
      heard.closeCode = code;
    });
    socket.on('message', (data) => {
      const { type } = JSON.parse(String(data));
      if (type === 'answer' || type === 'pong') heard.answers += 1;
      if (type === 'hello') heard.hellos += 1;
    });
    return { socket, heard };
  };
  const upgraded = () =>
    upgrade({ port, localAddress: localAddress(), origin, patienceMs }).catch(() => undefined);
  const until = async (what, condition) => {
    const deadline = performance.now() + patienceMs;
    while (!condition()) {
      if (performance.now() > deadline) throw new Error(`not in a minute: ${what}`);
      await sleep(2);
    }
  };
  const greeted = async () => {
    for (;;) {
      const connection = await open();
      const { socket, heard } = connection;
      await until('a greeting', () => heard.hellos > 0 || heard.closeCode !== undefined);
      if (heard.closeCode === undefined) return connection;
      // 1013: all places are taken, by those that are just leaving.
      if (heard.closeCode !== 1013)
        throw new Error(`closed with ${heard.closeCode} in the place of a greeting`);
      socket.terminate();
      await sleep(integer(5, 50));
    }
  };
  const closesWith = async ({ heard }, what, codes) => {
    await until(`a close after ${what}`, () => heard.closeCode !== undefined);
    if (!codes.includes(heard.closeCode)) throw new Error(`closed with ${heard.closeCode} after ${what}`);
  };
  const leave = async ({ socket, heard }) => {
    if (is(0.5)) socket.close();
    else socket.terminate();
    await until('its end', () => heard.closeCode !== undefined);
  };

  return {
    async answersEverything(most) {
      const connection = await greeted();
      const { socket, heard } = connection;
      const count = Math.min(most, integer(1, burst - 2));
      for (let index = 0; index < count; index += 1) socket.send(messages.text());
      await until('all answers', () => heard.answers >= count || heard.closeCode !== undefined);
      if (heard.answers !== count)
        throw new Error(`${heard.answers} answers to ${count}, closed: ${heard.closeCode}`);
      await leave(connection);
      return count;
    },
    async saysTooMuch() {
      const connection = await greeted();
      const count = integer(burst + 60, burst + 150);
      for (let index = 0; index < count; index += 1) connection.socket.send(messages.text());
      await closesWith(connection, `${count} messages at once`, [1008, 1006]);
      return count;
    },
    async speaksBinary() {
      const connection = await greeted();
      connection.socket.send(chance.bytes(integer(0, 500)));
      await closesWith(connection, 'bytes', [1008]);
      return 1;
    },
    async speaksGiant() {
      const connection = await greeted();
      connection.socket.send('x'.repeat(integer(65_537, 300_000)));
      await closesWith(connection, 'a giant', [1009, 1006]);
      return 1;
    },
    async speaksBeforeItIsGreeted() {
      const { socket, heard } = await open();
      await Promise.race([once(socket, 'open'), once(socket, 'close')]);
      const count = integer(1, 20);
      for (let index = 0; index < count && socket.readyState === WebSocket.OPEN; index += 1) {
        socket.send(messages.text());
      }
      if (is(0.5)) await sleep(integer(0, 20));
      await leave({ socket, heard });
      return count;
    },
    async doesNotRead(most) {
      const connection = await greeted();
      const { socket } = connection;
      socket.pause();
      const count = Math.min(most, integer(1, burst - 2));
      for (let index = 0; index < count; index += 1) socket.send(messages.text());
      await sleep(integer(10, 300));
      socket.resume();
      await leave(connection);
      return count;
    },
    async hangsUpInMidWord() {
      const socket = await upgraded();
      if (!socket) return 0;
      const { frames, count } = oddFrames(chance, messages);
      const bytes = Buffer.concat(frames);
      socket.write(bytes.subarray(0, integer(1, bytes.length)));
      await sleep(integer(0, 10));
      socket.destroy();
      return count;
    },
    async speaksOddFrames() {
      const socket = await upgraded();
      if (!socket) return 0;
      const { frames, count, isFault } = oddFrames(chance, messages);
      let isClosed = false;
      socket.on('close', () => {
        isClosed = true;
      });
      socket.resume();
      for (const frame of frames) if (!socket.destroyed) socket.write(frame);
      if (isFault) await until('the end of who breaks the rules', () => isClosed);
      socket.destroy();
      return count;
    },
  };
}
