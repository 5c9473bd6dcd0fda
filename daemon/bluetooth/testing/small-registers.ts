import type { Message } from '@jellybrick/dbus-next';
import type { SmallObjects } from '../../dbus/testing/small-objects.ts';

/** Whom clients have registered with the small BlueZ: a pairing agent and a media player, one of each. */
export interface SmallRegisters {
  readonly agent: Registered | undefined;
  readonly player: Registered | undefined;
  /** False: it is no call about registering. */
  onCall(message: Message): boolean;
  /** What a player tells of itself, and clients that leave without a word. */
  onSignal(message: Message): void;
  clear(): void;
}

/** A client's object. */
export interface Registered {
  readonly sender: string;
  readonly path: string;
  /** What a player says of itself. */
  readonly properties: Readonly<Record<string, unknown>>;
}

export function createSmallRegisters(objects: SmallObjects): SmallRegisters {
  let agent: Registered | undefined;
  let player: Registered | undefined;

  return {
    get agent() {
      return agent;
    },
    get player() {
      return player;
    },
    onCall(message) {
      const { sender, member } = message;
      const [path, second] = message.body as [string, unknown];
      if (member === 'RegisterAgent') agent = { sender, path, properties: {} };
      else if (member === 'UnregisterAgent') agent = undefined;
      else if (member === 'RegisterPlayer') {
        if (player) {
          objects.fail(message, 'AlreadyExists', 'Already Exists');
          return true;
        }
        player = { sender, path, properties: valuesOf(second) };
      } else if (member === 'UnregisterPlayer') player = undefined;
      else return false;
      objects.reply(message);
      return true;
    },
    onSignal({ member, path, body }) {
      if (member === 'PropertiesChanged' && player && path === player.path) {
        player = { ...player, properties: { ...player.properties, ...valuesOf(body[1]) } };
      }
      if (member === 'NameOwnerChanged' && body[2] === '') {
        if (player?.sender === body[0]) player = undefined;
        if (agent?.sender === body[0]) agent = undefined;
      }
    },
    clear() {
      agent = undefined;
      player = undefined;
    },
  };
}

function valuesOf(variants: unknown): Record<string, unknown> {
  const entries = Object.entries(variants as Record<string, { value: unknown }>);
  return Object.fromEntries(entries.map(([key, { value }]) => [key, value]));
}
