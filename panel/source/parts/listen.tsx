import { useEffect, useRef, useState } from 'preact/hooks';
import { playLive } from '../model/live-audio.ts';
import type { Model } from '../model/model.ts';

type Listening = 'off' | 'opening' | 'on' | 'failed';

const words: Readonly<Record<Listening, string>> = {
  off: 'Listen here',
  opening: 'Opening…',
  on: 'Stop listening here',
  failed: 'Try again',
};

const notes: Readonly<Record<Listening, string>> = {
  off: 'Plays the stream in this browser, a moment behind the band.',
  opening: 'Waiting for the first sound.',
  on: 'You hear the stream, a moment behind the picture.',
  failed: 'The stream did not open. Is "stream" among the outputs?',
};

/** The stream in this very browser. */
export function Listen({ model }: { readonly model: Model }) {
  const audio = useRef<HTMLAudioElement>(null);
  const playing = useRef<{ stop(): void } | undefined>(undefined);
  const [listening, setListening] = useState<Listening>('off');
  const isOn = listening === 'on' || listening === 'opening';
  const isOffline = model.status.kind !== 'open';

  const close = (next: Listening): void => {
    playing.current?.stop();
    playing.current = undefined;
    setListening(next);
  };
  const open = (): void => {
    if (!audio.current) return;
    setListening('opening');
    // Each time another address: a browser must not play what it kept from before.
    playing.current = playLive(audio.current, `./stream.mp3?since=${Date.now()}`, () => close('failed'));
  };
  useEffect(() => {
    if (isOffline && isOn) close('off');
  });

  return (
    <section class="listen" aria-label="Listen">
      <button
        type="button"
        class={`plain listen-button ${isOn ? 'on' : ''}`}
        aria-pressed={isOn}
        disabled={isOffline}
        onClick={() => (isOn ? close('off') : open())}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M3 12v-2a7 7 0 0 1 14 0v2h-2v5h-2.5v-6H15v-1a5 5 0 0 0-10 0v1h2.5v6H5v-5z" />
        </svg>
        {words[listening]}
      </button>
      <p class="listen-note" role="status">
        {notes[listening]} In another player: <a href="./playlist.m3u">playlist.m3u</a>
      </p>
      {/* biome-ignore lint/a11y/useMediaCaption: music without words. */}
      <audio ref={audio} preload="none" onPlaying={() => setListening('on')} />
    </section>
  );
}
