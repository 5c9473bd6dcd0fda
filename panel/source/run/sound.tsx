import { Choice } from '../components/choice.tsx';
import { WishSlider } from '../components/wish-slider.tsx';
import { percent } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { runWords } from '../words/run.ts';
import { Icon } from './icons.tsx';
import { TouchButton } from './touch-button.tsx';

/** Added to the energy that the body gives, by each of the three wishes. */
const biases = { less: -0.25, own: 0, more: 0.25 } as const;
type Wish = keyof typeof biases;
/** What was wished elsewhere, more exactly, is nearest to one of them. */
const wishOf = (bias: number): Wish => (bias < -0.05 ? 'less' : bias > 0.05 ? 'more' : 'own');

/** How loud and how driving. */
export function Sound({ model }: { readonly model: Model }) {
  const { access, state } = model;
  const words = runWords().sound;
  const disabled = model.status.kind !== 'open' || !state;
  return (
    <section class="sound" aria-label={words.label}>
      {access.mayWish('volume') && <Volume model={model} disabled={disabled} />}
      {access.is('performer') ? (
        <div class="energy">
          <Choice
            name={words.energy}
            options={(['less', 'own', 'more'] as const).map((value) => ({ value, text: words[value] }))}
            value={wishOf(state?.energyBias ?? 0)}
            disabled={disabled}
            onChoose={(wish) => model.send({ energyBias: biases[wish as Wish] })}
          />
        </div>
      ) : (
        <p class="note">{lookingOn(access)}</p>
      )}
    </section>
  );
}

/** Why there is so little here. */
function lookingOn({ isOwn, door }: Model['access']): string {
  const words = runWords().sound;
  if (isOwn) return words.locked;
  return (door?.guests.length ?? 0) > 0 ? words.looksOnAsGuest : words.looksOn;
}

function Volume({ model, disabled }: { readonly model: Model; readonly disabled: boolean }) {
  const { volume01 = 0, volumeCeiling01 = 1, muted = false } = model.state ?? {};
  const words = runWords().sound;
  const high = model.access.volumeMaximum01;
  const text = (value: number): string =>
    muted
      ? words.muted
      : volumeCeiling01 < 1
        ? words.ceiling(percent(value), percent(volumeCeiling01))
        : percent(value);
  return (
    <div class="volume">
      <TouchButton
        class="mute"
        name={muted ? words.unmute : words.mute}
        isPressed={muted}
        disabled={disabled}
        onPress={() => model.send({ muted: !muted })}
      >
        <Icon name={muted ? 'muted' : 'loud'} />
      </TouchButton>
      <WishSlider
        name={words.volume}
        low={0}
        high={high}
        step={0.01}
        value={Math.min(high, volume01)}
        text={text}
        disabled={disabled}
        onSlide={(volume) => model.send({ volume01: volume, muted: false })}
      />
    </div>
  );
}
