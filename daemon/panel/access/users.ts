import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { StateKeeper } from '../../system/files/state-keeper.ts';
import { oneLine } from '../../system/refusals.ts';
import { Refused } from '../api/failure.ts';
import { hashOf, newSecret } from './secrets.ts';
import { type Role, roles } from './visitor.ts';

const file = 'access.json';
const mostUsers = 64;
export const longestName = 40;
/** Cards wear out: when somebody was seen is written no more often. */
const secondsBetweenSightings = 3600;

export const userSchema = z.object({
  id: z.string().regex(/^[\w-]{8}$/),
  name: z.string().min(1).max(longestName).describe('As they called themselves, or were called since.'),
  role: z.enum(roles),
  pairedAt: z.iso.datetime(),
  lastSeen: z.iso.datetime().describe('When the token was last used, to an hour.'),
});
/** Somebody who paired: a person's phone, a script. */
export type User = Readonly<z.output<typeof userSchema>>;

const keptUserSchema = userSchema.extend({ tokenHash: z.string().regex(/^[\w-]{43}$/) });
type KeptUser = Readonly<z.output<typeof keptUserSchema>>;
const fileSchema = z.object({ users: z.array(keptUserSchema).max(mostUsers) });

export interface UsersDependencies {
  readonly state: Pick<StateKeeper, 'read' | 'keep' | 'settled' | 'whenBack'>;
  /** Seconds since 1970. */
  readonly wallSeconds: () => number;
}

/** A user came, has another role than before, or may nothing any more. */
export interface UserEvent {
  readonly type: 'paired' | 'changed' | 'removed';
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Who is paired. It outlives a restart; where nothing can be kept, only the daemon. Of tokens it knows the hashes. */
export interface Users {
  list(): readonly User[];
  /** Errors: Refused when there is no room for one more. */
  mustHaveRoom(): void;
  /** The token is told here and never again. Errors: Refused when there are too many. */
  add(name: string, role: Role): { readonly user: User; readonly token: string };
  /** Whose token it is; to be told when he uses it: `see`. */
  find(token: string): User | undefined;
  see(id: string): void;
  /** Undefined: there is no such user. */
  change(
    id: string,
    change: { readonly name?: string | undefined; readonly role?: Role | undefined },
  ): User | undefined;
  /** False: there is no such user. */
  remove(id: string): boolean;
  listen(listener: (event: UserEvent) => void): void;
  /** When all of this outlives a `kill -9`, if it can. */
  settled(): Promise<void>;
}

export async function openUsers({ state, wallSeconds }: UsersDependencies): Promise<Users> {
  const users = new Map<string, KeptUser>();
  /** Whoever was removed does not come back with a folder that had been away. */
  const removed = new Set<string>();
  const listeners: ((event: UserEvent) => void)[] = [];

  const tell = (type: UserEvent['type'], { id, name, role }: KeptUser): void => {
    for (const listener of listeners) listener({ type, id, name, role });
  };
  const mustHaveRoom = (): void => {
    if (users.size < mostUsers) return;
    throw new Refused(
      409,
      `${mostUsers} are paired: remove one of them first, on the page of an admin or with \`tactus panel revoke\`.`,
    );
  };
  // Without a last good copy: it would know those who have been removed since.
  const keep = (): void =>
    state.keep(file, `${JSON.stringify({ users: [...users.values()] }, null, 2)}\n`, { mode: 0o600 });
  const read = async (): Promise<void> => {
    const found = await state.read(file, (text) => fileSchema.parse(JSON.parse(text), { reportInput: true }));
    for (const user of found?.users ?? []) {
      if (users.has(user.id) || removed.has(user.id) || users.size >= mostUsers) continue;
      users.set(user.id, user);
      tell('paired', user);
    }
  };
  const nowText = (): string => new Date(wallSeconds() * 1000).toISOString();

  await read();
  state.whenBack(async () => {
    const [known, forgotten] = [users.size, removed.size];
    await read();
    if (known + forgotten > 0) keep();
  });

  return {
    list: () => [...users.values()].map(withoutHash),
    mustHaveRoom,
    add(name, role) {
      mustHaveRoom();
      const token = newSecret();
      const now = nowText();
      const user: KeptUser = {
        // Where a command line names it, it shall not look like an option.
        id: randomBytes(4).toString('hex'),
        name: nameOf(name),
        role,
        pairedAt: now,
        lastSeen: now,
        tokenHash: hashOf(token),
      };
      users.set(user.id, user);
      keep();
      tell('paired', user);
      return { user: withoutHash(user), token };
    },
    find(token) {
      const hash = hashOf(token);
      const found = [...users.values()].find(({ tokenHash }) => tokenHash === hash);
      return found && withoutHash(found);
    },
    see(id) {
      const user = users.get(id);
      if (user === undefined) return;
      const silentSeconds = Math.abs(wallSeconds() - Date.parse(user.lastSeen) / 1000);
      if (silentSeconds < secondsBetweenSightings) return;
      users.set(id, { ...user, lastSeen: nowText() });
      keep();
    },
    change(id, { name, role }) {
      const before = users.get(id);
      if (before === undefined) return undefined;
      const user: KeptUser = {
        ...before,
        ...(name !== undefined && { name: nameOf(name) }),
        ...(role !== undefined && { role }),
      };
      users.set(id, user);
      keep();
      if (user.role !== before.role) tell('changed', user);
      return withoutHash(user);
    },
    remove(id) {
      const user = users.get(id);
      if (user === undefined) return false;
      users.delete(id);
      removed.add(id);
      keep();
      tell('removed', user);
      return true;
    },
    listen: (listener) => void listeners.push(listener),
    settled: () => state.settled(),
  };
}

const withoutHash = ({ tokenHash: _, ...user }: KeptUser): User => user;

/** Others read it, in a list and in a terminal. */
const nameOf = (name: string): string => oneLine(name, longestName) || 'unnamed';
