import { useCallback } from 'preact/hooks';
import type { PlayState } from '../../../daemon/score/play-state.ts';
import { Canvas, type Picture } from '../components/canvas.tsx';
import { wantsCalm } from '../model/animation.ts';
import { whole } from '../model/format.ts';
import type { Model } from '../model/model.ts';

/** What a press does, as it is shown and as it is read aloud. */
const actions = {
  stopped: ['Play', 'Play the music'],
  starting: ['Starting', 'Starting. Stop the music'],
  playing: ['Stop', 'Stop the music'],
  stopping: ['Stop now', 'Stop now, before the music has come to its end'],
} as const satisfies Record<PlayState, readonly [string, string]>;

/** To who looks on and may not press. */
const playWords: Readonly<Record<PlayState, string>> = {
  stopped: 'Silent',
  starting: 'Starting',
  playing: 'Playing',
  stopping: 'Coming to its end',
};

/** The face: the tempo in the middle, the bar around it, the whole of it one big button. */
export function Dial({ model }: { readonly model: Model }) {
  const { state, isOn } = model;
  const playing = state?.playing ?? 'stopped';
  const tempo = state?.clock?.tempoBpm ?? state?.intent.tempoBpm;
  const draw = useCallback((picture: Picture) => drawDial(picture, model), [model]);
  const isLost = model.status.kind === 'lost';
  const [word, name] = isLost ? ['Offline', 'Offline. Nothing can be changed'] : actions[playing];
  return (
    <div class={`dial dial-${playing}`}>
      {model.access.mayWish('play') ? (
        <button
          type="button"
          aria-label={name}
          disabled={model.status.kind !== 'open'}
          onClick={() => model.togglePlay()}
        >
          <Canvas class="dial-canvas" draw={draw} />
          <span class="dial-face">
            <span class="dial-action">
              <Icon isOn={isOn || playing === 'stopping'} />
              {word}
            </span>
          </span>
        </button>
      ) : (
        <>
          <Canvas class="dial-canvas" draw={draw} />
          <p class="dial-face">
            <span class="dial-word">{isLost ? 'Offline' : playWords[playing]}</span>
          </p>
        </>
      )}
      <p class="dial-figure">
        <span class="dial-tempo" data-testid="tempo">
          {whole(tempo)}
        </span>
        <span class="dial-unit">beats a minute</span>
      </p>
    </div>
  );
}

function Icon({ isOn }: { readonly isOn: boolean }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      {isOn ? <rect x="4" y="4" width="12" height="12" rx="2" /> : <path d="M5 3.5v13l11-6.5z" />}
    </svg>
  );
}

/** A ring with a mark for each beat of the bar; the one that sounds swells and fades. */
function drawDial(picture: Picture, model: Model): void {
  const { context, width, height, colour } = picture;
  const beat = model.beat();
  const bar = beat === undefined ? undefined : model.score.barAt(beat);
  const beats = bar?.lengthBeats ?? 8;
  const radius = Math.min(width, height) / 2 - 14;
  // Before the page is laid out there is no room yet.
  if (radius < 10) return;
  const inBar = beat === undefined || !bar ? undefined : beat - bar.startBeat;
  const sinceBeat = inBar === undefined ? 1 : inBar % 1;
  const pulse = inBar === undefined || wantsCalm() ? 0 : (1 - sinceBeat) ** 3;

  context.translate(width / 2, height / 2);
  if (pulse > 0) {
    context.globalAlpha = 0.22 * pulse;
    context.fillStyle = colour('--accent');
    context.beginPath();
    context.arc(0, 0, radius - 8 + 10 * pulse, 0, 2 * Math.PI);
    context.fill();
    context.globalAlpha = 1;
  }
  context.lineCap = 'round';
  const gap = 0.07;
  for (let index = 0; index < beats; index += 1) {
    const from = -Math.PI / 2 + ((index + gap) / beats) * 2 * Math.PI;
    const to = -Math.PI / 2 + ((index + 1 - gap) / beats) * 2 * Math.PI;
    const isNow = inBar !== undefined && Math.floor(inBar) === index;
    const isPast = inBar !== undefined && index < Math.floor(inBar);
    context.strokeStyle = colour(isNow || isPast ? '--accent' : '--line-strong');
    context.globalAlpha = isPast ? 0.45 : 1;
    context.lineWidth = isNow ? 7 + 5 * pulse : 5;
    context.beginPath();
    context.arc(0, 0, radius, from, to);
    context.stroke();
  }
  context.globalAlpha = 1;
}
