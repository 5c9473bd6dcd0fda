import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { outputTitle } from '../components/output-title.ts';
import { day, named, percent, sceneTitle, timeOfDay } from '../model/format.ts';
import { gainText } from '../model/gain.ts';
import { keyText } from '../music/key-names.ts';
import { commonWords } from '../words/common.ts';
import { scenesWords } from '../words/scenes.ts';
import { musicNumbers, type sceneNumbers, sceneRanges } from './scene-numbers.ts';
import type { Scene, SceneSettings } from './settings-api.ts';

export const parts = ['drums', 'bass', 'chords', 'lead', 'pad'] as const;

const namePattern = /^[A-Za-z][\w.-]{0,39}$/;
export const isName = (name: string): boolean => namePattern.test(name);

/** All that is played by now, as a scene. */
export function takenFrom(state: PanelState): SceneSettings {
  const weights = Object.entries(state.intent.styleWeights).filter(([, weight]) => weight >= 0.005);
  const [only] = weights;
  const gains = Object.fromEntries(Object.entries(state.partGainsDb).filter(([, gain]) => gain !== 0));
  const { follow, manualTempoBpm, phaseOffsetMs, energyBias, densityBias, key, volume01 } = state;
  const turned = musicNumbers.filter((name) => state[name] !== sceneRanges[name].usual);
  const turnedDown = state.outputs.filter(({ levelDb = 0 }) => levelDb !== 0);
  return {
    ...(weights.length === 1 && only
      ? { style: only[0] }
      : { styleWeights: Object.fromEntries(weights.map(([name, weight]) => [name, hundredths(weight)])) }),
    follow,
    ...(follow === 'manual' && { manualTempoBpm: Math.round(manualTempoBpm) }),
    ...(phaseOffsetMs && { phaseOffsetMs }),
    energyBias: hundredths(energyBias),
    densityBias: hundredths(densityBias),
    ...Object.fromEntries(turned.map((name) => [name, hundredths(state[name])])),
    key,
    ...(Object.keys(gains).length > 0 && { partGainsDb: gains }),
    volume01: hundredths(volume01),
    ...(turnedDown.length > 0 && {
      outputLevelsDb: Object.fromEntries(turnedDown.map(({ name, levelDb = 0 }) => [name, levelDb])),
    }),
  };
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** What a scene sets, in a line. `styleTitle`: how the model calls a style. */
export function sceneText(scene: SceneSettings, styleTitle: (name: string) => string): string {
  const words = scenesWords();
  const common = commonWords();
  const { style, styleWeights, follow, manualTempoBpm, phaseOffsetMs, key, partGainsDb, glideSeconds } =
    scene;
  const numberText = (name: (typeof sceneNumbers)[number]): string[] => {
    const value = scene[name];
    return value === undefined ? [] : [`${words.numbers[name]} ${sceneRanges[name].text(value)}`];
  };
  const mix = Object.entries(styleWeights ?? {});
  const sum = mix.reduce((total, [, weight]) => total + weight, 0) || 1;
  const gains = parts.filter((part) => partGainsDb?.[part] !== undefined);
  const players = Object.values(scene.instruments ?? {});
  const levels = Object.entries(scene.outputLevelsDb ?? {});
  return [
    ...(style === undefined ? [] : [styleTitle(style)]),
    ...(mix.length === 0
      ? []
      : [mix.map(([name, weight]) => `${styleTitle(name)} ${percent(weight / sum)}`).join(' + ')]),
    ...(follow === undefined ? [] : [`${words.follow}: ${named(common.follow, follow)}`]),
    ...(manualTempoBpm === undefined ? [] : [words.beats(manualTempoBpm)]),
    ...(phaseOffsetMs === undefined ? [] : [words.phase(phaseOffsetMs)]),
    ...musicNumbers.flatMap(numberText),
    ...(key === undefined ? [] : [`${words.key} ${key === 'auto' ? words.keyAuto : keyText(key)}`]),
    ...gains.map((part) => `${common.parts[part]} ${gainText(partGainsDb?.[part] ?? 0)}`),
    ...players,
    ...numberText('volume01'),
    ...levels.map(([name, levelDb]) => `${outputTitle(name)} ${gainText(levelDb)}`),
    ...(scene.workout === undefined
      ? []
      : [scene.workout === 'none' ? words.workoutNone : words.workout(scene.workout)]),
    ...(scene.mappings === undefined ? [] : [words.mappings(scene.mappings.length)]),
    ...(glideSeconds === undefined ? [] : [words.within(glideSeconds)]),
  ].join(' · ');
}

/** What the schedule brings next. */
export function scheduledText({
  atWallSeconds,
  scene,
  playing,
}: NonNullable<PanelState['scheduled']>): string {
  const words = scenesWords();
  const at = new Date(atWallSeconds * 1000);
  const what = [
    ...(scene === undefined ? [] : [words.sceneNamed(sceneTitle(scene))]),
    ...(playing === undefined ? [] : [playing ? words.begins : words.ends]),
  ];
  return words.scheduled(`${day(at)}, ${timeOfDay(at)}`, what.join(', '));
}

/** A name that none of them has. */
export function freeName(scenes: readonly Scene[]): string {
  for (let number = scenes.length + 1; ; number += 1) {
    const name = `scene${number}`;
    if (scenes.every((scene) => scene.name !== name)) return name;
  }
}

/** With one moved by one place; the same where it has no further to go. */
export function moved(scenes: readonly Scene[], name: string, by: -1 | 1): readonly Scene[] {
  const from = scenes.findIndex((scene) => scene.name === name);
  const to = from + by;
  if (from < 0 || to < 0 || to >= scenes.length) return scenes;
  const next = [...scenes];
  const [taken] = next.splice(from, 1);
  next.splice(to, 0, taken!);
  return next;
}
