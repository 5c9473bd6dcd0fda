import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { freeStyle } from '../../../daemon/styles/free-style.ts';
import { heaviestStyle } from '../../../daemon/styles/mixture.ts';
import { Choice } from '../components/choice.tsx';
import { WishSlider } from '../components/wish-slider.tsx';
import { sceneTitle, styleTitle } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { addressOf } from '../model/place.ts';
import { commonWords } from '../words/common.ts';
import { runWords } from '../words/run.ts';
import { workoutsWords } from '../words/workouts.ts';
import { KeepAwake } from './keep-awake.tsx';
import { Listen } from './listen.tsx';
import { PhonePart } from './phone.tsx';

interface MoreProps {
  readonly model: Model;
  readonly audio: RefObject<HTMLAudioElement | null>;
  readonly onClose: () => void;
}

/** What one does before the run rather than on it, over the face, which stays where it is. */
export function More({ model, audio, onClose }: MoreProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const words = runWords().more;
  const { access, state } = model;
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, as any dialog.
    <dialog
      ref={dialog}
      class="more"
      aria-labelledby="more-title"
      onClose={onClose}
      onClick={(event) => {
        // Beside it.
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="more-sheet">
        <header class="more-head">
          <h2 id="more-title">{words.title}</h2>
          <button type="button" class="plain" onClick={() => dialog.current?.close()}>
            {words.close}
          </button>
        </header>
        {state && access.is('performer') && <Choices model={model} state={state} />}
        {access.is('viewer') && (
          <a class="plain" href={addressOf('workouts')}>
            {workoutsWords().title}
          </a>
        )}
        <Listen model={model} audio={audio} />
        <PhonePart model={model} />
        <KeepAwake model={model} />
      </div>
    </dialog>
  );
}

/** What the music goes by. */
function Choices({ model, state }: { readonly model: Model; readonly state: PanelState }) {
  const words = runWords().more;
  const common = commonWords();
  const disabled = model.status.kind !== 'open';
  const modes = ['auto', 'cadence', 'speed', 'heartRate', 'manual', 'calm'] as const;
  const follows = modes.some((mode) => mode === state.follow) ? modes : [...modes, state.follow];
  return (
    <>
      <div class="more-doing">
        {/* For whom a hold is no way. */}
        <button
          type="button"
          class="plain"
          disabled={disabled || !model.isOn}
          onClick={() => model.send({ playing: false })}
        >
          {words.stop}
        </button>
        <button
          type="button"
          class="plain"
          disabled={disabled}
          onClick={() => model.send({ cue: 'coolDown' })}
        >
          {words.coolDown}
        </button>
      </div>
      <Choice
        name={words.style}
        options={[
          { value: freeStyle, text: common.freeStyle },
          ...state.styles.map((style) => ({ value: style.name, text: styleTitle(style) })),
        ]}
        value={state.intent.freeStyles ? freeStyle : heaviestStyle(state.intent.styleWeights)}
        disabled={disabled}
        onChoose={(style) => model.send({ style })}
      />
      <Choice
        name={words.follow}
        options={follows.map((value) => ({ value, text: common.follow[value] }))}
        value={state.follow}
        disabled={disabled}
        onChoose={(follow) => model.send({ follow: follow as PanelState['follow'] })}
      />
      {state.follow === 'manual' && (
        <WishSlider
          name={words.tempo}
          low={60}
          high={240}
          value={state.manualTempoBpm}
          text={(value) => words.beats(Math.round(value))}
          disabled={disabled}
          onSlide={(manualTempoBpm) => model.send({ manualTempoBpm })}
        />
      )}
      {state.scenes.length > 0 && (
        <Choice
          name={words.scene}
          options={state.scenes.map((name) => ({ value: name, text: sceneTitle(name) }))}
          value={state.scene ?? ''}
          disabled={disabled}
          onChoose={(scene) => model.send({ scene })}
        />
      )}
    </>
  );
}
