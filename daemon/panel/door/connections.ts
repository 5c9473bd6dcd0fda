import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { createPlaces, plainAddress } from '../access/places.ts';

/** All connections to the panel: a newcomer is let in at the cost of whoever has been idle longest. */
export interface Connections {
  /** From now on it is no idle one, whatever it asks for: a page's socket. */
  hold(socket: Socket): void;
  /** To be called once a second: ends those that do not take what they asked for. */
  dropStalled(): void;
  /** Ends all that are left, also those that the server knows no more (a WebSocket, or who asked to become something else). */
  end(): void;
  readonly count: number;
  /** Ended to make room, turned away, or for not taking what was sent. Only grows. */
  readonly dropped: number;
}

/** An answer of which nothing is taken for so long, or that does not come, is not waited for. */
const stalledSeconds = 10;

interface Connection {
  readonly address: string;
  readonly leave: () => void;
  /** Requests that are being answered. */
  readonly asked: Set<IncomingMessage>;
  isHeld: boolean;
  takenBytes: number;
  stalledSeconds: number;
}

/**
 * Half-open, kept-alive, sent by drops: whatever is not a whole request that is being answered is idle, and gives way when
 * another comes and there is no place left, or none for its address. Node's own limit turned the newcomer away.
 */
export function keepConnections(server: Server, most: number): Connections {
  const places = createPlaces(most);
  /** Who has been idle longest comes first. */
  const open = new Map<Socket, Connection>();
  let dropped = 0;

  const isOwed = ({ asked }: Connection): boolean => [...asked].some(({ complete }) => complete);
  const isIdle = (connection: Connection): boolean => !connection.isHeld && !isOwed(connection);
  const drop = (socket: Socket): void => {
    dropped += 1;
    open.get(socket)?.leave();
    open.delete(socket);
    socket.destroy();
  };
  const makeRoom = (crowd: readonly string[]): boolean => {
    for (const address of crowd) {
      for (const [socket, connection] of open) {
        if (connection.address !== address || !isIdle(connection)) continue;
        drop(socket);
        return true;
      }
    }
    return false;
  };

  server.on('connection', (socket: Socket) => {
    const address = plainAddress(socket.remoteAddress);
    if (address === undefined) {
      // Over before it was let in, with a whole request in it, maybe: nobody is there to be answered.
      socket.destroy();
      return;
    }
    const crowd = places.crowdedBy(address);
    if (crowd !== undefined && !makeRoom(crowd)) {
      drop(socket);
      return;
    }
    const leave = places.take(address);
    open.set(socket, {
      address,
      leave,
      asked: new Set(),
      isHeld: false,
      takenBytes: 0,
      stalledSeconds: 0,
    });
    socket.once('close', () => {
      leave();
      open.delete(socket);
    });
  });
  server.on('request', (request, response) => {
    const { socket } = request;
    const connection = open.get(socket);
    if (connection === undefined) return;
    connection.asked.add(request);
    response.once('close', () => {
      connection.asked.delete(request);
      // Idle from now on, and the last to give way.
      if (open.delete(socket)) open.set(socket, connection);
    });
  });

  return {
    hold(socket) {
      const connection = open.get(socket);
      if (connection) connection.isHeld = true;
    },
    dropStalled() {
      for (const [socket, connection] of open) {
        const takenBytes = socket.bytesWritten - socket.writableLength;
        const isWaitedFor = socket.writableLength > 0 || isOwed(connection);
        const stands = isWaitedFor && takenBytes === connection.takenBytes;
        connection.takenBytes = takenBytes;
        connection.stalledSeconds = stands ? connection.stalledSeconds + 1 : 0;
        if (connection.stalledSeconds >= stalledSeconds) drop(socket);
      }
    },
    end() {
      for (const socket of open.keys()) socket.destroy();
    },
    get count() {
      return open.size;
    },
    get dropped() {
      return dropped;
    },
  };
}
