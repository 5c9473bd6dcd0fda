import { z } from 'zod';
import { atOnce } from '../system/config/option-marks.ts';

export const tasteOptionsSchema = z.object({
  learns: z
    .boolean()
    .default(false)
    .describe(
      "Likes, skips and how evenly the legs went learn what songs are to be, of what is left to the band: their style (where conductor.style is auto), which of the style's bands plays, how densely. It stays on this machine; `tactus taste forget` erases it.",
    )
    .meta(atOnce),
});

export type TasteOptions = Readonly<z.infer<typeof tasteOptionsSchema>>;
