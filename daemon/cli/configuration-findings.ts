import { accessSync, constants } from 'node:fs';
import { type InstalledModel, precisionsOf } from '../composer/models/installed-model.ts';
import { createModelStore } from '../composer/models/store.ts';
import { readTheme } from '../composer/theme/midi-file.ts';
import type { Configuration } from '../configuration.ts';
import { checkOutputs } from '../outputs/open-outputs.ts';
import { inspectSoundFont } from '../player/synth/sound-font.ts';
import { commandOf } from '../session/control-command.ts';
import type { SceneOptions } from '../session/options.ts';
import { sceneFault } from '../session/scenes.ts';
import { firstStyle } from '../styles/mixture.ts';
import { ourStyles } from '../styles/style-book.ts';
import { styleNamed } from '../styles/style-named.ts';
import type { Fault } from '../system/config/config-faults.ts';
import { TactusError } from '../system/errors.ts';

/** Something that the schema cannot know: `run` refuses it, or plays, but otherwise than is written. */
export interface Finding extends Fault {
  readonly isRefused: boolean;
}

type Check = (configuration: Configuration) => void | Promise<void>;

/** Everything that is wrong with a configuration beyond its schema. `isExplicit`: the command line names the style. */
export async function examineConfiguration(
  configuration: Configuration,
  isExplicit: boolean,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  const look = async (path: string, isRefused: boolean, check: Check): Promise<void> => {
    try {
      await check(configuration);
    } catch (error) {
      if (!(error instanceof TactusError)) throw error;
      const { kind, message, fix } = error;
      found.push({ path: path.split('.'), message, kind, fix, isRefused });
    }
  };
  await look('composer.model', true, ({ composer }) => void createModelStore().find(composer.model));
  await look('composer.precision', true, checkPrecision);
  await look('conductor.style', isExplicit || !isKnownElsewhere(configuration), checkStyle);
  await look('composer.theme', true, async ({ composer: { theme } }) => {
    if (theme !== undefined) await readTheme(theme);
  });
  await look('player.soundFontPath', false, checkSoundFont);
  await look('outputs', true, ({ outputs }) => checkOutputs(outputs));
  await look('sensors.mqtt.caFile', false, checkAuthority);
  for (const [index, scene] of configuration.scenes.entries())
    await look(`scenes.${index}`, false, (given) => checkScene(given, scene));
  for (const [path, name] of namedControls(configuration))
    await look(path, true, (given) => checkControl(given, name, path));
  return found;
}

function modelOf({ composer }: Configuration): InstalledModel | undefined {
  try {
    return createModelStore().find(composer.model);
  } catch {
    return undefined; // Told by the check of the model itself.
  }
}

const checkPrecision: Check = (configuration) => {
  const model = modelOf(configuration);
  const { precision } = configuration.composer;
  const offered = model ? precisionsOf(model) : [];
  if (offered.length === 0 || offered.includes(precision)) return;
  throw new TactusError(
    'usage',
    `The model "${model?.manifest.name}" does not come in ${precision}.`,
    `It comes in: ${offered.join(', ')}.`,
  );
};

const checkStyle: Check = (configuration) => {
  const model = modelOf(configuration);
  if (model) styleNamed(model.manifest, configuration.conductor.style);
};

function checkScene(configuration: Configuration, scene: SceneOptions): void {
  const model = modelOf(configuration);
  const fault = model && sceneFault(scene, model.manifest);
  if (fault) throw new TactusError('usage', fault.message, fault.fix);
}

/** Then it is meant for another model, or by nobody: the first style of this one plays. */
function isKnownElsewhere({ conductor: { style } }: Configuration): boolean {
  if (style === firstStyle || ourStyles.some(({ name }) => name === style)) return true;
  return createModelStore()
    .list()
    .models.some(({ manifest }) => manifest.styles.some(({ name }) => name === style));
}

const checkSoundFont: Check = ({ player: { soundFontPath } }) => {
  if (soundFontPath === undefined) return;
  const { fault } = inspectSoundFont(soundFontPath);
  if (fault === undefined) return;
  throw new TactusError(
    'noInput',
    `The SoundFont ${soundFontPath} ${fault}.`,
    'The one that comes with Tactus plays.',
  );
};

const checkAuthority: Check = ({ sensors: { mqtt } }) => {
  if (!mqtt.enabled || mqtt.caFile === undefined) return;
  try {
    accessSync(mqtt.caFile, constants.R_OK);
  } catch {
    throw new TactusError('noInput', `${mqtt.caFile} cannot be read.`, 'Give a PEM file, or leave it out.');
  }
};

/** The key that a headset has one of means what its presses say, which the sensor knows. */
const gesture = 'button';

/** Controls that the configuration names, each with its place. */
function namedControls({ sensors: { buttons, map } }: Configuration): readonly (readonly [string, string])[] {
  const keys = Object.entries(buttons.keys).filter(([, name]) => name !== gesture);
  return [
    ...keys.map(([code, name]) => [`sensors.buttons.keys.${code}`, name] as const),
    ...map.flatMap(({ name }, index) =>
      name === undefined ? [] : [[`sensors.map.${index}.name`, name] as const],
    ),
  ];
}

function checkControl(configuration: Configuration, name: string, path: string): void {
  const styles = modelOf(configuration)?.manifest.styles ?? [];
  const control = { kind: 'control', name, value01: 1, sensorId: 'buttons', atSeconds: 0 } as const;
  const scenes = configuration.scenes.map((scene) => scene.name);
  const meant = commandOf(control, { playing: 'stopped', volume01: 0.5, muted: false, styles, scenes });
  if (meant === undefined || !('refusedBecause' in meant)) return;
  throw new TactusError(
    'usage',
    `${meant.refusedBecause}.`,
    path.startsWith('sensors.map')
      ? 'See docs/sensors.md.'
      : 'See sensors.buttons.keys in `tactus config print`.',
  );
}

/** With a style that its model has: the first one, where the configured one is another model's. */
export function withStyleOfModel(configuration: Configuration): Configuration {
  const styles = modelOf(configuration)?.manifest.styles ?? [];
  const { conductor } = configuration;
  const first = styles[0]?.name;
  if (first === undefined || styles.some(({ name }) => name === conductor.style)) return configuration;
  return { ...configuration, conductor: { ...conductor, style: first } };
}
