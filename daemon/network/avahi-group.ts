import { type DBusCall, DBusCallError } from '../dbus/dbus.ts';
import type { DBusService } from '../dbus/service.ts';

export const avahiName = 'org.freedesktop.Avahi';
export const serverInterface = `${avahiName}.Server`;
export const groupInterface = `${avahiName}.EntryGroup`;

/** What an entry group stands at, by Avahi's numbers; `none` before there is one. */
const groupStates = ['uncommitted', 'registering', 'established', 'collision', 'failure'] as const;
type GroupState = (typeof groupStates)[number];

/** What Avahi says when somebody on this machine has the name already. */
const collisionErrors = new Set([`${avahiName}.CollisionError`, `${avahiName}.LocalCollisionError`]);

export const callServer = (
  service: Pick<DBusService, 'call'>,
  call: Omit<DBusCall, 'destination' | 'path' | 'interface'>,
): Promise<readonly unknown[]> => service.call({ path: '/', interface: serverInterface, ...call });

export interface AvahiEntry {
  readonly member: string;
  readonly signature: string;
  readonly body: unknown[];
}

/** Records that are told under one name: the first of a list that nobody else has. */
export interface NamedGroup {
  readonly path: string;
  readonly name: string;
  readonly state: GroupState;
  /** From the first name on, instead of what was told before. Errors: DBusCallError, `taken` when nobody leaves us one. */
  tell(): Promise<void>;
  /** What Avahi says of it. Errors: DBusCallError. */
  hear(state: unknown): Promise<void>;
  free(): Promise<void>;
}

/** Errors: DBusCallError. */
export async function createNamedGroup(
  service: Pick<DBusService, 'call'>,
  options: {
    readonly names: readonly string[];
    /** None: nothing is told. */
    readonly entries: (name: string) => Promise<readonly AvahiEntry[]>;
  },
): Promise<NamedGroup> {
  const { names, entries } = options;
  const path = String((await callServer(service, { member: 'EntryGroupNew' }))[0]);
  const call = (member: string, signature = '', body: unknown[] = []) =>
    service.call({ path, interface: groupInterface, member, signature, body });
  /** How many of the names are taken. */
  let taken = 0;
  let state: GroupState = 'uncommitted';

  const tellNow = async (): Promise<void> => {
    await call('Reset');
    state = 'uncommitted';
    const all = await entries(names[taken]!);
    if (all.length === 0) return;
    try {
      for (const { member, signature, body } of all) await call(member, signature, body);
      state = 'registering';
      await call('Commit');
    } catch (error) {
      if (!(error instanceof DBusCallError && collisionErrors.has(error.errorName))) throw error;
      await tellNext();
    }
  };
  const tellNext = async (): Promise<void> => {
    if (taken + 1 === names.length) throw new DBusCallError('taken', `${names.join(', ')} are taken`);
    taken += 1;
    await tellNow();
  };

  return {
    path,
    get name() {
      return names[taken]!;
    },
    get state() {
      return state;
    },
    async tell() {
      taken = 0;
      await tellNow();
    },
    async hear(number) {
      state = groupStates[Number(number)] ?? 'failure';
      if (state === 'collision') await tellNext();
    },
    async free() {
      await call('Free').catch(() => {});
    },
  };
}
