import { createBackoff } from '../time/backoff.ts';
import { type Endeavour, persist } from '../time/persist.ts';
import type { Timers } from '../time/timers.ts';
import { type DBusCall, DBusCallError, type DBusConnection, type DBusSignal, openDBus } from './dbus.ts';
import { dbusName, subscribe } from './subscribe.ts';

/** One service on a bus, whoever comes and goes: the bus, or the service on it. */
export interface DBusService {
  start(): void;
  stop(): Promise<void>;
  /** Errors: DBusCallError, `absent` when the service is not there: a call never starts it. */
  call(call: Omit<DBusCall, 'destination'>): Promise<readonly unknown[]>;
}

export interface DBusServiceOptions {
  /** The name it owns, such as `org.freedesktop.Avahi`. */
  readonly name: string;
  readonly address: string;
  readonly timers: Timers;
  /** It is there, and whatever was known of another is void. Rejecting ends the connection, and it is tried again. */
  readonly onAppear: () => Promise<void>;
  /** It is not there (or not any more), and why, in a line for people. */
  readonly onVanish: (why: string) => void;
  /** What it says; of nobody else. */
  readonly onSignal: (signal: DBusSignal) => void;
}

/** Where there is no bus, there will hardly be one soon. */
const longestWaitSeconds = 30;

export function createDBusService(options: DBusServiceOptions): DBusService {
  const { name, address, timers, onAppear, onVanish } = options;
  let connection: DBusConnection | undefined;
  /** Unique name of who is the service now. */
  let owner: string | undefined;
  let endeavour: Endeavour | undefined;

  const appear = async (unique: string): Promise<void> => {
    owner = unique;
    try {
      await onAppear();
    } catch (error) {
      // Another one, or none, may be there meanwhile: that has been told.
      if (owner === unique) throw error;
    }
  };

  const findOwner = async (bus: DBusConnection): Promise<void> => {
    const to = { destination: dbusName, path: '/org/freedesktop/DBus', interface: dbusName };
    const found = await bus.call({ ...to, member: 'GetNameOwner', signature: 's', body: [name] }).then(
      ([unique]) => String(unique),
      () => undefined,
    );
    if (found === undefined) onVanish('it does not run');
    else await appear(found);
  };

  const onSignal = (signal: DBusSignal): void => {
    if (signal.sender !== dbusName) {
      if (signal.sender === owner) options.onSignal(signal);
      return;
    }
    const bus = connection;
    if (signal.member !== 'NameOwnerChanged' || signal.body[0] !== name || !bus) return;
    owner = undefined;
    onVanish('it does not run');
    const next = String(signal.body[2]);
    if (next !== '') appear(next).catch(() => bus.close());
  };

  return {
    async call(call) {
      if (!connection || owner === undefined) throw new DBusCallError('absent', `${name} is not there`);
      return await connection.call({ ...call, destination: owner });
    },
    start() {
      endeavour ??= persist(
        async ({ signal, succeeded }) => {
          const bus = await openDBus({ address, timers, onSignal });
          const close = (): void => bus.close();
          signal.addEventListener('abort', close, { once: true });
          try {
            if (signal.aborted) return;
            connection = bus;
            await subscribe(bus, name);
            await findOwner(bus);
            succeeded();
            const reason = await bus.closed;
            if (reason) throw reason;
          } finally {
            signal.removeEventListener('abort', close);
            bus.close();
            connection = undefined;
            owner = undefined;
          }
        },
        {
          timers,
          backoff: createBackoff({ mostSeconds: longestWaitSeconds }),
          onEnd: (error) => {
            const why = error instanceof Error ? error.message : 'it closed the connection';
            onVanish(`no D-Bus (${why})`);
          },
        },
      );
    },
    async stop() {
      await endeavour?.stop();
      endeavour = undefined;
    },
  };
}
