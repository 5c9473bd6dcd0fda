import { z } from 'zod';
import type { SessionListener } from '../../session/events.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import { defineEventOutput } from '../output-type.ts';

const countable = ['reading', 'bar', 'played', 'moment', 'health'] as const;

/** An output of events, as a maker would add one: it counts one kind of them. */
export const tallyOutput = defineEventOutput({
  type: 'tally',
  summary: 'Counts what happens.',
  options: { what: z.enum(countable).default('bar').describe('What is counted.') },
  short: { option: 'what', placeholder: 'WHAT' },
  open({ what }, { name, clock, session }) {
    const keeper = createStatusKeeper(name, clock);
    let counted = 0;
    const listener: SessionListener = {
      [what]: () => {
        counted += 1;
        keeper.set('ok', `counts: ${what}`);
      },
    };
    const leave = session.listen(name, listener);
    return {
      name,
      isReferenceEar: false,
      health: () => keeper.health({ counters: { counted } }),
      close: async () => leave(),
    };
  },
});
