import type { EventEmitter } from 'node:events';
import type { Message, MessageBus } from '@jellybrick/dbus-next';
import type { Timers } from '../time/timers.ts';

/**
 * A connection to a D-Bus, as thin as it can be: calls that always end, signals and calls to one listener each, and an
 * end that is told. It stays below dbus-next's proxy objects, which need introspection, have no deadlines, and leave listeners
 * behind.
 */
export interface DBusConnection {
  /**
   * Errors: DBusCallError when the other side refuses, does not answer within the deadline (20 s), or the connection
   * ends first.
   */
  call(call: DBusCall): Promise<readonly unknown[]>;
  /** Resolves once, when the connection has ended, with the reason if there is one. */
  readonly closed: Promise<Error | undefined>;
  /** Calls that wait for their answer. */
  readonly pendingCalls: number;
  /** To everybody who listens; lost when the connection has ended. */
  emit(signal: DBusOutgoingSignal): void;
  close(): void;
}

export interface DBusOutgoingSignal {
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature: string;
  readonly body: readonly unknown[];
}

/** What the other side asks of us. */
export type DBusIncomingCall = DBusSignal;

export interface DBusAnswer {
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

export interface DBusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
  readonly deadlineSeconds?: number;
}

export interface DBusSignal {
  readonly sender: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** With all variants opened. */
  readonly body: readonly unknown[];
}

/** A value that carries its own type, as `Properties.Set` and dictionaries of options want it. */
export class DBusVariant {
  readonly signature: string;
  readonly value: unknown;

  constructor(signature: string, value: unknown) {
    this.signature = signature;
    this.value = value;
  }
}

export class DBusCallError extends Error {
  /** D-Bus's own name of the error, such as `org.bluez.Error.Failed`, or `timeout` or `closed`. */
  readonly errorName: string;

  constructor(errorName: string, message: string) {
    super(message);
    this.name = 'DBusCallError';
    this.errorName = errorName;
  }
}

export const callDeadlineSeconds = 20;
/** Where systems without DBUS_SYSTEM_BUS_ADDRESS have theirs. */
const usualSystemBus = 'unix:path=/var/run/dbus/system_bus_socket';
export const systemBusAddress = (): string => process.env.DBUS_SYSTEM_BUS_ADDRESS ?? usualSystemBus;

export interface DBusOptions {
  readonly address: string;
  readonly timers: Timers;
  readonly onSignal: (signal: DBusSignal) => void;
  /** Undefined: there is no such method. A DBusCallError that is thrown goes to the caller. */
  readonly onCall?: (call: DBusIncomingCall) => DBusAnswer | undefined;
}

interface PendingCall {
  resolve(body: readonly unknown[]): void;
  reject(error: DBusCallError): void;
}

