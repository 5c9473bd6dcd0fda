import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { WishSlider } from '../components/wish-slider.tsx';
import { percent, signed } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { musicWords } from '../words/music.ts';
import { KeyChoice } from './key-choice.tsx';
import { keyNameOf, keyText } from './key-names.ts';
import { Say } from './say.tsx';

const mostBias = 0.5;

interface TuneProps {
  readonly model: Model;
  readonly state: PanelState;
  readonly mayPlay: boolean;
}

/** Energy around what the body gives, density and brightness around what the energy gives, the two sides of the drummer, and the key. */
export function Tune({ model, state, mayPlay }: TuneProps) {
  const words = musicWords();
  const { intent } = state;
  return (
    <section class="card tune">
      <h3>{words.tune.name}</h3>
      {mayPlay && <Say model={model} />}
      <div class="tune-all">
        <div class="tune-biases">
          <Bias
            name={words.tune.energy}
            unbiased={words.tune.asBody}
            gives={words.tune.ofBody}
            bias={state.energyBias}
            sum01={intent.energy01}
            mayPlay={mayPlay}
            disabled={model.status.kind !== 'open'}
            onSlide={(energyBias) => model.send({ energyBias })}
          />
          <Bias
            name={words.tune.density}
            unbiased={words.tune.asEnergy}
            gives={words.tune.ofEnergy}
            bias={state.densityBias}
            sum01={intent.density01}
            mayPlay={mayPlay}
            disabled={model.status.kind !== 'open'}
            onSlide={(densityBias) => model.send({ densityBias })}
          />
          <Bias
            name={words.tune.brightness}
            unbiased={words.tune.asEnergy}
            gives={words.tune.ofEnergy}
            bias={state.brightnessBias}
            sum01={intent.brightness01}
            mayPlay={mayPlay}
            disabled={model.status.kind !== 'open'}
            onSlide={(brightnessBias) => model.send({ brightnessBias })}
          />
          {mayPlay &&
            (
              [
                ['drumsBusyBias', words.tune.drumsBusy, words.tune.asEnergy],
                ['drumsLooseBias', words.tune.drumsLoose, words.tune.asDrummer],
              ] as const
            ).map(([setting, name, unbiased]) => (
              <div class="bias" key={setting}>
                <WishSlider
                  name={name}
                  low={-mostBias}
                  high={mostBias}
                  step={0.05}
                  value={state[setting]}
                  text={(value) => (Math.abs(value) < 0.01 ? unbiased : signed(value))}
                  disabled={model.status.kind !== 'open'}
                  onSlide={(bias) => model.send({ [setting]: bias })}
                />
              </div>
            ))}
        </div>
        {mayPlay ? (
          <KeyChoice model={model} state={state} />
        ) : (
          <p>
            {words.keys.name}: {keyText(keyNameOf(intent.key))}
          </p>
        )}
      </div>
    </section>
  );
}

/** More or less than is given: what is given, and what comes of it, are shown below. */
function Bias(props: {
  readonly name: string;
  /** What is said where there is none. */
  readonly unbiased: string;
  readonly gives: (own: string, sum: string) => string;
  readonly bias: number;
  readonly sum01: number;
  readonly mayPlay: boolean;
  readonly disabled: boolean;
  readonly onSlide: (bias: number) => void;
}) {
  const { name, bias, sum01 } = props;
  const own01 = Math.min(1, Math.max(0, sum01 - bias));
  return (
    <div class="bias">
      {props.mayPlay ? (
        <WishSlider
          name={name}
          low={-mostBias}
          high={mostBias}
          step={0.05}
          value={bias}
          text={(value) => (Math.abs(value) < 0.01 ? props.unbiased : signed(value))}
          disabled={props.disabled}
          onSlide={props.onSlide}
        />
      ) : (
        <p class="slider-name">{name}</p>
      )}
      <p class="bias-sum">
        <span class="bias-bar" style={{ '--own': own01, '--sum': sum01 }} aria-hidden="true" />
        {props.gives(percent(own01), percent(sum01))}
      </p>
    </div>
  );
}
