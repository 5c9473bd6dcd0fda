import { z } from 'zod';
import { wayLimitsMs } from '../../player/shared/ear.ts';

/** The option of every output of events that is on time. */
export const delayMsOption = z
  .number()
  .min(wayLimitsMs.least)
  .max(wayLimitsMs.most)
  .default(0)
  .describe(
    'How long it takes from here to what is heard or seen, ms: all is sent so much earlier than its beat is heard, as far as the sound is made ahead (player.bufferMs). Negative: later.',
  );
