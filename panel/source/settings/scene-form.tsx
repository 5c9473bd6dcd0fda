import { useState } from 'preact/hooks';
import { freeStyle } from '../../../daemon/styles/free-style.ts';
import type { Doing } from '../components/asked.ts';
import { Slider } from '../components/slider.tsx';
import { named, percent, sceneTitle, styleTitle } from '../model/format.ts';
import { gainText, silentDb } from '../model/gain.ts';
import type { Model } from '../model/model.ts';
import { keyNameOf, keyText, modes, parseKeyName } from '../music/key-names.ts';
import { commonWords } from '../words/common.ts';
import { scenesWords } from '../words/scenes.ts';
import { known, Optional, Select } from './scene-fields.tsx';
import { sceneNumbers, sceneRanges } from './scene-numbers.ts';
import { SceneOutside } from './scene-outside.tsx';
import { isName, parts, sceneText } from './scenes.ts';
import type { Scene } from './settings-api.ts';

/** As the configuration writes them, each with the accidental of its key. */
const keys = modes.flatMap((mode) => Array.from({ length: 12 }, (_, tonic) => keyNameOf({ tonic, mode })));
const follows = ['auto', 'cadence', 'speed', 'heartRate', 'manual', 'target', 'calm', 'link'] as const;

/** What a scene sets, wish by wish: whatever is left is not touched by it. */
export function SceneForm(props: {
  readonly model: Model;
  readonly scene: Scene;
  readonly others: readonly Scene[];
  readonly doing: Doing;
  readonly onSave: (scene: Scene) => void;
  /** Absent for one that is not kept yet. */
  readonly onRemove?: () => void;
  readonly onClose: () => void;
}) {
  const { model, others, doing } = props;
  const { state } = model;
  const words = scenesWords();
  const common = commonWords();
  const [scene, setScene] = useState(props.scene);
  const [isAsking, setAsking] = useState(false);
  const styles = state?.styles ?? [];
  const { name, style, styleWeights, follow, ...rest } = scene;
  const set = (change: Partial<Scene>): void => setScene(known({ ...scene, ...change }));
  const isTaken = others.some((other) => other.name === name);
  const { name: _, ...settings } = scene;
  const { glideSeconds: __, ...wishes } = settings;
  const { mappings: ___, ...wish } = settings;
  const writtenKey = parseKeyName(scene.key ?? '');
  const setsNothing = Object.keys(wishes).length === 0;
  const asMix = styleWeights ?? {};
  return (
    <form
      class="scene-form"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave(scene);
      }}
    >
      <label class="field">
        <span class="field-name">{words.name}</span>
        <input
          type="text"
          required
          maxLength={40}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={name}
          aria-invalid={!isName(name) || isTaken}
          onInput={(event) => setScene({ ...scene, name: event.currentTarget.value })}
        />
        <span class={isTaken || !isName(name) ? 'fault' : 'note'}>
          {isTaken ? words.nameTaken : words.nameNote}
        </span>
      </label>
      <Select
        label={words.style}
        value={style ?? (styleWeights ? '*mix' : '')}
        options={[
          ['', words.leave],
          [freeStyle, common.freeStyle],
          ...styles.map((each) => [each.name, styleTitle(each)] as const),
          ['*mix', words.mix],
        ]}
        onChoose={(chosen) => {
          const mix = Object.fromEntries(styles.map((each) => [each.name, each.name === style ? 1 : 0]));
          if (chosen === '*mix') set({ style: undefined, styleWeights: mix });
          else set({ style: chosen || undefined, styleWeights: undefined });
        }}
      />
      {styleWeights && (
        <fieldset class="sliders">
          <legend>{words.mixOf}</legend>
          {styles.map((each) => (
            <Slider
              key={each.name}
              name={styleTitle(each)}
              low={0}
              high={1}
              step={0.05}
              value={asMix[each.name] ?? 0}
              text={percent}
              disabled={false}
              onSlide={(weight) => set({ styleWeights: { ...asMix, [each.name]: weight } })}
            />
          ))}
        </fieldset>
      )}
      <Select
        label={words.follow}
        value={follow ?? ''}
        options={[['', words.leave], ...follows.map((each) => [each, named(common.follow, each)] as const)]}
        onChoose={(chosen) =>
          set({
            follow: (chosen || undefined) as Scene['follow'],
            manualTempoBpm: chosen === 'manual' ? (scene.manualTempoBpm ?? 120) : undefined,
          })
        }
      />
      {follow === 'manual' && (
        <Slider
          name={words.tempo}
          low={60}
          high={240}
          value={scene.manualTempoBpm ?? 120}
          text={words.beats}
          disabled={false}
          onSlide={(manualTempoBpm) => set({ manualTempoBpm })}
        />
      )}
      <Select
        label={words.key}
        value={writtenKey ? keyNameOf(writtenKey) : (scene.key ?? '')}
        options={[
          ['', words.leave],
          ['auto', words.keyAuto],
          ...keys.map((key) => [key, keyText(key)] as const),
        ]}
        onChoose={(key) => set({ key: key || undefined })}
      />
      {sceneNumbers.map((each) => {
        const title = words.numbers[each];
        const { low, high, step, text } = sceneRanges[each];
        const usual = (each === 'volume01' ? state?.volume01 : undefined) ?? sceneRanges[each].usual;
        return (
          <Optional
            key={each}
            name={words.sets(title)}
            isOn={rest[each] !== undefined}
            onSwitch={(isOn) => set({ [each]: isOn ? usual : undefined })}
          >
            <Slider
              name={title}
              low={low}
              high={high}
              step={step}
              value={rest[each] ?? usual}
              text={text}
              disabled={false}
              onSlide={(value) => set({ [each]: Math.round(value * 100) / 100 })}
            />
          </Optional>
        );
      })}
      <Optional
        name={words.gains}
        isOn={scene.partGainsDb !== undefined}
        onSwitch={(isOn) => set({ partGainsDb: isOn ? { ...state?.partGainsDb } : undefined })}
      >
        <p class="note">{words.gainNote}</p>
        {parts.map((part) => (
          <Slider
            key={part}
            name={common.parts[part]}
            low={silentDb}
            high={6}
            value={scene.partGainsDb?.[part] ?? 0}
            text={gainText}
            disabled={false}
            onSlide={(gain) => set({ partGainsDb: { ...scene.partGainsDb, [part]: gain } })}
          />
        ))}
      </Optional>
      <Optional
        name={words.players}
        isOn={scene.instruments !== undefined}
        onSwitch={(isOn) =>
          set({ instruments: isOn ? Object.fromEntries(parts.map((part) => [part, 'auto'])) : undefined })
        }
      >
        {parts.map((part) => (
          <Select
            key={part}
            label={common.parts[part]}
            value={scene.instruments?.[part] ?? ''}
            options={[
              ['', words.leave],
              ['auto', words.playerAuto],
              ...(state?.parts[part].choices ?? [])
                .filter((each) => each !== 'auto')
                .map((each) => [each, each] as const),
            ]}
            onChoose={(player) =>
              set({
                instruments: known({
                  ...scene.instruments,
                  [part]: player || undefined,
                }) as Scene['instruments'],
              })
            }
          />
        ))}
      </Optional>
      <SceneOutside model={model} scene={scene} set={set} />
      <p class="note" role="status">
        {setsNothing
          ? words.setsNothing
          : sceneText(settings, (each) => {
              const found = styles.find((one) => one.name === each);
              return found ? styleTitle(found) : each;
            })}
      </p>
      <p class="fault" role="alert" lang="en">
        {doing.fault}
      </p>
      {isAsking ? (
        <div class="asking" role="alertdialog" aria-label={words.removeAsk(sceneTitle(name))}>
          <p>{words.removeAsk(sceneTitle(name))}</p>
          <div class="buttons">
            <button type="button" class="plain danger" disabled={doing.isBusy} onClick={props.onRemove}>
              {words.removeYes}
            </button>
            <button type="button" class="plain" onClick={() => setAsking(false)}>
              {words.keep}
            </button>
          </div>
        </div>
      ) : (
        <div class="buttons">
          <button
            type="submit"
            class="plain primary"
            disabled={doing.isBusy || !isName(name) || isTaken || setsNothing}
          >
            {words.save}
          </button>
          <button
            type="button"
            class="plain"
            disabled={setsNothing}
            onClick={() => model.send(wish as Parameters<Model['send']>[0])}
          >
            {words.tryIt}
          </button>
          <button type="button" class="plain" onClick={props.onClose}>
            {words.close}
          </button>
          {props.onRemove && (
            <button type="button" class="plain danger" onClick={() => setAsking(true)}>
              {words.remove}
            </button>
          )}
        </div>
      )}
    </form>
  );
}
