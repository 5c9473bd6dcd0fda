import { heaviestStyle } from '../../../daemon/styles/mixture.ts';
import { sceneTitle, styleTitle } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { runWords } from '../words/run.ts';
import { leftText, stepTitle } from '../workouts/step-text.ts';
import { Icon } from './icons.tsx';
import { TouchButton } from './touch-button.tsx';

/** So long a like is confirmed. */
const likedSeconds = 4;

/** What happens next, each as wide as a thumb. */
export function Cues({ model, onMore }: { readonly model: Model; readonly onMore: () => void }) {
  const { state, access } = model;
  const words = runWords().cues;
  const disabled = model.status.kind !== 'open' || !state;
  const isPerformer = access.is('performer');
  const { cue, liked, scene } = state ?? {};
  const isLiked = liked !== undefined && state!.atSeconds - liked.atSeconds < likedSeconds;
  return (
    <div class="cues">
      {isPerformer && (
        <TouchButton
          class={`like ${isLiked ? 'fresh' : ''}`}
          // What does not sound cannot be liked.
          disabled={disabled || state?.clock === undefined}
          onPress={() => model.send({ like: true })}
        >
          <Icon name="like" />
          <span aria-live="polite">
            <span key={isLiked}>{isLiked ? words.liked : words.like}</span>
          </span>
        </TouchButton>
      )}
      {(isPerformer || access.mayWish('skip')) && (
        <TouchButton
          class={cue?.kind === 'skip' ? 'fresh' : ''}
          name={words.skipName}
          disabled={disabled}
          onPress={() => model.send({ cue: 'skip' })}
        >
          <Icon name="skip" />
          {words.skip}
        </TouchButton>
      )}
      {isPerformer && (
        <TouchButton
          name={words.sceneName(scene === undefined ? '' : sceneTitle(scene))}
          disabled={disabled || state?.scenes.length === 0}
          onPress={() => model.send({ nextScene: true })}
        >
          <Icon name="scene" />
          {words.scene}
        </TouchButton>
      )}
      {isPerformer && (
        <TouchButton
          class={cue?.kind === 'lap' ? 'fresh' : ''}
          disabled={disabled}
          onPress={() => model.send({ cue: 'lap' })}
        >
          <Icon name="lap" />
          {words.lap}
        </TouchButton>
      )}
      {/* Opened twice it is open: no press of it is one too many. */}
      <button type="button" class="touch" disabled={!state} onClick={onMore}>
        <Icon name="more" />
        {words.more}
      </button>
    </div>
  );
}

/** A line beneath the dial: what comes of a cue, else what is set. */
export function CueNote({ model }: { readonly model: Model }) {
  const { state } = model;
  const words = runWords().cues;
  const style = state && heaviestStyle(state.intent.styleWeights);
  const title = state?.styles.find(({ name }) => name === style);
  const { workout } = state ?? {};
  const isSet = [
    // What a glance on the run is for.
    workout?.step && `${stepTitle(workout.step)} ${leftText(workout)}`,
    title && styleTitle(title),
    state?.scene !== undefined && sceneTitle(state.scene),
    state?.spared && sparedText(state.spared),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <p class="cue-note">
      {state?.cue ? (
        <>
          <span role="status">{words.coming[state.cue.kind]}</span>{' '}
          {/* Counted down each second, which is not to be read aloud. */}
          <span aria-hidden="true">{soon(state.cue.soundsAtSeconds, state.atSeconds)}</span>
        </>
      ) : (
        <span key={workout?.step ? workout.index : isSet}>{isSet}</span>
      )}
    </p>
  );
}

/** What is left out while the device does not keep up; of the sound, and of the composing, the last that went. */
function sparedText({
  voices,
  reverb,
  model,
  fallback,
}: NonNullable<NonNullable<Model['state']>['spared']>): string {
  const words = runWords().cues.spared;
  const sound = reverb === false ? words.reverb : voices !== undefined && words.voices;
  const composing = fallback ? words.fallback : model !== undefined && words.model;
  return [sound, composing].filter(Boolean).join(' · ');
}

function soon(soundsAtSeconds: number | undefined, nowSeconds: number): string {
  return soundsAtSeconds === undefined ? '…' : runWords().cues.soon(inSeconds(soundsAtSeconds - nowSeconds));
}

/** As wide with one digit as with two. */
function inSeconds(seconds: number): string {
  return String(Math.max(0, Math.ceil(seconds))).padStart(2, '\u2007');
}
