import { createLink, type Link, type LinkDependencies } from '../link/link.ts';
import type { LinkOptions } from '../link/options.ts';
import type { Closers } from './closers.ts';

/** Our place in a session of Ableton Link; undefined where none is wanted. */
export function openLink(
  options: LinkOptions,
  dependencies: LinkDependencies,
  closers: Pick<Closers, 'add'>,
): Link | undefined {
  if (!options.enabled) return undefined;
  const link = createLink(options, dependencies);
  closers.add(() => link.close());
  return link;
}
