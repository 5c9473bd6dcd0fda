import { isDeepStrictEqual } from 'node:util';
import type { Conductor } from '../conductor/conductor.ts';
import type { Faders } from '../player/shared/desk.ts';
import { freeStyle } from '../styles/free-style.ts';
import type { Stylish } from '../styles/style-named.ts';
import { TactusError } from '../system/errors.ts';
import { suggestion } from '../system/nearest.ts';
import type { Command } from './command.ts';
import { type SceneOptions, usualGlideSeconds, usualScenes } from './options.ts';
import { overlaid } from './overlaid.ts';

export interface ScenesDependencies {
  /** To begin with. */
  readonly scenes: readonly SceneOptions[];
  /** Whose styles there are: what it does not have is left out of a scene. */
  readonly model: Stylish;
  readonly conductor: Pick<Conductor, 'settings'>;
  readonly faders: Pick<Faders, 'partGainsDb'>;
  /** The one that was chosen last, before this start. */
  readonly chosen?: string | undefined;
}

/** Scenes: what a person can wish for at once, by a name. */
export interface Scenes {
  /** In the order in which they come. */
  readonly names: readonly string[];
  /** The one that was chosen last, while all that it sets but volume and levels is as it set it. */
  readonly current: string | undefined;
  /** The one that was chosen last, whatever was wished since. */
  readonly chosen: string | undefined;
  /**
   * What a wish means once its scene is set out in it; what it says beside the scene comes first. Errors: TactusError
   * `usage` for a scene that nobody knows.
   */
  setOut(wish: Command): Command;
  choose(name: string): void;
  /** Others from now on. */
  set(scenes: readonly SceneOptions[]): void;
}

type Settings = Omit<SceneOptions, 'name' | 'style'>;

export function createScenes(dependencies: ScenesDependencies): Scenes {
  const { model, conductor, faders } = dependencies;
  let names: readonly string[] = [];
  let known: ReadonlyMap<string, Settings> = new Map();
  let chosen = dependencies.chosen;
  const set = (scenes: readonly SceneOptions[]): void => {
    names = scenes.map(({ name }) => name);
    known = new Map(scenes.map((scene) => [scene.name, settingsOf(scene, model)]));
  };
  set(dependencies.scenes);

  const named = (name: string): Settings => {
    const settings = known.get(name);
    if (settings !== undefined) return settings;
    throw new TactusError(
      'usage',
      `There is no scene "${name}".`,
      names.length > 0 ? suggestion(name, names) : 'The configuration has none (scenes).',
    );
  };
  const next = (): string => {
    const name = names[(names.indexOf(chosen ?? '') + 1) % names.length];
    if (name !== undefined) return name;
    throw new TactusError('usage', 'There is no next scene.', 'The configuration has none (scenes).');
  };

  return {
    get names() {
      return names;
    },
    get current() {
      const settings = chosen === undefined ? undefined : known.get(chosen);
      if (settings === undefined) return undefined;
      const { partGainsDb } = faders;
      return holds(settings, { ...conductor.settings, partGainsDb }) ? chosen : undefined;
    },
    get chosen() {
      return chosen;
    },
    setOut({ nextScene, ...wish }) {
      const scene = wish.scene ?? (nextScene ? next() : undefined);
      if (scene === undefined) return wish;
      const {
        styleWeights,
        partGainsDb,
        outputLevelsDb,
        instruments,
        mappings: _,
        glideSeconds = usualGlideSeconds,
        ...rest
      } = named(scene);
      const saysStyle = wish.style !== undefined || wish.styleWeights !== undefined;
      return {
        ...rest,
        glideSeconds,
        ...(styleWeights && !saysStyle && { styleWeights }),
        ...wish,
        ...(partGainsDb && { partGainsDb: overlaid(partGainsDb, wish.partGainsDb) }),
        ...(outputLevelsDb && { outputLevelsDb: overlaid(outputLevelsDb, wish.outputLevelsDb) }),
        ...(instruments && { instruments: overlaid(instruments, wish.instruments) }),
        scene,
      };
    },
    choose(name) {
      chosen = name;
    },
    set,
  };
}

/** A scene that the model cannot play as it is written: it keeps the rest. Of those that ship nobody wrote what they ask. */
export function sceneFault(
  scene: SceneOptions,
  model: Stylish,
): { readonly message: string; readonly fix: string } | undefined {
  const names = [...model.styles.map(({ name }) => name), freeStyle];
  const missing = Object.keys(weightsOf(scene)).find((style) => !names.includes(style));
  if (missing === undefined || usualScenes.some((usual) => isDeepStrictEqual(usual, scene))) return undefined;
  return {
    message: `The scene "${scene.name}" asks for the style "${missing}", which the model "${model.name}" does not know: it keeps the rest.`,
    fix: suggestion(missing, names),
  };
}

/** What a scene sets, with this model. */
function settingsOf({ name, style, styleWeights, ...rest }: SceneOptions, model: Stylish): Settings {
  const isKnown = (wanted: string): boolean =>
    wanted === freeStyle || model.styles.some((known) => known.name === wanted);
  const playable = Object.entries(weightsOf({ style, styleWeights })).filter(([wanted]) => isKnown(wanted));
  const plays = playable.some(([, weight]) => weight > 0);
  return { ...rest, ...(plays && { styleWeights: Object.fromEntries(playable) }) };
}

function weightsOf({
  style,
  styleWeights,
}: Pick<SceneOptions, 'style' | 'styleWeights'>): Readonly<Record<string, number>> {
  return styleWeights ?? (style === undefined ? {} : { [style]: 1 });
}

/**
 * Volume and levels are whoever hears them's to turn, and a start is softer: they make no other scene. Mappings go by the one that was chosen,
 * whatever else is wished.
 */
function holds(settings: Settings, now: Settings): boolean {
  const {
    styleWeights,
    glideSeconds: _,
    volume01: __,
    outputLevelsDb: ___,
    mappings: ____,
    ...rest
  } = settings;
  if (!isSo(rest, now)) return false;
  if (styleWeights === undefined) return true;
  const sum = Object.values(styleWeights).reduce((total, weight) => total + weight, 0);
  const names = new Set([...Object.keys(styleWeights), ...Object.keys(now.styleWeights ?? {})]);
  return [...names].every((name) => isSo((styleWeights[name] ?? 0) / sum, now.styleWeights?.[name] ?? 0));
}

/** Of parts: all that is wanted; what nobody asks about may be as it likes. */
function isSo(wanted: unknown, is: unknown): boolean {
  if (typeof wanted === 'number' && typeof is === 'number') return Math.abs(wanted - is) < 1e-6;
  if (typeof wanted !== 'object' || wanted === null) return wanted === is;
  return Object.entries(wanted).every(
    ([name, value]) => value === undefined || isSo(value, (is as Readonly<Record<string, unknown>>)[name]),
  );
}