/** Errors: Error when there is no such bus, or it does not let us in. */
export async function openDBus({ address, timers, onSignal, onCall }: DBusOptions): Promise<DBusConnection> {
  // Loaded when first needed: without Bluetooth it would only take memory.
  const {
    Message: BusMessage,
    MessageFlag,
    MessageType,
    Variant,
    sessionBus,
  } = await import('@jellybrick/dbus-next');
  const toVariants = (value: unknown): unknown => {
    if (value instanceof DBusVariant) return new Variant(value.signature, toVariants(value.value));
    if (Array.isArray(value)) return value.map(toVariants);
    if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toVariants(inner)]));
  };
  const bus = sessionBus({ busAddress: address });
  const pending = new Map<number, PendingCall>();
  let end: (reason: Error | undefined) => void = () => {};
  let ended = false;
  const closed = new Promise<Error | undefined>((resolve) => {
    end = (reason) => {
      if (ended) return;
      ended = true;
      for (const call of pending.values())
        call.reject(new DBusCallError('closed', 'the D-Bus connection ended'));
      pending.clear();
      bus.disconnect();
      resolve(reason);
    };
  });

  // The types of dbus-next leave its errors out.
  const emitter: EventEmitter = bus;
  emitter.on('error', (error: unknown) => end(error instanceof Error ? error : new Error(String(error))));
  connectionOf(bus).on('end', () => end(undefined));
  bus.on('message', (message: Message) => {
    if (message.type === MessageType.SIGNAL) {
      const { sender, path, interface: name, member } = message;
      onSignal({ sender, path, interface: name, member, body: message.body.map(openVariants) });
      return;
    }
    const call = pending.get(Number(message.replySerial));
    if (!call) return;
    if (message.type === MessageType.METHOD_RETURN) call.resolve(message.body.map(openVariants));
    if (message.type === MessageType.ERROR) {
      call.reject(new DBusCallError(message.errorName, String(message.body[0] ?? message.errorName)));
    }
  });

  bus.addMethodHandler((message: Message): boolean => {
    const { sender, path, interface: name, member } = message;
    try {
      const answer = onCall?.({
        sender,
        path,
        interface: name,
        member,
        body: message.body.map(openVariants),
      });
      if (!answer) return false;
      if ((message.flags & MessageFlag.NO_REPLY_EXPECTED) !== 0) return true;
      const body = (answer.body ?? []).map(toVariants);
      bus.send(BusMessage.newMethodReturn(message, answer.signature ?? '', body));
    } catch (error) {
      const { errorName, message: text } = error as Partial<DBusCallError>;
      bus.send(BusMessage.newError(message, errorName ?? 'org.freedesktop.DBus.Error.Failed', text ?? ''));
    }
    return true;
  });

  await greeted(bus, timers, closed, end);

  return {
    closed,
    emit: ({ path, interface: name, member, signature, body }) => {
      if (!ended) bus.send(BusMessage.newSignal(path, name, member, signature, body.map(toVariants)));
    },
    get pendingCalls() {
      return pending.size;
    },
    call: ({ deadlineSeconds = callDeadlineSeconds, signature = '', body = [], ...to }) =>
      new Promise((resolve, reject) => {
        if (ended) {
          reject(new DBusCallError('closed', 'the D-Bus connection ended'));
          return;
        }
        // Not bus.call: it keeps a handler for ever when no answer comes.
        const serial = bus.newSerial();
        const cancel = timers.after(deadlineSeconds, () =>
          settle(() =>
            reject(new DBusCallError('timeout', `${to.member} did not answer within ${deadlineSeconds} s`)),
          ),
        );
        const settle = (action: () => void): void => {
          pending.delete(serial);
          cancel();
          action();
        };
        pending.set(serial, {
          resolve: (answer) => settle(() => resolve(answer)),
          reject: (error) => settle(() => reject(error)),
        });
        try {
          bus.send(new BusMessage({ ...to, serial, signature, body: body.map(toVariants) }));
        } catch (error) {
          settle(() => reject(new DBusCallError('unsent', String(error))));
        }
      }),
    close: () => end(undefined),
  };
}

/** Waits until the bus has given us our name. */
async function greeted(
  bus: MessageBus,
  timers: Timers,
  closed: Promise<Error | undefined>,
  end: (reason: Error) => void,
): Promise<void> {
  const cancel = timers.after(callDeadlineSeconds, () => end(new Error('the D-Bus does not answer')));
  const connected = new Promise<'connected'>((resolve) => bus.once('connect', () => resolve('connected')));
  const outcome = await Promise.race([connected, closed]);
  cancel();
  if (outcome !== 'connected') throw outcome ?? new Error('the D-Bus closed the connection');
}

/** A bus of dbus-next does not tell when its connection ends; the connection inside it does. */
function connectionOf(bus: MessageBus): EventEmitter {
  return (bus as unknown as { readonly _connection: EventEmitter })._connection;
}

/** Variants, wherever they are, become what they hold. Buffers stay what they are. */
function openVariants(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(openVariants);
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  if ('signature' in value && 'value' in value) return openVariants(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, openVariants(inner)]));
}
