import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readWithLastGood, writeFileAtomically } from '../../system/files/atomic-file.ts';
import type { StateKeeper } from '../../system/files/state-keeper.ts';

const tokenFile = 'panel-token';

function parseToken(text: string): string {
  const token = text.trim();
  if (!/^[\w-]{32,256}$/.test(token)) throw new Error('not a token');
  return token;
}

const makeToken = (): string => randomBytes(24).toString('base64url');
/** For its owner only. */
const mode = 0o600;

/** The secret that lets scripts steer; made at the first start, readable by its owner only. Errors: `cannotCreate`. */
export async function openAccessToken(stateFolder: string): Promise<string> {
  const path = join(stateFolder, tokenFile);
  const existing = await readWithLastGood(path, parseToken);
  if (existing !== undefined) return existing;
  const token = makeToken();
  await writeFileAtomically(path, `${token}\n`, { mode });
  return token;
}

/** The one that is kept, if there is one. */
export const readAccessToken = (state: Pick<StateKeeper, 'read'>): Promise<string | undefined> =>
  state.read(tokenFile, parseToken);

/** The same for a daemon, which does not need its state folder. Gives the one that counts now: a folder's own comes first. */
export async function keepAccessToken(state: StateKeeper): Promise<() => string> {
  let token = makeToken();
  const settle = async (): Promise<void> => {
    const existing = await state.read(tokenFile, parseToken);
    if (existing === undefined) state.keep(tokenFile, `${token}\n`, { mode });
    else token = existing;
  };
  await settle();
  state.whenBack(settle);
  return () => token;
}
