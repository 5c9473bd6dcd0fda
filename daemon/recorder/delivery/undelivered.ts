import { z } from 'zod';
import type { StateKeeper } from '../../system/files/state-keeper.ts';
import { sessionIdSchema } from '../summary.ts';

/** Where a session goes when it has ended, in this order. */
const ways = ['folder', 'mqtt', 'command'] as const;
export type Way = (typeof ways)[number];

const sessionSchema = z.object({
  id: sessionIdSchema,
  /** How often it was tried. */
  tries: z.number().int().min(0),
  /** Where it has yet to go. */
  left: z.array(z.enum(ways)),
});
type UndeliveredSession = Readonly<z.infer<typeof sessionSchema>>;

const file = 'undelivered.json';
const mostSessions = 64;

/** The sessions that have ended and are not where they are to go: they outlive a restart, and a `kill -9`. */
export interface Undelivered {
  /** The oldest first. */
  ids(): readonly string[];
  find(id: string): UndeliveredSession | undefined;
  /** A new one, or how one stands now. Where there are too many the oldest is forgotten. */
  set(session: UndeliveredSession): void;
  remove(id: string): void;
  /** Adds what an earlier daemon left, once; until then nothing is written over it. */
  load(): Promise<void>;
  /** What was set is on the disk, or cannot be. */
  settled(): Promise<void>;
}

export function createUndelivered(
  state: Pick<StateKeeper, 'read' | 'keep' | 'settled' | 'whenBack'>,
): Undelivered {
  let sessions = new Map<string, UndeliveredSession>();
  /** Of this daemon's life: a state folder that is back may still have them. */
  const gone = new Set<string>();
  let isLoaded = false;
  const keep = (): void => {
    if (!isLoaded) {
      void loadOnce();
      return;
    }
    for (const id of sessions.keys()) if (sessions.size > mostSessions) sessions.delete(id);
    state.keep(file, `${JSON.stringify([...sessions.values()])}\n`, { mode: 0o600 });
  };
  const load = async (): Promise<void> => {
    const found = await state.read(file, (text) => z.array(sessionSchema).parse(JSON.parse(text)));
    const isNews = sessions.size > 0 || gone.size > 0;
    const before = (found ?? []).filter(({ id }) => !gone.has(id));
    sessions = new Map([...before.map((session) => [session.id, session] as const), ...sessions]);
    isLoaded = true;
    if (isNews) keep();
  };
  let loading: Promise<void> | undefined;
  const loadOnce = (): Promise<void> => {
    loading ??= load();
    return loading;
  };
  state.whenBack(load);
  return {
    ids: () => [...sessions.keys()],
    find: (id) => sessions.get(id),
    set(session) {
      gone.delete(session.id);
      sessions.set(session.id, session);
      keep();
    },
    remove(id) {
      gone.add(id);
      if (sessions.delete(id)) keep();
    },
    load: loadOnce,
    async settled() {
      await loadOnce();
      await state.settled();
    },
  };
}
