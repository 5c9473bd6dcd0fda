import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BodyOptions } from '../../body/options.ts';
import { type Configuration, configurationSchema } from '../../configuration.ts';
import type { GhostOptions } from '../../ghost/options.ts';
import { outputsOptionsSchema } from '../../outputs/options.ts';
import type { OutputEntry } from '../../outputs/output-type.ts';
import type { PanelSettings } from '../../panel/settings.ts';
import type { MapOption } from '../../sensors/map/options.ts';
import type { ScheduleEntry } from '../../session/options.ts';
import { createStage, type Stage } from '../../session/testing/stage.ts';
import type { Fault } from '../../system/config/config-faults.ts';
import { loadConfiguration } from '../../system/config/config-file.ts';
import { type ConfigurationKeeper, createConfigurationKeeper } from '../../system/config/config-keeper.ts';
import type { Said } from '../../system/config/config-overrides.ts';
import type { TasteOptions } from '../../taste/options.ts';
import type { VoiceOptions } from '../announcements/options.ts';
import { differOnlyInDelays } from '../output-delays.ts';
import { createPanelSettings } from '../panel-settings.ts';
import { createTakeUp } from '../take-up.ts';

export interface KeptSettings {
  readonly keeper: ConfigurationKeeper<Configuration>;
  readonly settings: PanelSettings;
  /** What plays, and what is steered. */
  readonly stage: Stage;
  readonly log: { level: string };
  /** Sensors that the body was told to trust first. */
  readonly priorities: BodyOptions['priorities'][];
  /** Entries of `sensors.map` that sensors were given. */
  readonly maps: MapOption[];
  /** Schedules that were taken up. */
  readonly schedules: (readonly ScheduleEntry[])[];
  /** What was to be said over the music. */
  readonly voices: VoiceOptions[];
  /** Who was to run along. */
  readonly ghosts: GhostOptions[];
  readonly tastes: TasteOptions[];
  /** Scenes that home automation was told of. */
  readonly announced: (readonly string[])[];
  /** What was saved, as its listeners heard it. */
  readonly saved: Configuration[];
  /** What outputs, which are alsa and stream, were told to take up. */
  readonly delays: (readonly OutputEntry[])[];
  content(): string;
  write(text: string): void;
  remove(): void;
}

/** The settings of a session of conductor, desk and scenes, which is started with a file of its own. */
export async function createKeptSettings(
  text = '',
  {
    overrides = [],
    examine = async () => [],
  }: { overrides?: readonly Said[]; examine?: (given: Configuration) => Promise<readonly Fault[]> } = {},
): Promise<KeptSettings> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tactus-settings-'));
  const file = path.join(folder, 'tactus.yaml');
  const write = (next: string): void => writeFileSync(file, next);
  write(text);
  const stage = createStage();
  const log = { level: 'info' };
  const maps: MapOption[] = [];
  const priorities: BodyOptions['priorities'][] = [];
  const schedules: (readonly ScheduleEntry[])[] = [];
  const voices: VoiceOptions[] = [];
  const ghosts: GhostOptions[] = [];
  const tastes: TasteOptions[] = [];
  const announced: (readonly string[])[] = [];
  const saved: Configuration[] = [];
  const delays: (readonly OutputEntry[])[] = [];
  const keeper = createConfigurationKeeper({
    schema: configurationSchema,
    file,
    overrides,
    examine,
    asPlayed: (configuration) => configuration,
    backupFolder: path.join(folder, 'config-backups'),
    wallSeconds: () => 1_700_000_000,
  });
  const settings = createPanelSettings({
    kept: { keeper, restart: async () => {} },
    configuration: await loadConfiguration(configurationSchema, { file, overrides }),
    takeUp: createTakeUp({
      house: {
        body: { prefer: (next) => void priorities.push(next) },
        ...{ command: stage.steering.command, conductor: stage.conductor, scenes: stage.scenes },
      },
      desk: stage.desk,
      publisher: { setScenes: (names) => void announced.push(names) },
      log,
      delays: { takeUp: (entries) => void delays.push(entries) },
      mappings: { set: ({ sensors }) => void maps.push(sensors.map) },
      schedule: { set: (entries) => void schedules.push(entries) },
      announcer: { set: (options) => void voices.push(options) },
      ghost: { set: (options) => void ghosts.push(options) },
      taste: { set: (options) => void tastes.push(options) },
    }),
    playsTo: (use) => differOnlyInDelays(outputsOptionsSchema.parse({ use: ['alsa', 'stream'] }).use, use),
    onSaved: ({ written }) => void saved.push(written),
  });
  const content = (): string => readFileSync(file, 'utf8');
  const remove = (): void => rmSync(folder, { recursive: true });
  const heard = { maps, priorities, schedules, voices, ghosts, tastes, announced, saved, delays };
  return { settings, keeper, stage, log, ...heard, content, write, remove };
}
