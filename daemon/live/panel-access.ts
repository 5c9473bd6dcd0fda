import { hostname } from 'node:os';
import { aliasNames } from '../network/avahi.ts';
import { type Access, type AccessDependencies, openAccess } from '../panel/access/access.ts';
import { keepAccessToken } from '../panel/access/access-token.ts';
import type { PanelOptions } from '../panel/options.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';

export interface PanelAccessDependencies extends Pick<AccessDependencies, 'clock' | 'timers' | 'log'> {
  readonly state: StateKeeper;
}

/** Who may ask us: whoever was paired before this start, and whoever has the token in the state folder. */
export async function openPanelAccess(
  options: PanelOptions,
  dependencies: PanelAccessDependencies,
): Promise<Access> {
  return openAccess({
    ...dependencies,
    options,
    ownToken: await keepAccessToken(dependencies.state),
    ownNames: namesOf(hostname()),
    wallSeconds: () => Date.now() / 1000,
  });
}

/** What others call a machine of this name, by their router or by Avahi. */
function namesOf(hostName: string): readonly string[] {
  const [short = hostName] = hostName.split('.');
  return [...new Set([hostName, short, `${short}.local`, ...aliasNames])];
}
