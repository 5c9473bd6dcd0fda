import type { TargetedPointerEvent } from 'preact';
import { useCallback, useRef } from 'preact/hooks';
import { Canvas, type Picture } from '../components/canvas.tsx';
import { whole } from '../model/format.ts';
import type { Lock } from '../model/lock.ts';
import type { Model } from '../model/model.ts';
import { runWords } from '../words/run.ts';
import { drawDial, type FootMark } from './dial-picture.ts';

/** The face: tempo and steps in the middle, the bar around them, the whole of it one big button. */
export function Dial({ model }: { readonly model: Model }) {
  const { state, lock } = model;
  const words = runWords();
  const playing = state?.playing ?? 'stopped';
  const foot = useRef<FootMark>({ phaseBeats: undefined, atMs: 0 });
  const draw = useCallback((picture: Picture) => drawDial(picture, model, foot.current), [model]);
  const isLost = model.status.kind === 'lost';
  const tempo = whole(state?.clock?.tempoBpm ?? state?.intent.tempoBpm);
  const steps = whole(state?.body.cadenceSpm);
  return (
    <div class={`dial dial-${playing}`}>
      {model.access.mayWish('play') ? (
        <PlayButton model={model} draw={draw} />
      ) : (
        <>
          <p class="dial-face">
            <span key={isLost ? '' : playing} class="dial-word">
              {isLost ? words.dial.offline : words.playing[playing]}
            </span>
          </p>
          <Canvas class="dial-canvas" draw={draw} />
        </>
      )}
      <div class="dial-figure">
        {/* What says something else is something else: by their keys none of them moves. */}
        <p key={`lock ${lock}`} class={`lock lock-${lock ?? 'silent'}`} data-testid="lock">
          {lock && <LockMark lock={lock} />}
          {words.lock[lock ?? 'silent']}
        </p>
        <p key={`tempo ${tempo.length}`} class="dial-tempo">
          <span data-testid="tempo">{tempo}</span>
          <span class="unseen"> {words.dial.tempo}</span>
        </p>
        <p key={`steps ${steps.length}`} class="dial-steps">
          <span data-testid="cadence">{steps}</span> {words.dial.steps}
        </p>
      </div>
    </div>
  );
}

function PlayButton({ model, draw }: { readonly model: Model; readonly draw: (picture: Picture) => void }) {
  const { transport } = model;
  const pointer = useRef('');
  const slid = useRef(false);
  const { word, name, icon } = saidOf(model);
  const words = runWords().dial;
  const down = (event: TargetedPointerEvent<HTMLButtonElement>): void => {
    pointer.current = event.pointerType;
    if (!event.isPrimary || event.button !== 0) return;
    slid.current = false;
    transport.hold();
  };
  /** Fingers keep what they touched first, wherever they go. */
  const move = ({ currentTarget, clientX, clientY }: TargetedPointerEvent<HTMLButtonElement>): void => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    if (Math.hypot(clientX - left - width / 2, clientY - top - height / 2) <= width / 2) return;
    slid.current = true;
    transport.release();
  };
  const release = (): void => transport.release();
  return (
    <>
      <button
        type="button"
        class={transport.isHeld ? 'held' : ''}
        aria-label={name}
        disabled={model.status.kind !== 'open'}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={release}
        onPointerLeave={release}
        onPointerCancel={release}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          // A key that stays down presses once.
          if (event.repeat) event.preventDefault();
          if (event.key === 'Escape') transport.cancel();
        }}
        onClick={({ detail }) => {
          // It went down here, and up elsewhere.
          if (detail !== 0 && slid.current) return;
          const isFinger = detail !== 0 && pointer.current !== 'mouse';
          transport.press(isFinger ? 'finger' : 'other');
        }}
      >
        <svg class="dial-hold" viewBox="0 0 100 100" aria-hidden="true">
          <circle cx="50" cy="50" r="46" pathLength="1" />
        </svg>
        <span class="dial-face">
          <span key={word} class="dial-action">
            {icon && (
              <svg viewBox="0 0 20 20" aria-hidden="true">
                {icon === 'stop' ? (
                  <rect x="4" y="4" width="12" height="12" rx="2" />
                ) : (
                  <path d="M5 3.5v13l11-6.5z" />
                )}
              </svg>
            )}
            {word}
          </span>
        </span>
        <Canvas class="dial-canvas" draw={draw} />
      </button>
      <p class="unseen" role="status">
        {transport.asks === 'again' ? words.tellAgain : transport.asks === 'hold' ? words.tellHold : ''}
      </p>
    </>
  );
}

/** What a press does, as it is shown and as it is read aloud. */
function saidOf({ state, status, transport }: Model): {
  readonly word: string;
  readonly name: string;
  readonly icon?: 'play' | 'stop';
} {
  const words = runWords().dial;
  const playing = state?.playing ?? 'stopped';
  if (status.kind === 'lost') return { word: words.offline, name: words.offlineName };
  if (playing === 'stopped') return { word: words.play, name: words.playName, icon: 'play' };
  if (transport.asks === 'again') return { word: words.again, name: words.againName, icon: 'stop' };
  if (playing === 'stopping') return { word: words.now, name: words.nowName, icon: 'stop' };
  if (playing === 'starting' && !transport.isHeld && !transport.asks)
    return { word: words.starting, name: `${words.starting}. ${words.holdName}`, icon: 'stop' };
  return { word: words.hold, name: words.holdName, icon: 'stop' };
}

/** The two marks of the dial, small: one in the other, beside each other, or one alone. */
function LockMark({ lock }: { readonly lock: Lock }) {
  return (
    <svg class="lock-mark" viewBox="0 0 28 20" aria-hidden="true">
      <circle cx={lock === 'followingTempo' ? 9 : 14} cy="10" r="7.5" />
      {lock === 'locked' && <circle class="lock-foot" cx="14" cy="10" r="4" />}
      {lock === 'followingTempo' && <circle class="lock-foot" cx="22" cy="10" r="4.5" />}
    </svg>
  );
}
