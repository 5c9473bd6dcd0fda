import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import type { Command } from '../../../daemon/session/command.ts';
import type { Model } from '../model/model.ts';

type CueKind = NonNullable<Command['cue']>;

interface CuesProps {
  readonly model: Model;
  readonly state: PanelState;
  readonly disabled: boolean;
}

/** So long a like is confirmed. */
const likedSeconds = 4;

/** What happens next, each saying at once that it was heard, and what will come of it. */
export function Cues({ model, state, disabled }: CuesProps) {
  const { cue } = state;
  const isPerformer = model.access.is('performer');
  const button = (kind: CueKind, text: string) => (
    <button
      type="button"
      class={`plain ${cue?.kind === kind ? 'fresh' : ''}`}
      disabled={disabled}
      onClick={() => model.send({ cue: kind })}
    >
      {text}
    </button>
  );
  return (
    <div class="cues">
      {isPerformer && <LikeButton model={model} state={state} disabled={disabled} />}
      {button('skip', 'Next song')}
      {isPerformer && button('lap', 'Lap')}
      {isPerformer && button('coolDown', 'Cool down')}
      <p class="cue-note" role="status">
        {cue && `${cue.explanation} `}
        {/* Counted down each second, which is not to be read aloud. */}
        <span aria-hidden="true">{cue && soon(cue.soundsAtSeconds, state.atSeconds)}</span>
      </p>
    </div>
  );
}

function soon(soundsAtSeconds: number | undefined, nowSeconds: number): string {
  return soundsAtSeconds === undefined ? '' : `In ${Math.max(0, Math.ceil(soundsAtSeconds - nowSeconds))} s.`;
}

/** What does not sound cannot be liked. */
function LikeButton({ model, state, disabled }: CuesProps) {
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
