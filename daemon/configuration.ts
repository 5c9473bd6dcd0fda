import { z } from 'zod';
import { bodyOptionsSchema } from './body/options.ts';
import { composerOptionsSchema } from './composer/options.ts';
import { conductorOptionsSchema } from './conductor/options.ts';
import { ghostOptionsSchema } from './ghost/options.ts';
import { linkOptionsSchema } from './link/options.ts';
import { voiceOptionsSchema } from './live/announcements/options.ts';
import { networkOptionsSchema } from './network/options.ts';
import { outputsOptionsSchema } from './outputs/options.ts';
import { panelOptionsSchema } from './panel/options.ts';
import { playerOptionsSchema } from './player/options.ts';
import { recorderOptionsSchema } from './recorder/options.ts';
import { sensorsOptionsSchema } from './sensors/options.ts';
import { scenesOptionSchema, scheduleOptionSchema } from './session/options.ts';
import { type Migration, withMigrations } from './system/config/option-marks.ts';
import { logOptionsSchema } from './system/options.ts';
import { tasteOptionsSchema } from './taste/options.ts';

/** Every option there is, station by station in the order of the signal. */
const options = z.strictObject({
  sensors: sensorsOptionsSchema.prefault({}),
  body: bodyOptionsSchema.prefault({}),
  conductor: conductorOptionsSchema
    .refine(
      ({ targetHeartRateLowBpm, targetHeartRateHighBpm }) => targetHeartRateLowBpm < targetHeartRateHighBpm,
      {
        path: ['targetHeartRateHighBpm'],
        message: 'it must be above conductor.targetHeartRateLowBpm',
      },
    )
    .prefault({}),
  composer: composerOptionsSchema.prefault({}),
  player: playerOptionsSchema.prefault({}),
  outputs: outputsOptionsSchema.prefault({}),
  link: linkOptionsSchema.prefault({}),
  voice: voiceOptionsSchema.prefault({}),
  ghost: ghostOptionsSchema.prefault({}),
  taste: tasteOptionsSchema.prefault({}),
  scenes: scenesOptionSchema,
  schedule: scheduleOptionSchema,
  recorder: recorderOptionsSchema.prefault({}),
  panel: panelOptionsSchema.prefault({}),
  network: networkOptionsSchema.prefault({}),
  log: logOptionsSchema.prefault({}),
});

/** What options were called before. None was called otherwise yet: the first that is renamed will stand here. */
const migrations: readonly Migration[] = [];

export const configurationSchema = withMigrations(options, migrations);

export type Configuration = Readonly<z.output<typeof configurationSchema>>;
