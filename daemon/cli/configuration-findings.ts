import { X509Certificate } from 'node:crypto';
import { checkSizes, type InstalledModel, precisionsOf } from '../composer/models/installed-model.ts';
import { createModelStore } from '../composer/models/store.ts';
import type { Configuration } from '../configuration.ts';
import { checkOutputs } from '../outputs/open-outputs.ts';
import { commandOf } from '../session/control-command.ts';
import type { SceneOptions } from '../session/options.ts';
import { sceneFault } from '../session/scenes.ts';
import { freeStyle } from '../styles/free-style.ts';
import { firstStyle } from '../styles/mixture.ts';
import { ourStyles } from '../styles/style-book.ts';
import { styleNamed } from '../styles/style-named.ts';
import type { Fault } from '../system/config/config-faults.ts';
import { messageOf, TactusError } from '../system/errors.ts';
import { readPemFile } from '../system/files/pem-file.ts';
import { suggestion } from '../system/nearest.ts';

/** Something that the schema cannot know: `run` refuses it, or plays, but otherwise than is written. */
export interface Finding extends Fault {
  readonly isRefused: boolean;
}

type Check = () => void | Promise<void>;
type Look = (path: string, isRefused: boolean, check: Check) => Promise<void>;

/** What was found so far, and how to look for more. */
function createFindings(): { readonly found: readonly Finding[]; readonly look: Look } {
  const found: Finding[] = [];
  return {
    found,
    async look(path, isRefused, check) {
      try {
        await check();
      } catch (error) {
        if (!(error instanceof TactusError)) throw error;
        const { kind, message, fix } = error;
        found.push({ path: path.split('.'), message, kind, fix, isRefused });
      }
    },
  };
}

/**
 * What is wrong with a configuration, beyond its schema, before anything is played. A theme is refused, too, by whoever
 * plays it: reading it takes a process. `isExplicit`: the command line names the style.
 */
export async function findRefusals(
  configuration: Configuration,
  isExplicit: boolean,
): Promise<readonly Finding[]> {
  const { found, look } = createFindings();
  const model = modelOf(configuration);
  const { composer, conductor, outputs } = configuration;
  if (model === undefined)
    await look('composer.model', true, () => void createModelStore().find(composer.model));
  else {
    await look('composer.precision', true, () => checkPrecision(model, composer.precision));
    const isStyleRefused = isExplicit || !isKnownElsewhere(conductor.style);
    await look('conductor.style', isStyleRefused, () => void styleNamed(model.manifest, conductor.style));
  }
  await look('outputs', true, () => checkOutputs(outputs));
  for (const [path, name] of namedControls(configuration))
    await look(path, true, () => checkControl(configuration, model, name, path));
  return found;
}

/** Everything that is wrong with a configuration beyond its schema: `findRefusals`, and what nobody reads before he must. */
export async function examineConfiguration(
  configuration: Configuration,
  isExplicit: boolean,
): Promise<readonly Finding[]> {
  const { found, look } = createFindings();
  const { composer, player, sensors, scenes, schedule } = configuration;
  await look('composer.theme', true, async () => {
    if (composer.theme === undefined) return;
    const { readTheme } = await import('../composer/theme/midi-file.ts');
    await readTheme(composer.theme);
  });
  await look('player.soundFontPath', false, () => checkSoundFont(player));
  await look('sensors.mqtt.caFile', false, () => checkAuthority(sensors.mqtt));
  const model = modelOf(configuration);
  if (model !== undefined) await look('composer.model', true, () => checkSizes(model));
  for (const [index, scene] of scenes.entries())
    await look(`scenes.${index}`, false, () => checkScene(model, scene));
  for (const [index, { scene }] of schedule.entries())
    await look(`schedule.${index}.scene`, false, () => checkScheduled(scene, scenes));
  return [...(await findRefusals(configuration, isExplicit)), ...found];
}

/** Undefined where it cannot be had, which the check of the model tells. */
function modelOf({ composer }: Configuration): InstalledModel | undefined {
  try {
    return createModelStore().find(composer.model);
  } catch {
    return undefined;
  }
}

function checkPrecision(model: InstalledModel, precision: string): void {
  const offered = precisionsOf(model);
  if (offered.length === 0 || offered.includes(precision)) return;
  throw new TactusError(
    'usage',
    `The model "${model.manifest.name}" does not come in ${precision}.`,
    `It comes in: ${offered.join(', ')}.`,
  );
}

function checkScene(model: InstalledModel | undefined, scene: SceneOptions): void {
  const fault = model && sceneFault(scene, model.manifest);
  if (fault) throw new TactusError('usage', fault.message, fault.fix);
}

function checkScheduled(scene: string | undefined, scenes: readonly SceneOptions[]): void {
  const names = scenes.map(({ name }) => name);
  if (scene === undefined || names.includes(scene)) return;
  throw new TactusError('usage', `There is no scene "${scene}".`, suggestion(scene, names));
}

/** Then it is meant for another model, or by nobody: the first style of this one plays. */
function isKnownElsewhere(style: string): boolean {
  if (style === firstStyle || style === freeStyle || ourStyles.some(({ name }) => name === style))
    return true;
  return createModelStore()
    .list()
    .models.some(({ manifest }) => manifest.styles.some(({ name }) => name === style));
}

async function checkSoundFont({ soundFontPath, synth }: Configuration['player']): Promise<void> {
  if (soundFontPath === undefined) return;
  const { inspectSoundFont } = await import('../player/sound-font/sound-font.ts');
  const { engineFor } = await import('../player/synth/open-synth.ts');
  const { fault } = inspectSoundFont(soundFontPath, { engine: engineFor(synth) });
  if (fault === undefined) return;
  throw new TactusError(
    'noInput',
    `The SoundFont ${soundFontPath} ${fault}.`,
    'The one that comes with Tactus plays.',
  );
}

/** TLS itself passes over what holds no certificate, and then trusts nobody. */
async function checkAuthority({ enabled, caFile }: Configuration['sensors']['mqtt']): Promise<void> {
  if (!enabled || caFile === undefined) return;
  const fix = 'Give a PEM file, or leave it out.';
  const text = await readPemFile(caFile).catch((error: unknown) => {
    throw new TactusError('noInput', `${messageOf(error)}.`, fix);
  });
  try {
    new X509Certificate(text);
  } catch {
    throw new TactusError('badData', `${caFile} holds no certificate.`, fix);
  }
}

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

function checkControl(
  configuration: Configuration,
  model: InstalledModel | undefined,
  name: string,
  path: string,
): void {
  const styles = model?.manifest.styles ?? [];
  const control = { kind: 'control', name, value01: 1, sensorId: 'buttons', atSeconds: 0 } as const;
  const scenes = configuration.scenes.map((scene) => scene.name);
  const music = { styles, scenes, styleWeights: {}, key: { tonic: 0, mode: 'major' } } as const;
  const meant = commandOf(control, { playing: 'stopped', volume01: 0.5, muted: false, ...music });
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
  const isKnown = conductor.style === freeStyle || styles.some(({ name }) => name === conductor.style);
  if (first === undefined || isKnown) return configuration;
  return { ...configuration, conductor: { ...conductor, style: first } };
}
