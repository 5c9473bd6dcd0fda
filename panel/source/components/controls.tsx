import { useEffect, useRef, useState } from 'preact/hooks';
import type { PanelState } from '../../../daemon/panel/protocol.ts';
import type { Command } from '../../../daemon/session/command.ts';
import { heaviestStyle } from '../../../daemon/styles/mixture.ts';
import { capital, percent } from '../model/format.ts';
import type { Model } from '../model/model.ts';

const followWords: readonly (readonly [PanelState['follow'], string])[] = [
  ['auto', 'Auto'],
  ['cadence', 'Steps'],
  ['speed', 'Speed'],
  ['heartRate', 'Heart'],
  ['manual', 'Manual'],
];

const sendEveryMs = 120;
/** So long a like is confirmed. */
const likedSeconds = 4;

/** Loudness, what the tempo follows, the style, and what happens next. */
export function Controls({ model }: { readonly model: Model }) {
  const { state } = model;
  if (!state) return null;
  const disabled = model.status.kind !== 'open';
  const follows = followWords.map(([value, text]) => ({ value, text }));
  if (state.follow === 'target') follows.push({ value: 'target', text: 'Target' });
  return (
    <section class="controls" aria-label="Controls">
      <Volume model={model} state={state} disabled={disabled} />
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
      <div class="cues">
        <LikeButton model={model} state={state} disabled={disabled} />
        <CueButton model={model} cue="skip" text="Next song" disabled={disabled} />
        <CueButton model={model} cue="lap" text="Lap" disabled={disabled} />
        <CueButton model={model} cue="coolDown" text="Cool down" disabled={disabled} />
      </div>
    </section>
  );
}

/** Says at once that it was heard; what does not sound cannot be liked. */
function LikeButton(props: {
  readonly model: Model;
  readonly state: PanelState;
  readonly disabled: boolean;
}) {
  const { model, state, disabled } = props;
  const { atSeconds, liked, clock } = state;
  const isFresh = liked !== undefined && atSeconds - liked.atSeconds < likedSeconds;
  return (
    <button
      type="button"
      class={`plain like ${isFresh ? 'fresh' : ''}`}
      disabled={disabled || clock === undefined}
      onClick={() => model.send({ like: true })}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 20.5C6 16 3 12.7 3 9a4.7 4.7 0 0 1 9-2 4.7 4.7 0 0 1 9 2c0 3.7-3 7-9 11.5z" />
      </svg>
      <span aria-live="polite">{isFresh ? 'Liked' : 'Like'}</span>
    </button>
  );
}

function CueButton(props: {
  readonly model: Model;
  readonly cue: NonNullable<Command['cue']>;
  readonly text: string;
  readonly disabled: boolean;
}) {
  return (
    <button
      type="button"
      class="plain"
      disabled={props.disabled}
      onClick={() => props.model.send({ cue: props.cue })}
    >
      {props.text}
    </button>
  );
}

function Volume(props: { readonly model: Model; readonly state: PanelState; readonly disabled: boolean }) {
  const { model, state, disabled } = props;
  return (
    <div class="volume">
      <Slider
        name="Volume"
        low={0}
        high={1}
        step={0.01}
        value={state.volume01}
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

/** The daemon hears of it some times a second; until it is told, the finger's value is shown. */
function Slider(props: {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly step?: number;
  readonly value: number;
  readonly text: (value: number) => string;
  readonly disabled: boolean;
  readonly onSlide: (value: number) => void;
}) {
  const [held, setHeld] = useState<number>();
  const waiting = useRef<number | undefined>(undefined);
  const newest = useRef(props.value);
  useEffect(() => () => window.clearTimeout(waiting.current), []);
  const value = held ?? props.value;
  const share = (value - props.low) / (props.high - props.low);
  return (
    <label class="slider">
      <span class="slider-name">
        {props.name} <span class="slider-value">{props.text(value)}</span>
      </span>
      <input
        type="range"
        min={props.low}
        max={props.high}
        step={props.step ?? 1}
        value={value}
        disabled={props.disabled}
        aria-valuetext={props.text(value)}
        style={{ '--share': `${share * 100}%` }}
        onInput={(event) => {
          newest.current = Number(event.currentTarget.value);
          setHeld(newest.current);
          if (waiting.current !== undefined) return;
          waiting.current = window.setTimeout(() => {
            waiting.current = undefined;
            props.onSlide(newest.current);
            setHeld(undefined);
          }, sendEveryMs);
        }}
      />
    </label>
  );
}

function Choice(props: {
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly value: string;
  readonly disabled: boolean;
  readonly onChoose: (value: string) => void;
}) {
  return (
    <fieldset class="choice" disabled={props.disabled}>
      <legend>{props.name}</legend>
      <div class="choice-options">
        {props.options.map(({ value, text }) => (
          <label key={value} class={value === props.value ? 'chosen' : ''}>
            <input
              type="radio"
              name={props.name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChoose(value)}
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
