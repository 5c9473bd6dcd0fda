import { z } from 'zod';
import type { MapOption } from '../sensors/map/options.ts';
import type { SceneOptions } from '../session/options.ts';

const optionPath = z.string().describe('Names with dots between them: `conductor.follow`.');

const settingSchema = z.object({
  path: optionPath,
  help: z.string().describe('What it means, with its unit and range.'),
  schema: z.looseObject({}).describe('What fits, as JSON Schema.'),
  value: z.unknown().optional().describe('In force now; absent when it has none.'),
  default: z.unknown().optional(),
  source: z
    .enum(['default', 'file', 'commandLine'])
    .describe(
      'Where the value comes from. What the command line says (`--set`) holds, whatever the file says, until a start without it.',
    ),
  next: z
    .unknown()
    .optional()
    .describe('Where another value is saved, which the next start takes: null when that is none.'),
  restartNeeded: z.boolean().describe('Whether a change takes effect at the next start only.'),
  secret: z.literal(true).optional().describe('Neither value nor default are ever told.'),
  isSet: z.boolean().optional().describe('Of a secret.'),
});

export const settingsSchema = z.object({
  file: z.string().describe('Where changes are saved.'),
  fault: z
    .string()
    .optional()
    .describe('What is wrong with the file as it is now; it was changed by other hands since the start.'),
  restartNeeded: z.boolean().describe('Something is saved that the next start takes.'),
  lastStart: z
    .string()
    .optional()
    .describe('Why what was saved could not be started last time; it was taken back.'),
  options: z.array(settingSchema).readonly().describe('Every option, in the order of the file.'),
});
export type SettingsView = z.infer<typeof settingsSchema>;

const diffLineSchema = z.object({
  kind: z.enum(['same', 'added', 'removed']),
  text: z.string(),
  from: z.number().int().optional().describe('Which line it is in what was saved, from 1.'),
  to: z.number().int().optional().describe('Which line it is in what is saved now.'),
});

export const faultSchema = z.object({
  path: z.string().describe('Of the option; empty where the fault is none of an option.'),
  message: z.string(),
  line: z.number().int().optional().describe('Of the file, from 1.'),
});

/** Longer than any file may be. */
const longestText = 256 * 1024;

export const settingsTextSchema = z.object({
  file: z.string().describe('Where it lies.'),
  yaml: z.string().describe('As it is written; for each secret stands `(not shown 1)` with a number.'),
  version: z
    .string()
    .describe('To be sent back with a change of it: what is changed is then what was looked at.'),
  faults: z.array(faultSchema).readonly().describe('What is wrong with it; empty where all is right.'),
});
export type SettingsText = z.infer<typeof settingsTextSchema>;

export const settingsRewriteSchema = z.strictObject({
  yaml: z
    .string()
    .max(longestText)
    .describe('The whole file. `(not shown 1)` is again the secret that it was told for.'),
  basedOn: z.string().max(64).describe('The version that was looked at.'),
});

export const settingsChangeSchema = z.object({
  changed: z
    .array(
      z.object({
        path: optionPath,
        from: z
          .unknown()
          .optional()
          .describe('Saved before, or the default; absent for none, and for a secret.'),
        to: z.unknown().optional().describe('Saved now, or the default; absent for none, and for a secret.'),
        restartNeeded: z.boolean().describe('It takes effect at the next start; otherwise it has.'),
        overridden: z
          .literal(true)
          .optional()
          .describe('The command line says otherwise (`--set`): it holds from a start without that.'),
      }),
    )
    .readonly(),
  lines: z
    .array(diffLineSchema)
    .readonly()
    .describe('What changes in the file, line by line, with some lines around; secrets are not shown.'),
});
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

export const backupSchema = z.object({
  id: z.string(),
  at: z.string().describe("When it was put away, by the machine's clock of then (ISO 8601)."),
  isUndone: z.boolean().describe('It was undone; otherwise it is what was there before a change.'),
});
type Backup = z.infer<typeof backupSchema>;

/** A part of the configuration as an object: what is null goes back to its default. */
export type SettingsPatch = Readonly<Record<string, unknown>>;

/** What lists hold that are changed entry by entry. */
export interface KeptLists {
  readonly scenes: readonly SceneOptions[];
  readonly sensors: { readonly map: MapOption };
}

interface HowToChange {
  /** Only tells what would change. */
  readonly isDryRun: boolean;
}

/**
 * The configuration: what is in force, and what is saved. What is not right is refused whole.
 *
 * Errors: TactusError `configuration` with all faults, `usage` for what is not there, `noInput`, `cannotCreate` of files.
 */
export interface PanelSettings {
  view(): Promise<SettingsView>;
  /** The file as it is written, also where it is broken. */
  text(): Promise<SettingsText>;
  /** The whole file anew. Errors: also ChangedMeanwhile, where it is not the version any more that was looked at. */
  rewrite(text: z.infer<typeof settingsRewriteSchema>, how: HowToChange): Promise<SettingsChange>;
  /** What is saved now. */
  lists(): Promise<KeptLists>;
  /**
   * A patch, or how one is made of what is saved when its turn has come (`said`: as it stands in the file): of two at
   * once none is lost.
   */
  change(
    patch: SettingsPatch | ((saved: KeptLists, said: unknown) => SettingsPatch),
    how: HowToChange,
  ): Promise<SettingsChange>;
  /** Back to before the last change; again, one further. */
  undo(how: HowToChange): Promise<SettingsChange>;
  /** What was there before, the newest first. */
  backups(): Promise<readonly Backup[]>;
  restore(id: string, how: HowToChange): Promise<SettingsChange>;
  /** The daemon begins anew with what is saved, within seconds. Errors: also what keeps it from playing. */
  restart(): Promise<void>;
}
