import { Message, type MessageBus, MessageFlag, Variant } from '@jellybrick/dbus-next';

/** The objects of a small service on their bus: what is added, changed and removed is told as an object manager tells it. */
export interface SmallObjects {
  /** While false nothing is told: the service does not run. */
  running: boolean;
  has(path: string): boolean;
  all(): Record<string, Record<string, Record<string, unknown>>>;
  clear(): void;
  /** Adds interfaces to an object, new or not. */
  add(path: string, interfaces: Readonly<Record<string, RegisteredProperties>>): void;
  remove(path: string): void;
  removeUnder(path: string): void;
  change(path: string, name: string, values: RegisteredProperties): void;
  /** The same, and nobody is told. */
  changeQuietly(path: string, name: string, values: RegisteredProperties): void;
  /** What an object says of itself there. */
  get(path: string, name: string): Readonly<RegisteredProperties> | undefined;
  /** Answers `Properties.Get`. */
  tellProperty(message: Message): void;
  /** What is told besides. */
  signal(path: string, name: string, member: string, signature: string, body: unknown[]): void;
  reply(message: Message, signature?: string, body?: unknown[]): void;
  fail(message: Message, name: string, text: string): void;
  /** Calls an object of a client. Undefined when it refuses. */
  ask(call: ClientCall): Promise<readonly unknown[] | undefined>;
  /** The same without waiting for an answer. */
  tell(call: ClientCall): void;
}

export interface ClientCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: unknown[];
}

/** Variants, where the type of the value does not tell its own on the bus. */
export type RegisteredProperties = Record<string, unknown>;
export const propertiesName = 'org.freedesktop.DBus.Properties';
const objectManagerName = 'org.freedesktop.DBus.ObjectManager';

/** `managerPath`: where the object manager is. */
export function createSmallObjects(bus: MessageBus, managerPath = '/'): SmallObjects {
  const objects = new Map<string, Record<string, RegisteredProperties>>();

  const signal: SmallObjects['signal'] = (path, name, member, signature, body) => {
    if (self.running) bus.send(Message.newSignal(path, name, member, signature, body));
  };

  const self: SmallObjects = {
    running: false,
    signal,
    has: (path) => objects.has(path),
    all: () =>
      Object.fromEntries([...objects].map(([path, interfaces]) => [path, variantsOfAll(interfaces)])),
    clear: () => objects.clear(),
    add(path, interfaces) {
      objects.set(path, { ...objects.get(path), ...interfaces });
      signal(managerPath, objectManagerName, 'InterfacesAdded', 'oa{sa{sv}}', [
        path,
        variantsOfAll(interfaces),
      ]);
    },
    remove(path) {
      const interfaces = objects.get(path);
      if (!interfaces) return;
      objects.delete(path);
      signal(managerPath, objectManagerName, 'InterfacesRemoved', 'oas', [path, Object.keys(interfaces)]);
    },
    removeUnder(path) {
      for (const inner of [...objects.keys()]) if (inner.startsWith(`${path}/`)) self.remove(inner);
    },
    change(path, name, values) {
      const properties = objects.get(path)?.[name];
      if (!properties) return;
      Object.assign(properties, values);
      signal(path, propertiesName, 'PropertiesChanged', 'sa{sv}as', [name, variantsOf(values), []]);
    },
    changeQuietly(path, name, values) {
      Object.assign(objects.get(path)?.[name] ?? {}, values);
    },
    get: (path, name) => objects.get(path)?.[name],
    tellProperty(message) {
      const [name, property] = message.body as [string, string];
      const value = variantsOf(objects.get(message.path ?? '')?.[name] ?? {})[property];
      if (value === undefined)
        self.fail(message, 'org.freedesktop.DBus.Error.InvalidArgs', 'No such property');
      else self.reply(message, 'v', [value]);
    },
    reply(message, signature, body) {
      bus.send(Message.newMethodReturn(message, signature, body));
    },
    fail(message, name, text) {
      const fullName = name.includes('.') ? name : `org.bluez.Error.${name}`;
      bus.send(Message.newError(message, fullName, text));
    },
    ask: async (call) => {
      try {
        return (await bus.call(new Message(call)))?.body;
      } catch {
        return undefined;
      }
    },
    tell(call) {
      const message = new Message(call);
      message.flags = MessageFlag.NO_REPLY_EXPECTED;
      bus.send(message);
    },
  };
  return self;
}

const variantsOfAll = (
  interfaces: Readonly<Record<string, RegisteredProperties>>,
): Record<string, RegisteredProperties> =>
  Object.fromEntries(Object.entries(interfaces).map(([name, values]) => [name, variantsOf(values)]));

const variantsOf = (properties: RegisteredProperties): RegisteredProperties =>
  Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, toVariant(value)]));

function toVariant(value: unknown): Variant {
  if (value instanceof Variant) return value;
  if (typeof value === 'boolean') return new Variant('b', value);
  if (typeof value === 'number') return new Variant('n', value);
  if (Buffer.isBuffer(value)) return new Variant('ay', value);
  if (Array.isArray(value)) return new Variant('as', value);
  return new Variant('s', String(value));
}
