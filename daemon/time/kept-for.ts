import type { Clock } from './clock.ts';

/** What `make` makes, made anew only when it is older than so many seconds: for what costs and seldom changes. */
export function keptFor<T>(seconds: number, clock: Clock, make: () => T): () => T {
  let kept: { readonly made: T; readonly atSeconds: number } | undefined;
  return () => {
    const atSeconds = clock.nowSeconds();
    if (!kept || atSeconds - kept.atSeconds >= seconds) kept = { made: make(), atSeconds };
    return kept.made;
  };
}
