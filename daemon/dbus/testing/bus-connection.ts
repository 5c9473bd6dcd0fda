import type { EventEmitter } from 'node:events';
import { Message, type MessageBus, sessionBus } from '@jellybrick/dbus-next';

const busName = 'org.freedesktop.DBus';

/** A connection that has its name on the bus. That it ends with the bus is nobody's fault. */
export async function connectToBus(address: string): Promise<MessageBus> {
  const bus = sessionBus({ busAddress: address });
  // The types of dbus-next leave its errors out.
  const emitter: EventEmitter = bus;
  emitter.on('error', () => {});
  await new Promise<void>((resolve) => bus.once('connect', () => resolve()));
  return bus;
}

/** Asks the bus for the messages of a match rule. */
export const addMatch = (bus: MessageBus, rule: string): Promise<unknown> =>
  callBus(bus, { interface: busName, member: 'AddMatch', signature: 's', body: [rule] });

export const ping = (bus: MessageBus): Promise<unknown> =>
  callBus(bus, { interface: `${busName}.Peer`, member: 'Ping' });

function callBus(bus: MessageBus, call: ConstructorParameters<typeof Message>[0]): Promise<unknown> {
  return bus.call(new Message({ destination: busName, path: '/org/freedesktop/DBus', ...call }));
}
