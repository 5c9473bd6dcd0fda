import type { Model } from '../model/model.ts';
import { settingsWords } from '../words/settings.ts';

/** How this page came here. */
export interface Way {
  /** From the machine itself, whom nobody lets in. */
  readonly isOwn: boolean;
  readonly isSecure: boolean;
}

export const wayOf = ({ access }: Model): Way => ({
  isOwn: access.isOwn,
  isSecure: location.protocol === 'https:',
});

/**
 * What a change of the configuration does to whoever makes it from another device, in words; undefined where he finds the
 * way back. A browser is known by the address at which it paired: at another one it has to pair anew.
 */
export function cutOffBy(
  { path, to }: { readonly path: string; readonly to?: unknown },
  { isOwn, isSecure }: Way,
): string | undefined {
  const words = settingsWords().cutOff;
  if (isOwn) return undefined;
  if (path === 'panel.listen' && to === 'loopback') return words.listen;
  if (path === (isSecure ? 'panel.httpsPort' : 'panel.port')) return words.port(String(to));
  if (path === 'panel.https' && to === 'off' && isSecure) return words.https;
  return undefined;
}
