import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readWithLastGood, writeFileAtomically } from '../system/files/atomic-file.ts';

const tokenFile = 'panel-token';

function parseToken(text: string): string {
  const token = text.trim();
  if (!/^[\w-]{32,256}$/.test(token)) throw new Error('not a token');
  return token;
}

/** The secret that lets scripts steer; made at the first start, readable by its owner only. Errors: `cannotCreate`. */
export async function openAccessToken(stateFolder: string): Promise<string> {
  const path = join(stateFolder, tokenFile);
  const existing = await readWithLastGood(path, parseToken);
  if (existing !== undefined) return existing;
  const token = randomBytes(24).toString('base64url');
  await writeFileAtomically(path, `${token}\n`, { mode: 0o600 });
  return token;
}
