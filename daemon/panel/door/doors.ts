import type { SecureContextOptions } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import { firstLineOf, TactusError } from '../../system/errors.ts';
import type { Log } from '../../system/log.ts';
import type { Timers } from '../../time/timers.ts';
import type { Unsubscribe } from '../host.ts';
import type { Connections } from './connections.ts';
import { createDoor, createSecureDoor, type SecureDoor } from './door.ts';

/** Whether others than this machine are to be let in at all; who of them may do what is no matter of the door. */
export interface OuterWish {
  readonly isOpen: boolean;
  onChange(listener: () => void): Unsubscribe;
}

/** What HTTPS shows of us. */
export interface ShownCertificate {
  /** Undefined while there is none. */
  readonly current: SecureContextOptions | undefined;
  /** What is wrong with it, for people. */
  readonly trouble: string | undefined;
  onChange(listener: () => void): Unsubscribe;
}

export interface DoorsDependencies {
  /** All its routes, and ready. */
  readonly app: FastifyInstance;
  readonly connections: Connections;
  readonly ports: { readonly plain: number; readonly secure: number };
  readonly outer: OuterWish;
  readonly certificate: ShownCertificate;
  /** Told whenever another door is open than before. */
  readonly tell: () => void;
  readonly timers: Timers;
  readonly log: Log;
}

export interface Doors {
  readonly port: number;
  /** Undefined where HTTPS is not spoken now. */
  readonly securePort: number | undefined;
  /** Others than this machine are let in. */
  readonly isOuterOpen: boolean;
  /** Why one is not open that should be, for people. */
  readonly trouble: string | undefined;
  /** When all is as it is wished. */
  settled(): Promise<void>;
  close(): void;
}

/** What is being answered while the outer door closes may still go out. */
const graceSeconds = 2;
/** What held our port may have gone. */
const retrySeconds = 30;

/**
 * This machine's own door is always open: 127.0.0.1 and, where there is one, ::1. When it is wished the outer one stands
 * in its place, at the same port of all addresses, and one of HTTPS beside it. Who came in stays in, but for other
 * machines when the outer door closes.
 *
 * Errors: TactusError `unavailable` when not even this machine's own can be opened.
 */
export async function openDoors(dependencies: DoorsDependencies): Promise<Doors> {
  const { app, connections, ports, outer, certificate, tell, timers, log } = dependencies;
  const plain = createDoor(app, connections);
  const plainSix = createDoor(app, connections);
  let secure: SecureDoor | undefined;
  let isOuterOpen = false;
  let isSecureOpen = false;
  const troubles = new Map<'plain' | 'secure', string>();
  let cancelGoodbye = (): void => undefined;
  let cancelRetry = (): void => undefined;
  let isClosed = false;
  let work = Promise.resolve();

  const openInner = async (): Promise<void> => {
    const port = plain.port || ports.plain;
    await plain.open({ port, host: '127.0.0.1' }).catch((error: unknown) => {
      throw portError(error, port);
    });
    await plainSix.open({ port: plain.port, host: '::1', ipv6Only: true }).catch((error: unknown) => {
      // A machine without IPv6 has no such address.
      if (codeOf(error) !== 'EADDRINUSE') return;
      log.warn({ station: 'panel' }, `http://[::1]:${plain.port} is another program's: ask for 127.0.0.1`);
    });
    isOuterOpen = false;
  };
  const openOuter = async (): Promise<void> => {
    plain.shut();
    plainSix.shut();
    // Without a host: all addresses, IPv6 too where it is there.
    await plain.open({ port: plain.port || ports.plain });
    isOuterOpen = true;
  };
  const settlePlain = async (): Promise<void> => {
    if (outer.isOpen === isOuterOpen) return;
    cancelGoodbye();
    troubles.delete('plain');
    if (outer.isOpen) {
      await openOuter().catch(async (error: unknown) => {
        troubles.set('plain', `port ${plain.port || ports.plain} ${whyNot(error)}`);
        await openInner();
      });
      return;
    }
    plain.shut();
    await openInner();
    cancelGoodbye = timers.after(graceSeconds, () => connections.endForeign());
  };
  const settleSecure = async (): Promise<void> => {
    const shown = certificate.current;
    troubles.delete('secure');
    if (!isOuterOpen || shown === undefined) {
      secure?.shut();
      isSecureOpen = false;
      return;
    }
    try {
      if (secure) secure.show(shown);
      else secure = createSecureDoor(app, connections, shown);
    } catch (error) {
      troubles.set('secure', `HTTPS does not take its certificate: ${firstLineOf(error)}`);
      return;
    }
    if (isSecureOpen) return;
    const port = secure.port || ports.secure;
    await secure.open({ port }).then(
      () => {
        isSecureOpen = true;
      },
      (error: unknown) => troubles.set('secure', `HTTPS is not spoken: port ${port} ${whyNot(error)}`),
    );
  };
  const settle = (): void => {
    cancelRetry();
    work = work
      .then(async () => {
        if (isClosed) return;
        await settlePlain();
        await settleSecure();
      })
      .catch((error: unknown) => {
        troubles.set('plain', `closed to all: ${firstLineOf(error)}`);
        log.error({ station: 'panel', err: error }, 'The panel is closed to all');
      })
      .then(() => {
        if (isClosed) return;
        tell();
        if (troubles.size > 0) cancelRetry = timers.after(retrySeconds, settle);
      });
  };

  const close = (): void => {
    isClosed = true;
    cancelGoodbye();
    cancelRetry();
    for (const leave of unsubscribe) leave();
    for (const door of [plain, plainSix, secure]) door?.close();
  };
  const unsubscribe = [outer.onChange(settle), certificate.onChange(settle)];
  try {
    await (outer.isOpen ? settlePlain() : openInner());
  } catch (error) {
    close();
    throw error;
  }
  settle();
  await work;
  return {
    get port() {
      return plain.port;
    },
    get securePort() {
      return isSecureOpen ? secure?.port : undefined;
    },
    get isOuterOpen() {
      return isOuterOpen;
    },
    get trouble() {
      const all = [...troubles.values(), ...(certificate.trouble ? [certificate.trouble] : [])];
      return all.length > 0 ? all.join('; ') : undefined;
    },
    settled: () => work,
    close,
  };
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

function whyNot(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return 'is in use, perhaps by another Tactus';
  return code === 'EACCES' ? 'may not be opened by you' : `cannot be opened (${code})`;
}

const portError = (error: unknown, port: number): TactusError =>
  new TactusError(
    'unavailable',
    `Port ${port} ${whyNot(error)}.`,
    `Stop the other program, or take another port: --port ${port + 10}.`,
    { cause: error },
  );
