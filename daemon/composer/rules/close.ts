import { always, never, type Pressure } from './pressure.ts';
import type { Situation } from './situation.ts';

/** The last bar before a stop: everybody takes a tone of its chord, then rests on it. */

const closingChord = 3;

export function closePlay({ isClosing, step, isInChord, sounds }: Situation): Pressure {
  if (!isClosing) return 0;
  if (step > 0) return sounds ? always : never;
  return isInChord ? closingChord : never;
}

export function closeStrike({ isClosing, step }: Situation): Pressure {
  return isClosing && step > 0 ? never : 0;
}
