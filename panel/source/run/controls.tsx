import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { heaviestStyle } from '../../../daemon/styles/mixture.ts';
import { Choice } from '../components/choice.tsx';
import { Slider } from '../components/slider.tsx';
import { capital, percent } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { Cues } from './cues.tsx';

const followWords: readonly (readonly [PanelState['follow'], string])[] = [
  ['auto', 'Auto'],
  ['cadence', 'Steps'],
  ['speed', 'Speed'],
  ['heartRate', 'Heart'],
  ['manual', 'Manual'],
];

/** Loudness, what the tempo follows, the style, and what happens next. */
export function Controls({ model }: { readonly model: Model }) {
  const { state, access } = model;
  if (!state) return null;
  const disabled = model.status.kind !== 'open';
  const isPerformer = access.is('performer');
  return (
    <section class="controls" aria-label="Controls">
      {access.mayWish('volume') && <Volume model={model} state={state} disabled={disabled} />}
      {isPerformer && <Choices model={model} state={state} disabled={disabled} />}
      {access.mayWish('skip') && <Cues model={model} state={state} disabled={disabled} />}
      {!isPerformer && <p class="note">{lookingOn(access)}</p>}
    </section>
  );
}

/** Why there is so little here. */
function lookingOn({ isOwn, door }: Model['access']): string {
  if (isOwn) return 'This screen is locked (panel.kioskLock): it changes no more than guests may.';
  const some = (door?.guests.length ?? 0) > 0 ? 'no more than guests may' : 'nothing';
  return `This browser looks on: it changes ${some}. The owner can let it play, under Phones.`;
}

interface ControlProps {
  readonly model: Model;
  readonly state: PanelState;
  readonly disabled: boolean;
}

/** What the music goes by. */
function Choices({ model, state, disabled }: ControlProps) {
  const follows = followWords.map(([value, text]) => ({ value, text }));
  if (state.follow === 'target') follows.push({ value: 'target', text: 'Target' });
  return (
    <>
      <Choice
        name="Follow"
        options={follows}
        value={state.follow}
        disabled={disabled}
        onChoose={(follow) => model.send({ follow: follow as PanelState['follow'] })}
      />
      {state.follow === 'manual' && (
        <Slider
          name="Tempo"
          low={60}
          high={240}
          value={state.manualTempoBpm}
          text={(value) => `${Math.round(value)} beats a minute`}
          disabled={disabled}
          onSlide={(manualTempoBpm) => model.send({ manualTempoBpm })}
        />
      )}
      <Choice
        name="Style"
        options={state.styles.map(({ name, title }) => ({ value: name, text: title }))}
        value={heaviestStyle(state.intent.styleWeights)}
        disabled={disabled}
        onChoose={(style) => model.send({ style })}
      />
      {state.scenes.length > 0 && (
        <Choice
          name="Scene"
          options={state.scenes.map((name) => ({ value: name, text: capital(name) }))}
          value={state.scene ?? ''}
          disabled={disabled}
          onChoose={(scene) => model.send({ scene })}
        />
      )}
    </>
  );
}

function Volume({ model, state, disabled }: ControlProps) {
  const high = model.access.volumeMaximum01;
  return (
    <div class="volume">
      <Slider
        name="Volume"
        low={0}
        high={high}
        step={0.01}
        value={Math.min(high, state.volume01)}
        text={(value) =>
          state.muted
            ? 'muted'
            : `${percent(value)}${state.volumeCeiling01 < 1 ? ` of a ceiling at ${percent(state.volumeCeiling01)}` : ''}`
        }
        disabled={disabled}
        onSlide={(volume01) => model.send({ volume01, muted: false })}
      />
      <button
        type="button"
        class="plain"
        aria-pressed={state.muted}
        disabled={disabled}
        onClick={() => model.send({ muted: !state.muted })}
      >
        {state.muted ? 'Muted' : 'Mute'}
      </button>
    </div>
  );
}
