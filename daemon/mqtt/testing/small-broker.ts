import { createServer, type Socket } from 'node:net';

/** A broker of a few bytes (MQTT 3.1.1) that takes everybody in. */
export interface SmallBroker {
  readonly url: string;
  /** Of those who came, in their order. */
  readonly clientIds: readonly string[];
  close(): Promise<void>;
}

export interface SmallBrokerOptions {
  /** The answer to a subscription: 0, or 0x80 where it is denied. */
  readonly codeOf?: (topic: string) => number;
  /** What it does with whom it has answered; what it writes goes in one piece with the answer. */
  readonly subscribed: (socket: Socket) => void;
}

export async function startSmallBroker({
  codeOf = () => 0,
  subscribed,
}: SmallBrokerOptions): Promise<SmallBroker> {
  const clientIds: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (data) => {
      const packet = (data[0] ?? 0) >> 4;
      if (packet === 1) {
        // Two bytes of header, ten of protocol, level, flags and keepalive: then the name.
        clientIds.push(textAt(data, 12));
        socket.write(Buffer.from([0x20, 2, 0, 0]));
      }
      if (packet === 8) {
        const codes = topicsOf(data).map(codeOf);
        socket.cork();
        socket.write(Buffer.from([0x90, 2 + codes.length, data[2] ?? 0, data[3] ?? 0, ...codes]));
        subscribed(socket);
        socket.uncork();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `mqtt://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    clientIds,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A message to a subscriber. */
export function published(topic: string, payload: string): Buffer {
  const text = `${topic}${payload}`;
  return Buffer.concat([Buffer.from([0x30, 2 + text.length, 0, topic.length]), Buffer.from(text)]);
}

function textAt(data: Buffer, at: number): string {
  return data.toString('utf8', at + 2, at + 2 + data.readUInt16BE(at));
}

/** Behind a header of two bytes and two of the message: each topic, and its quality of service. */
function topicsOf(data: Buffer): readonly string[] {
  const topics: string[] = [];
  for (let at = 4; at < data.length; at += 2 + data.readUInt16BE(at) + 1) topics.push(textAt(data, at));
  return topics;
}
