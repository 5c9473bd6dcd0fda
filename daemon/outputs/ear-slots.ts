import { earSlots, noEar } from '../player/shared/ear.ts';
import { TactusError } from '../system/errors.ts';

/** Slots among the ears that are given out and come back. */
export function createEarSlots() {
  const free = new Set(Array.from({ length: earSlots }, (_, slot) => slot));
  return {
    /** Errors: TactusError `usage` when all are taken. */
    take(): number {
      const [first] = free;
      if (first === undefined)
        throw new TactusError('usage', `More than ${earSlots} sound devices are open.`, 'Close one of them.');
      free.delete(first);
      return first;
    },
    give: (slot: number) => void (slot !== noEar && free.add(slot)),
  };
}
