import { commandSchema } from '../panel/protocol/command-schema.ts';
import type { Recording } from '../sensors/reading.ts';
import { messageOf } from '../system/errors.ts';
import type { Log } from '../system/log.ts';
import type { House } from '../tactus.ts';

/** Carried out by nobody twice: what a scene set stands beside its name, what was liked is kept, what was forgotten is gone. */
const recordable = commandSchema.omit({ scene: true, nextScene: true, like: true, taste: true });

/**
 * Carries out again what somebody wished in a recorded session, when its time has come. What cannot be carried out here (a
 * style that this model does not know) is told and passed over.
 */
export function replayWishes(
  { wishes = [] }: Pick<Recording, 'wishes'>,
  house: Pick<House, 'command'>,
  log: Pick<Log, 'warn'>,
): (atSeconds: number) => void {
  let next = 0;
  return (atSeconds) => {
    for (; next < wishes.length && wishes[next]!.atSeconds <= atSeconds; next += 1) {
      const { scene: _, nextScene: __, like: ___, taste: ____, ...wish } = wishes[next]!.wish;
      try {
        if (Object.keys(wish).length > 0) house.command(recordable.parse(wish));
      } catch (error) {
        log.warn({ station: 'session', wish }, `A recorded wish is passed over: ${messageOf(error)}`);
      }
    }
  };
}
