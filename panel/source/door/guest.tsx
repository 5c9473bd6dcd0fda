import { useEffect } from 'preact/hooks';
import { Slider } from '../components/slider.tsx';
import type { Access } from '../model/access.ts';
import { percent } from '../model/format.ts';

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
  const isOn = playing === 'playing' || playing === 'starting';
  return (
    <section class="card guest" aria-labelledby="guest">
      <h2 id="guest">
        {isOn ? 'The band plays' : playing === 'stopping' ? 'It comes to its end' : 'Silence'}
      </h2>
      {may.includes('play') && (
        <button
          type="button"
          class="plain primary"
          disabled={isBusy}
          onClick={() => void access.wish({ playing: !isOn })}
        >
          {isOn ? 'Stop the music' : 'Play the music'}
        </button>
      )}
      {may.includes('skip') && (
        <button
          type="button"
          class="plain"
          disabled={isBusy || !isOn}
          onClick={() => void access.wish({ cue: 'skip' })}
        >
          Next song
        </button>
      )}
      {may.includes('volume') && (
        <Slider
          name="Volume"
          low={0}
          high={volumeMaximum01}
          step={0.01}
          value={Math.min(volume01, volumeMaximum01)}
          text={(value) => (muted ? 'muted' : `${percent(value)}, up to ${percent(volumeMaximum01)}`)}
          disabled={false}
          onSlide={(value) => void access.wish({ volume01: value, muted: false })}
        />
      )}
      <p class="fault" role="alert">
        {access.fault}
      </p>
    </section>
  );
}
