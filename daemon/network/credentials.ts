import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import type { HotspotCredentials } from './hotspot-connection.ts';

const file = 'hotspot.json';
/** For its owner only. */
const mode = 0o600;

/** Letters that are not taken for others, on a sign or by a thumb, and that need no other keyboard: 72 bits in sixteen. */
const letters = 'abcdefghjkmnpqrstuvwxyz';
const passphraseLength = 16;
/** Tells two devices apart. */
const nameLength = 4;

const schema = z.strictObject({
  name: z.string().regex(/^[\w -]{1,32}$/),
  passphrase: z.string().regex(/^[!-~]{8,63}$/),
});

const draw = (count: number): string =>
  Array.from({ length: count }, () => letters[randomInt(letters.length)]).join('');

const makeCredentials = (): HotspotCredentials => ({
  name: `Tactus-${draw(nameLength).toUpperCase()}`,
  passphrase: draw(passphraseLength),
});

/** The hotspot's name and passphrase, made once. Gives those that count now: a folder's own come first. */
export async function keepCredentials(
  state: Pick<StateKeeper, 'read' | 'keep' | 'whenBack'>,
): Promise<() => HotspotCredentials> {
  let credentials = makeCredentials();
  const settle = async (): Promise<void> => {
    const existing = await state.read(file, (text) => schema.parse(JSON.parse(text)));
    if (existing === undefined) state.keep(file, `${JSON.stringify(credentials)}\n`, { mode });
    else credentials = existing;
  };
  await settle();
  state.whenBack(settle);
  return () => credentials;
}
