import { Message, MessageType } from '@jellybrick/dbus-next';
import { addMatch, connectToBus } from '../../dbus/testing/bus-connection.ts';
import type { Timers } from '../../time/timers.ts';

/**
 * A small avahi-daemon on a private bus, written with dbus-next's service side. Signatures, numbers and errors are those of
 * Avahi 0.8 (avahi-daemon/org.freedesktop.Avahi.*.xml).
 */
export interface SmallAvahi {
  readonly messages: number;
  /** What is told to the network now. */
  readonly told: readonly Told[];
  /** Names that somebody else in the network has. */
  readonly taken: Set<string>;
  /** It is there, and answers nothing. */
  isFrozen: boolean;
  /** This machine's own; changing it lets Avahi begin anew. */
  setHostName(name: string): void;
  /** Somebody else turns up with a name of ours. */
  collide(name: string): void;
  quit(): Promise<void>;
  restart(): Promise<void>;
  close(): void;
}

/** One record or service: what its method was given. */
export interface Told {
  readonly member: string;
  readonly name: string;
  readonly body: readonly unknown[];
}

const avahi = 'org.freedesktop.Avahi';
const signatures: Readonly<Record<string, string>> = {
  GetState: '',
  GetHostName: '',
  EntryGroupNew: '',
  GetNetworkInterfaceIndexByName: 's',
  Reset: '',
  Commit: '',
  Free: '',
  AddAddress: 'iiuss',
  AddService: 'iiussssqaay',
};
const probeSeconds = 1;
const running = 2;
const states = { uncommitted: 0, registering: 1, established: 2, collision: 3 } as const;

interface Group {
  readonly client: string;
  readonly entries: Told[];
  state: keyof typeof states;
}

export async function createSmallAvahi(address: string, timers: Timers): Promise<SmallAvahi> {
  const bus = await connectToBus(address);
  const groups = new Map<string, Group>();
  const taken = new Set<string>();
  let hostName = 'raspberrypi';
  let isRunning = false;
  let messages = 0;
  let count = 0;

  const signal = (path: string, name: string, state: number): void => {
    if (isRunning) bus.send(Message.newSignal(path, `${avahi}.${name}`, 'StateChanged', 'is', [state, '']));
  };
  const enter = (path: string, group: Group, state: Group['state']): void => {
    group.state = state;
    signal(path, 'EntryGroup', states[state]);
  };
  const reply = (message: Message, signature = '', body: unknown[] = []): void =>
    bus.send(Message.newMethodReturn(message, signature, body));
  const fail = (message: Message, name: string): void =>
    bus.send(Message.newError(message, name, name.split('.').at(-1) ?? ''));

  const onServer = (message: Message): void => {
    const [said] = message.body as [string];
    if (message.member === 'GetState') reply(message, 'i', [running]);
    else if (message.member === 'GetHostName') reply(message, 's', [hostName]);
    else if (message.member === 'GetNetworkInterfaceIndexByName') {
      if (said === 'wlan0') reply(message, 'i', [3]);
      else fail(message, `${avahi}.OSError`);
    } else {
      count += 1;
      const path = `/Client1/EntryGroup${count}`;
      groups.set(path, { client: message.sender ?? '', entries: [], state: 'uncommitted' });
      reply(message, 'o', [path]);
    }
  };

  const onGroup = (message: Message, path: string, group: Group): void => {
    const body = message.body as unknown[];
    if (message.member === 'Free') groups.delete(path);
    else if (message.member === 'Reset') {
      group.entries.length = 0;
      if (group.state !== 'uncommitted') enter(path, group, 'uncommitted');
    } else if (message.member === 'Commit') {
      if (group.entries.length === 0) {
        fail(message, `${avahi}.IsEmptyError`);
        return;
      }
      enter(path, group, 'registering');
      timers.after(probeSeconds, () => {
        if (group.state !== 'registering') return;
        const isTaken = group.entries.some(({ name }) => taken.has(name));
        enter(path, group, isTaken ? 'collision' : 'established');
      });
    } else group.entries.push({ member: message.member ?? '', name: String(body[3]), body });
    reply(message);
  };

  bus.addMethodHandler((message: Message): boolean => {
    messages += 1;
    if (message.interface === 'org.freedesktop.DBus.Peer') reply(message);
    if (!isRunning || message.interface === 'org.freedesktop.DBus.Peer') return isRunning;
    if (self.isFrozen) return true;
    const group = groups.get(message.path ?? '');
    if (signatures[message.member ?? ''] !== message.signature)
      fail(message, 'org.freedesktop.DBus.Error.InvalidArgs');
    else if (message.path === '/' && message.interface === `${avahi}.Server`) onServer(message);
    else if (group && message.interface === `${avahi}.EntryGroup`) onGroup(message, message.path!, group);
    else fail(message, 'org.freedesktop.DBus.Error.UnknownObject');
    return true;
  });

  // Whoever leaves the bus takes with him what he told.
  bus.on('message', ({ type, member, body }: Message) => {
    if (type !== MessageType.SIGNAL || member !== 'NameOwnerChanged' || body[2] !== '') return;
    for (const [path, { client }] of groups) if (client === body[0]) groups.delete(path);
  });
  await addMatch(bus, "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'");

  const self: SmallAvahi = {
    get messages() {
      return messages;
    },
    get told() {
      return [...groups.values()]
        .filter(({ state }) => state === 'established')
        .flatMap(({ entries }) => entries);
    },
    taken,
    isFrozen: false,
    setHostName(name) {
      hostName = name;
      signal('/', 'Server', running);
    },
    collide(name) {
      taken.add(name);
      for (const [path, group] of groups)
        if (group.entries.some((entry) => entry.name === name)) enter(path, group, 'collision');
    },
    async quit() {
      isRunning = false;
      groups.clear();
      await bus.releaseName(avahi);
    },
    async restart() {
      isRunning = true;
      await bus.requestName(avahi, 0);
    },
    close: () => bus.disconnect(),
  };
  await self.restart();
  return self;
}
