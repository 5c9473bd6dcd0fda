import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { WishSlider } from '../components/wish-slider.tsx';
import { percent } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { addressOf } from '../model/place.ts';
import { welcomeWords } from '../words/welcome.ts';
import { LoudnessMeter } from './loudness-meter.tsx';

interface HearProps {
  readonly model: Model;
  readonly audio: RefObject<HTMLAudioElement | null>;
  readonly onDone: () => void;
}

/** One press, and there is music: at the band where a sound card plays, else in this browser. */
export function HearStep({ model, audio, onDone }: HearProps) {
  const { state, listening, isOn, isHeardAtBand } = model;
  const words = welcomeWords().hear;
  const [hearsNothing, setHearsNothing] = useState(false);
  if (!state) return null;
  const play = (): void => {
    if (!isOn) model.send({ playing: true });
  };
  const listen = (): void => {
    play();
    // In the press itself: later, browsers let nothing sound.
    if (audio.current) listening.start(audio.current);
  };
  const sounds = state.clock !== undefined && (isHeardAtBand || listening.state === 'on');
  const isWanted = isHeardAtBand ? isOn : isOn && listening.wanted;
  return (
    <>
      <p>{isHeardAtBand ? words.atBand : words.here}</p>
      <div class="welcome-stage">
        {isWanted ? (
          <LoudnessMeter model={model} label={words.meter} />
        ) : (
          <button
            type="button"
            class="welcome-play"
            disabled={model.status.kind !== 'open'}
            onClick={isHeardAtBand ? play : listen}
          >
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <path d="M5 3.5v13l11-6.5z" />
            </svg>
            {isHeardAtBand ? words.play : words.listen}
          </button>
        )}
        <p class="welcome-word" role="status">
          {isWanted && (sounds ? words.flows : words.starting)}
          {sounds && isHeardAtBand && ` ${words.from(soundingOutput(model))}`}
          {listening.why !== undefined && <span lang="en"> {listening.why}</span>}
        </p>
      </div>
      <div class="welcome-answers">
        <button type="button" class={`plain ${isWanted ? 'primary' : ''}`} onClick={onDone}>
          {isWanted ? words.yes : words.next}
        </button>
        {isWanted && (
          <button
            type="button"
            class="plain"
            aria-expanded={hearsNothing}
            onClick={() => setHearsNothing(!hearsNothing)}
          >
            {words.no}
          </button>
        )}
      </div>
      {hearsNothing && isWanted && <Advice model={model} onListen={listen} />}
    </>
  );
}

const soundingOutput = ({ state }: Model): string =>
  state?.outputs.find(({ soundsHere }) => soundsHere)?.name ?? '';

/** What mostly keeps it from being heard. */
function Advice({ model, onListen }: { readonly model: Model; readonly onListen: () => void }) {
  const { state, listening, isHeardAtBand } = model;
  const words = welcomeWords().hear;
  if (!state) return null;
  const volume = Math.min(state.volume01, 1);
  return (
    <section class="card" aria-labelledby="advice">
      <h3 id="advice">{words.advice}</h3>
      {state.muted && (
        <p class="welcome-line">
          {words.bandMuted}{' '}
          <button type="button" class="plain" onClick={() => model.send({ muted: false })}>
            {words.unmute}
          </button>
        </p>
      )}
      <WishSlider
        name={words.volume}
        low={0}
        high={1}
        step={0.01}
        value={volume}
        text={percent}
        disabled={model.status.kind !== 'open'}
        onSlide={(volume01) => model.send({ volume01, muted: false })}
      />
      <ul>
        {listening.wanted && (
          <>
            <li>{words.phoneVolume}</li>
            <li>{words.phoneSwitch}</li>
            <li>{words.phoneOutput}</li>
          </>
        )}
        {isHeardAtBand && <li>{words.bandOutput(soundingOutput(model))}</li>}
      </ul>
      {isHeardAtBand && !listening.wanted && (
        <p class="welcome-line">
          {words.orListen}{' '}
          <button type="button" class="plain" onClick={onListen}>
            {words.listen}
          </button>
        </p>
      )}
      <a class="link" href={addressOf('devices')}>
        {words.outputs}
      </a>
    </section>
  );
}
