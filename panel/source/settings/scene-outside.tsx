import { askMappings } from '../body/mappings/mappings-api.ts';
import { useAsked } from '../components/asked.ts';
import { outputTitle } from '../components/output-title.ts';
import { Slider } from '../components/slider.tsx';
import { gainText, silentDb } from '../model/gain.ts';
import type { Model } from '../model/model.ts';
import { scenesWords } from '../words/scenes.ts';
import * as workoutsApi from '../workouts/workouts-api.ts';
import { Optional, Select } from './scene-fields.tsx';
import type { Scene } from './settings-api.ts';

/** What a scene sets around the music: how loud the devices are, a workout, and which knobs are heard. */
export function SceneOutside({
  model,
  scene,
  set,
}: {
  readonly model: Model;
  readonly scene: Scene;
  readonly set: (change: Partial<Scene>) => void;
}) {
  const words = scenesWords();
  const workouts = useAsked(() => workoutsApi.list(model.api));
  const mappings = useAsked(() => askMappings(model.api));
  const { outputLevelsDb, workout } = scene;
  const open = model.state?.outputs.filter(({ levelDb }) => levelDb !== undefined) ?? [];
  const outputs = [...new Set([...open.map(({ name }) => name), ...Object.keys(outputLevelsDb ?? {})])];
  const names =
    mappings.answer?.flatMap(({ mapping }) => (mapping.id === undefined ? [] : [mapping.id])) ?? [];
  const knobs = [...new Set([...names, ...(scene.mappings ?? [])])];
  const hears = (id: string, isHeard: boolean): void =>
    set({ mappings: knobs.filter((each) => (each === id ? isHeard : scene.mappings?.includes(each))) });
  return (
    <>
      {outputs.length > 0 && (
        <Optional
          name={words.levels}
          isOn={outputLevelsDb !== undefined}
          onSwitch={(isOn) =>
            set({
              outputLevelsDb: isOn
                ? Object.fromEntries(open.map(({ name, levelDb = 0 }) => [name, levelDb]))
                : undefined,
            })
          }
        >
          <p class="note">{words.levelNote}</p>
          {outputs.map((name) => (
            <Slider
              key={name}
              name={outputTitle(name)}
              low={silentDb}
              high={0}
              value={outputLevelsDb?.[name] ?? 0}
              text={gainText}
              disabled={false}
              onSlide={(level) => set({ outputLevelsDb: { ...outputLevelsDb, [name]: level } })}
            />
          ))}
        </Optional>
      )}
      <Select
        label={words.workoutName}
        value={workout ?? ''}
        options={[
          ['', words.leave],
          ['none', words.workoutNone],
          ...(workouts.answer ?? []).map(({ name, title }) => [name, title] as const),
        ]}
        onChoose={(chosen) => set({ workout: chosen || undefined })}
      />
      {knobs.length > 0 && (
        <Optional
          name={words.knobs}
          isOn={scene.mappings !== undefined}
          onSwitch={(isOn) => set({ mappings: isOn ? [] : undefined })}
        >
          <p class="note">{words.knobsNote}</p>
          {knobs.map((id) => (
            <label key={id} class="check">
              <input
                type="checkbox"
                checked={scene.mappings?.includes(id) ?? false}
                onChange={(event) => hears(id, event.currentTarget.checked)}
              />{' '}
              {id}
            </label>
          ))}
        </Optional>
      )}
    </>
  );
}
