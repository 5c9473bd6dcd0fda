import { z } from 'zod';
import { ownAddresses, readMachineNetwork } from '../panel/door/addresses.ts';
import type { Session } from '../session/session.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import type { Announcer } from './announcements/announcer.ts';
import type { Closers } from './closers.ts';

/** That a new device has said where its page is. */
const file = 'welcome.json';
const fileSchema = z.object({ version: z.literal(1), saidAt: z.iso.datetime() });

/** So much music first. */
const musicSeconds = 6;
/** How often it is looked whether there is a network by now. */
const secondsBetweenLooks = 10;

export interface WelcomeDependencies {
  readonly state: Pick<StateKeeper, 'read' | 'keep'>;
  readonly session: Pick<Session, 'listen'>;
  readonly announcer: Pick<Announcer, 'say'>;
  /** Whether others than this machine are let in. */
  readonly isOpen: () => boolean;
  /** Where others reach this machine; default: asks the system. */
  readonly address?: () => Promise<string | undefined>;
}

/**
 * Says where the page is, once for a state folder: when music has played for some seconds and the machine has an address. The
 * one with numbers, which works on every phone; where the page is closed to phones, what opens it.
 */
export async function openWelcome(
  port: number,
  { state, session, announcer, isOpen, address = ownAddress }: WelcomeDependencies,
  closers: Pick<Closers, 'add'>,
): Promise<void> {
  const said = await state.read(file, (text) => fileSchema.parse(JSON.parse(text)));
  if (said) return;
  let nextLookSeconds: number | undefined;
  let isSaid = false;
  const unlisten = session.listen('welcome', {
    async moment({ body: { atSeconds }, sound: { playing, muted } }) {
      if (playing === 'stopped' || muted) {
        nextLookSeconds = undefined;
        return;
      }
      nextLookSeconds ??= atSeconds + musicSeconds;
      if (atSeconds < nextLookSeconds) return;
      nextLookSeconds = atSeconds + secondsBetweenLooks;
      const found = await address();
      if (found === undefined || isSaid) return;
      isSaid = true;
      unlisten();
      announcer.say({ kind: 'welcome', ...(isOpen() && { address: found }), port });
      state.keep(file, `${JSON.stringify({ version: 1, saidAt: new Date().toISOString() })}\n`);
    },
  });
  closers.add(unlisten);
}

/** IPv6 is said as a name: nobody could type it. */
const ownAddress = async (): Promise<string | undefined> => {
  const { addresses, names } = ownAddresses(await readMachineNetwork());
  return addresses[0]?.includes(':') ? names[0] : addresses[0];
};
