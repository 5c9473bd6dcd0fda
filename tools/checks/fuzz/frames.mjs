import { once } from 'node:events';
import { connect } from 'node:net';

/** WebSocket's frames by hand, also those that no library would send. */
const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 };

function frame(
  chance,
  opcode,
  payload,
  { isLast = true, reserved = 0, isMasked = true, claimedLength } = {},
) {
  const length = claimedLength ?? payload.length;
  const head = [(isLast ? 0x80 : 0) | (reserved << 4) | opcode];
  const maskBit = isMasked ? 0x80 : 0;
  if (length < 126) head.push(maskBit | length);
  else if (length < 65_536) head.push(maskBit | 126, length >> 8, length & 255);
  else {
    const long = Buffer.alloc(8);
    long.writeBigUInt64BE(BigInt(length));
    head.push(maskBit | 127, ...long);
  }
  const mask = isMasked ? chance.bytes(4) : Buffer.alloc(0);
  const body = isMasked ? Buffer.from(payload.map((byte, at) => byte ^ mask[at & 3])) : payload;
  return Buffer.concat([Buffer.from(head), mask, body]);
}

/** A few frames for one connection, and whether the other end must close it for them. `count`: messages in them. */
export function oddFrames(chance, messages) {
  const { oneOf, integer, bytes } = chance;
  const text = () => Buffer.from(messages.text());
  const of = (opcode, payload, options) => frame(chance, opcode, payload, options);
  const { continuation, binary, close, ping, pong } = opcodes;
  return oneOf([
    () => {
      // One message in many pieces, with calls in between: as it may be.
      const whole = text();
      const pieces = [];
      for (let at = 0; at < whole.length || at === 0; at += 1 + (whole.length >> 3)) {
        const piece = whole.subarray(at, at + 1 + (whole.length >> 3));
        const isLast = at + 1 + (whole.length >> 3) >= whole.length;
        pieces.push(
          of(at === 0 ? opcodes.text : continuation, piece, { isLast }),
          of(ping, bytes(integer(0, 125))),
        );
      }
      return { frames: pieces, count: 1, isFault: false };
    },
    () => ({ frames: [of(opcodes.text, text(), { isLast: false })], count: 1, isFault: false }),
    () => ({ frames: [of(opcodes.text, text()), of(pong, bytes(20))], count: 2, isFault: false }),
    () => ({ frames: [of(continuation, text())], count: 1, isFault: true }),
    () => ({ frames: [of(opcodes.text, text(), { reserved: integer(1, 7) })], count: 1, isFault: true }),
    () => ({ frames: [of(opcodes.text, text(), { isMasked: false })], count: 1, isFault: true }),
    () => ({ frames: [of(integer(3, 7), bytes(9))], count: 1, isFault: true }),
    () => ({ frames: [of(ping, bytes(126))], count: 1, isFault: true }),
    () => ({ frames: [of(ping, bytes(5), { isLast: false })], count: 1, isFault: true }),
    () => ({ frames: [of(opcodes.text, Buffer.from([0xc3, 0x28, 0xff]))], count: 1, isFault: true }),
    () => ({ frames: [of(opcodes.text, bytes(integer(4, 60)))], count: 1, isFault: false }),
    () => ({ frames: [of(binary, bytes(integer(0, 200)))], count: 1, isFault: true }),
    () => ({
      frames: [of(opcodes.text, Buffer.alloc(0), { claimedLength: 2 ** 40 })],
      count: 1,
      isFault: true,
    }),
    () => ({ frames: [of(opcodes.text, Buffer.alloc(65_537, 32))], count: 1, isFault: true }),
    () => ({ frames: [of(close, Buffer.from([0, 5]))], count: 1, isFault: true }),
    () => ({ frames: [of(close, bytes(1))], count: 1, isFault: true }),
    () => ({ frames: [of(opcodes.text, text(), { claimedLength: 500 })], count: 1, isFault: false }),
    () => ({ frames: [bytes(integer(1, 300))], count: 1, isFault: false }),
  ])();
}

/** A connection that has been upgraded by hand. Errors: Error when it is not to be had. */
export async function upgrade({ port, localAddress, origin, patienceMs }) {
  const socket = connect({ host: '127.0.0.1', port, localAddress });
  socket.on('error', () => {});
  socket.setTimeout(patienceMs, () => socket.destroy());
  socket.write(
    `GET /ws HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: ${origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  );
  const [answer] = await Promise.race([once(socket, 'data'), once(socket, 'close').then(() => [''])]);
  if (String(answer).startsWith('HTTP/1.1 101')) return socket;
  socket.destroy();
  throw new Error(`no upgrade: ${String(answer).slice(0, 100)}`);
}
