import { useEffect } from 'preact/hooks';
import { WishSlider } from '../components/wish-slider.tsx';
import type { Access } from '../model/access.ts';
import { percent } from '../model/format.ts';
import { doorWords } from '../words/door.ts';

const lookEveryMs = 2000;

/** What the owner lets anybody do who is not paired: it sees nothing of the body. */
export function Guest({ access }: { readonly access: Access }) {
  useEffect(() => {
    const timer = window.setInterval(() => {
      // Whoever does not look needs no news.
      if (document.visibilityState === 'visible') void access.look().catch(() => void access.check());
    }, lookEveryMs);
    return () => window.clearInterval(timer);
  }, [access]);
  const { guest, isBusy } = access;
  if (!guest) return null;
  const { may, playing, volume01, volumeMaximum01, muted } = guest;
  const words = doorWords().guest;
  const isOn = playing === 'playing' || playing === 'starting';
  return (
    <section class="card guest" aria-labelledby="guest">
      <h2 id="guest">{isOn ? words.plays : playing === 'stopping' ? words.ends : words.silence}</h2>
      {may.includes('play') && (
        <button
          type="button"
          class="plain primary"
          disabled={isBusy}
          onClick={() => void access.wish({ playing: !isOn })}
        >
          {isOn ? words.stop : words.play}
        </button>
      )}
      {may.includes('skip') && (
        <button
          type="button"
          class="plain"
          disabled={isBusy || !isOn}
          onClick={() => void access.wish({ cue: 'skip' })}
        >
          {words.next}
        </button>
      )}
      {may.includes('volume') && (
        <WishSlider
          name={words.volume}
          low={0}
          high={volumeMaximum01}
          step={0.01}
          value={Math.min(volume01, volumeMaximum01)}
          text={(value) => (muted ? words.muted : words.upTo(percent(value), percent(volumeMaximum01)))}
          disabled={false}
          onSlide={(value) => void access.wish({ volume01: value, muted: false })}
        />
      )}
      <p class="fault" role="alert" lang={access.fault?.lang}>
        {access.fault?.text}
      </p>
    </section>
  );
}
