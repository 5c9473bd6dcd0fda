import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { createPlaces, isLoopback, plainAddress } from '../access/places.ts';

/** All connections to the panel, at whichever door: a newcomer is let in at the cost of whoever has been idle longest. */
export interface Connections {
  /** Whoever comes to this server is one of them. */
  watch(server: Server): void;
  /** From now on it gives way to nobody, whatever it asks for: a page's socket, a listener's. */
  hold(socket: Socket): void;
  /** To be called once a second: ends those that do not take what they asked for. */
  dropStalled(): void;
  /** Ends all that are left, also those that the server knows no more (a WebSocket, or who asked to become something else). */
  end(): void;
  /** Ends those of other machines. */
  endForeign(): void;
  /** When there are none. */
  gone(): Promise<void>;
  readonly count: number;
  /** Ended to make room, turned away, or for not taking what was sent. Only grows. */
  readonly dropped: number;
}

/** An answer of which nothing is taken for so long is not waited for. */
const stalledSeconds = 10;
/** Nor one that does not come. Longer than we take for any: a doctor looks for a minute, notes take two. */
const unansweredSeconds = 150;

interface Connection {
  readonly address: string;
  readonly leave: () => void;
  /** Requests that are being answered. */
  readonly asked: Set<IncomingMessage>;
  /** As it came. */
  readonly line: Socket;
  /** What is spoken over it: the line itself, or what deciphers it. */
  socket: Socket;
  isHeld: boolean;
  takenBytes: number;
  stalledSeconds: number;
}

/**
 * Half-open, kept-alive, sent by drops: whatever is not a whole request that is being answered is idle, and gives way when
 * another comes and there is no place left, or none for its address. Where all are being answered, who has waited longest
 * does: an answer is taken as slowly as it pleases who asked. Node's own limit turned the newcomer away.
 */
export function keepConnections(most: number): Connections {
  const places = createPlaces(most);
  /** Who has been idle longest comes first. */
  const open = new Set<Connection>();
  const known = new WeakMap<Socket, Connection>();
  let whenGone: (() => void)[] = [];
  let dropped = 0;

  const isOwed = ({ asked }: Connection): boolean => [...asked].some(({ complete }) => complete);
  const isIdle = (connection: Connection): boolean => !connection.isHeld && !isOwed(connection);
  const forget = (connection: Connection): void => {
    connection.leave();
    open.delete(connection);
    if (open.size > 0) return;
    for (const tell of whenGone) tell();
    whenGone = [];
  };
  const drop = (connection: Connection): void => {
    dropped += 1;
    forget(connection);
    connection.line.destroy();
  };
  const find = (
    crowd: readonly string[],
    gives: (connection: Connection) => boolean,
  ): Connection | undefined => {
    for (const address of crowd)
      for (const connection of open)
        if (connection.address === address && gives(connection)) return connection;
    return undefined;
  };
  const makeRoom = (crowd: readonly string[]): boolean => {
    const giving = find(crowd, isIdle) ?? find(crowd, ({ isHeld }) => !isHeld);
    if (giving) drop(giving);
    return giving !== undefined;
  };
  const endAll = (which: (connection: Connection) => boolean): void => {
    for (const connection of open) if (which(connection)) connection.line.destroy();
  };

  const letIn = (line: Socket): void => {
    const address = plainAddress(line.remoteAddress);
    if (address === undefined) {
      // Over before it was let in, with a whole request in it, maybe: nobody is there to be answered.
      line.destroy();
      return;
    }
    const crowd = places.crowdedBy(address);
    if (crowd !== undefined && !makeRoom(crowd)) {
      dropped += 1;
      line.destroy();
      return;
    }
    const connection: Connection = {
      ...{ address, line, socket: line, leave: places.take(address) },
      ...{ asked: new Set<IncomingMessage>(), isHeld: false, takenBytes: 0, stalledSeconds: 0 },
    };
    open.add(connection);
    known.set(line, connection);
    line.once('close', () => forget(connection));
  };
  /** Node does not tell which line is deciphered. */
  const decipher = (socket: Socket): void => {
    const { remoteAddress, remotePort, localAddress, localPort } = socket;
    const connection = [...open].find(
      ({ line }) =>
        line.remotePort === remotePort &&
        line.remoteAddress === remoteAddress &&
        line.localPort === localPort &&
        line.localAddress === localAddress,
    );
    if (connection === undefined) {
      socket.destroy();
      return;
    }
    known.set(socket, connection);
    connection.socket = socket;
    connection.takenBytes = 0;
  };

  return {
    watch(server) {
      server.on('connection', letIn);
      server.on('secureConnection', decipher);
      server.on('request', (request, response) => {
        const connection = known.get(request.socket);
        if (connection === undefined || !open.has(connection)) return;
        connection.asked.add(request);
        response.once('close', () => {
          connection.asked.delete(request);
          // Idle from now on, and the last to give way.
          if (open.delete(connection)) open.add(connection);
        });
      });
    },
    hold(socket) {
      const connection = known.get(socket);
      if (connection) connection.isHeld = true;
    },
    dropStalled() {
      for (const connection of open) {
        const { socket } = connection;
        const takenBytes = socket.bytesWritten - socket.writableLength;
        const isWaitedFor = socket.writableLength > 0 || isOwed(connection);
        const stands = isWaitedFor && takenBytes === connection.takenBytes;
        connection.takenBytes = takenBytes;
        connection.stalledSeconds = stands ? connection.stalledSeconds + 1 : 0;
        const mostSeconds = socket.writableLength > 0 ? stalledSeconds : unansweredSeconds;
        if (connection.stalledSeconds >= mostSeconds) drop(connection);
      }
    },
    end: () => endAll(() => true),
    endForeign: () => endAll(({ address }) => !isLoopback(address)),
    gone: () =>
      new Promise((resolve) => {
        if (open.size === 0) resolve();
        else whenGone.push(resolve);
      }),
    get count() {
      return open.size;
    },
    get dropped() {
      return dropped;
    },
  };
}
