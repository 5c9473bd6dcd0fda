import { createStatusKeeper } from '../system/status-keeper.ts';
import { defineSoundOutput } from './output-type.ts';

/** Nobody listens; the monotonic clock paces the music. */
export const nullOutput = defineSoundOutput({
  type: 'null',
  summary: 'Nobody hears it: to try things out.',
  options: {},
  open(_, { name, clock }) {
    const keeper = createStatusKeeper(name, clock);
    keeper.set('ok', 'plays to nobody');
    return { name, isReferenceEar: false, health: () => keeper.health(), close: async () => undefined };
  },
});
