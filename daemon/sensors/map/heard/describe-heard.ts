import type { Routing } from '../routing.ts';
import type { AtAddress } from './heard-addresses.ts';
import type { HeardAddress } from './heard-view.ts';
import { suggestEntry } from './suggest-entry.ts';

/** As whoever makes a mapping wants to see it. */
export function describeHeard(all: readonly AtAddress[], routing: Routing): readonly HeardAddress[] {
  return all.map(({ way, address, isOurs, values, ...rest }) => {
    const takenBy =
      routing.takerOf(way, address) ?? (isOurs ? ({ kind: 'tactus', name: 'tactus' } as const) : undefined);
    return {
      ...{ way, address, ...rest },
      ...(takenBy && { takenBy }),
      values: values.map((value) => {
        const suggestion = suggestEntry(way, address, value);
        return { ...value, ...(suggestion && { suggestion }) };
      }),
    };
  });
}
