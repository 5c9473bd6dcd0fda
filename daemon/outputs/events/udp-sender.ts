import { createSocket, type Socket } from 'node:dgram';
import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { messageOf } from '../../system/errors.ts';
import type { StatusKeeper } from '../../system/status-keeper.ts';
import type { Clock } from '../../time/clock.ts';
import { type Attempt, persist } from '../../time/persist.ts';
import type { Timers } from '../../time/timers.ts';

export interface UdpSenderDependencies {
  readonly host: string;
  readonly port: number;
  readonly keeper: StatusKeeper;
  /** What is sent, for people: `OSC`. */
  readonly what: string;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Where a name is; for tests. */
  readonly find?: (host: string) => Promise<LookupAddress>;
}

export interface UdpSender {
  send(packet: Uint8Array): void;
  /** To be asked before its health: whether packets are lost shows with time. */
  look(): void;
  /** Packets that the network took; nobody knows whether they came. */
  readonly sent: number;
  readonly refused: number;
  /** What was sent before is on its way. */
  close(): Promise<void>;
}

/** A fault is told for so long after it was last seen. */
const faultSeconds = 5;
/** Sent, and not gone yet. */
const mostUnderWay = 256;
/** Lights that a router gave another address say nothing of it, and neither does a packet to where they were. */
const lookAgainSeconds = 60;

/** Packets to one host, whose name is looked up until it is found, and then again and again; a broadcast address will do. */
export function createUdpSender(dependencies: UdpSenderDependencies): UdpSender {
  const { host, port, keeper, what, clock, timers, find = lookup } = dependencies;
  const where = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  let socket: Socket | undefined;
  let address = '';
  let sent = 0;
  let refused = 0;
  let underWay = 0;
  let faultUntilSeconds = Number.NEGATIVE_INFINITY;
  let idle = (): void => {};
  keeper.set('starting', `looks for ${host}`);

  const fail = (error: Error & { code?: string }): void => {
    refused += 1;
    faultUntilSeconds = clock.nowSeconds() + faultSeconds;
    const why =
      error.code === 'ECONNREFUSED' ? 'nobody listens there' : `the network does not take it (${error.code})`;
    keeper.set('degraded', `sends ${what} to ${where}: ${why}`, 'It goes on by itself once somebody does.');
  };
  const attempt = async ({ signal, succeeded }: Attempt): Promise<void> => {
    const aborted = new Promise<undefined>((resolve) =>
      signal.addEventListener('abort', () => resolve(undefined), { once: true }),
    );
    // Looking up a name cannot be given up, but waiting for it can.
    const found = await Promise.race([find(host), aborted]);
    if (found === undefined || signal.aborted) return;
    const family = found.family === 6 ? 'udp6' : 'udp4';
    await new Promise<void>((resolve, reject) => {
      const next = createSocket(family);
      next.unref();
      let stopLooking = (): void => {};
      const look = async (): Promise<void> => {
        // A name that nobody knows for a while is where it was.
        const { address: now } = await find(host).catch(() => found);
        if (socket !== next) return;
        if (now === found.address) lookAgain();
        else end(new Error(`it is at ${now} now`));
      };
      const lookAgain = (): void => {
        stopLooking = timers.after(lookAgainSeconds, () => void look());
      };
      const end = (error?: Error): void => {
        stopLooking();
        signal.removeEventListener('abort', abort);
        socket = undefined;
        next.removeAllListeners('error').on('error', () => {});
        next.close(() => (error ? reject(error) : resolve()));
      };
      const abort = (): void => end();
      signal.addEventListener('abort', abort, { once: true });
      next.on('error', (error: Error & { code?: string }) => {
        // Said of an earlier packet; the next may be taken.
        if (socket === next) fail(error);
        else end(error);
      });
      next.bind(0, () => {
        next.setBroadcast(true);
        next.connect(port, found.address, (error?: Error) => {
          if (error) return end(error);
          socket = next;
          address = found.address;
          succeeded();
          keeper.set('ok', `sends ${what} to ${where}`);
          lookAgain();
        });
      });
    });
  };
  const endeavour = persist(attempt, {
    timers,
    onEnd: (error, waitSeconds) =>
      keeper.set(
        'degraded',
        `cannot send to ${where} (${messageOf(error)}); next try in ${waitSeconds} s`,
        'Check the name or address in outputs.use.',
      ),
  });

  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    if (underWay > 0) {
      await new Promise<void>((resolve) => {
        idle = resolve;
      });
    }
    await endeavour.stop();
  };

  return {
    send(packet) {
      if (closed || socket === undefined || underWay >= mostUnderWay) {
        refused += 1;
        return;
      }
      underWay += 1;
      socket.send(packet, (error) => {
        underWay -= 1;
        if (error) fail(error);
        else sent += 1;
        if (underWay === 0) idle();
      });
    },
    look() {
      if (socket === undefined || clock.nowSeconds() < faultUntilSeconds) return;
      keeper.set('ok', `sends ${what} to ${where}${address === host ? '' : ` (${address})`}`);
    },
    get sent() {
      return sent;
    },
    get refused() {
      return refused;
    },
    close() {
      closed ??= close();
      return closed;
    },
  };
}
