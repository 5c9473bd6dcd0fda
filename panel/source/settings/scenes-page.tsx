import { useState } from 'preact/hooks';
import { useAsked, useDoing } from '../components/asked.ts';
import { sceneTitle, styleTitle } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { scenesWords } from '../words/scenes.ts';
import { SceneForm } from './scene-form.tsx';
import { freeName, moved, sceneText, scheduledText, takenFrom } from './scenes.ts';
import { readScenes, type Scene, saveScenes } from './settings-api.ts';

/** What a person can wish for by a name: in the order in which they come. */
export function ScenesPage({ model }: { readonly model: Model }) {
  const { api, state } = model;
  const words = scenesWords();
  const scenes = useAsked(() => readScenes(api));
  /** The name of the one that is changed; empty for a new one. */
  const [open, setOpen] = useState<string>();
  const [fresh, setFresh] = useState<Scene>();
  const doing = useDoing();
  const list = scenes.answer ?? [];
  const titleOf = (name: string): string => {
    const style = state?.styles.find((each) => each.name === name);
    return style ? styleTitle(style) : name;
  };
  const keep = (next: readonly Scene[]): Promise<void> =>
    doing.run(async () => {
      await saveScenes(api, next);
      scenes.take(next);
      setOpen(undefined);
      setFresh(undefined);
    });
  const begin = (settings: Omit<Scene, 'name'>): void => {
    setFresh({ name: freeName(list), ...settings });
    setOpen('');
  };
  return (
    <div class="scenes">
      <p class="note">{words.note}</p>
      {state?.scheduled && <p class="note">{scheduledText(state.scheduled)}</p>}
      {scenes.answer !== undefined && list.length === 0 && <p>{words.none}</p>}
      <ol class="scene-list">
        {list.map((scene, index) => (
          <li key={scene.name} class="card scene">
            <div class="scene-head">
              <h3>{sceneTitle(scene.name)}</h3>
              <div class="buttons">
                <button
                  type="button"
                  class="plain square"
                  aria-label={words.up(sceneTitle(scene.name))}
                  disabled={doing.isBusy || index === 0}
                  onClick={() => void keep(moved(list, scene.name, -1))}
                >
                  ↑
                </button>
                <button
                  type="button"
                  class="plain square"
                  aria-label={words.down(sceneTitle(scene.name))}
                  disabled={doing.isBusy || index === list.length - 1}
                  onClick={() => void keep(moved(list, scene.name, 1))}
                >
                  ↓
                </button>
              </div>
            </div>
            <p class="note">{sceneText(scene, titleOf)}</p>
            {open === scene.name ? (
              <SceneForm
                model={model}
                scene={scene}
                others={list.filter((other) => other !== scene)}
                doing={doing}
                onSave={(next) => void keep(list.map((other) => (other === scene ? next : other)))}
                onRemove={() => void keep(list.filter((other) => other !== scene))}
                onClose={() => setOpen(undefined)}
              />
            ) : (
              <div class="buttons">
                <button
                  type="button"
                  class="plain"
                  aria-label={words.tryNamed(sceneTitle(scene.name))}
                  disabled={!state?.scenes.includes(scene.name)}
                  aria-pressed={state?.scene === scene.name}
                  onClick={() => model.send({ scene: scene.name })}
                >
                  {words.tryIt}
                </button>
                <button
                  type="button"
                  class="plain"
                  aria-label={words.changeIt(sceneTitle(scene.name))}
                  onClick={() => setOpen(scene.name)}
                >
                  {words.change}
                </button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {open === '' && fresh ? (
        <section class="card scene" aria-labelledby="new-scene">
          <h3 id="new-scene">{words.newOne}</h3>
          <SceneForm
            model={model}
            scene={fresh}
            others={list}
            doing={doing}
            onSave={(next) => void keep([...list, next])}
            onClose={() => setOpen(undefined)}
          />
        </section>
      ) : (
        scenes.answer !== undefined && (
          <div class="buttons">
            <button
              type="button"
              class="plain primary"
              disabled={!state}
              onClick={() => state && begin(takenFrom(state))}
            >
              {words.taken}
            </button>
            <button type="button" class="plain" onClick={() => begin({})}>
              {words.add}
            </button>
          </div>
        )
      )}
      {open === undefined && (
        <p class="fault" role="alert" lang="en">
          {doing.fault ?? scenes.fault}
        </p>
      )}
    </div>
  );
}
