import { z } from 'zod';
import { onlyInFile } from '../../system/config/option-marks.ts';
import { exportFormats } from '../exports/export-kinds.ts';

export const deliveryOptionsSchema = z.object({
  command: z
    .array(z.string().min(1).max(1000))
    .max(32)
    .default([])
    .describe(
      'Run when a session has ended and is kept: a program and its arguments, without a shell; behind them comes the folder with the files. docs/sessions.md says what else it is told. Empty: none.',
    )
    .meta(onlyInFile),
  folder: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .describe(
      'When a session has ended and is kept, its files are copied to this folder, into one of its own. Left out: nowhere.',
    )
    .meta(onlyInFile),
  mqtt: z
    .boolean()
    .default(false)
    .describe(
      'When a session has ended and is kept, the broker is told (PREFIX/NODE/session/ended). It needs sensors.mqtt.enabled.',
    ),
  files: z
    .array(z.enum(exportFormats))
    .max(exportFormats.length)
    .default(['gpx', 'midi'])
    .describe('Which files are made of a session for command, folder and mqtt.'),
});

export type DeliveryOptions = Readonly<z.infer<typeof deliveryOptionsSchema>>;
