import type { RefObject } from 'preact';
import type { ListeningState } from '../model/listening.ts';
import type { Model } from '../model/model.ts';

const words: Readonly<Record<ListeningState, string>> = {
  off: 'Listen here',
  opening: 'Opening…',
  on: 'Stop listening here',
  again: 'Stop listening here',
};

const notes: Readonly<Record<ListeningState, string>> = {
  off: 'Plays the stream in this browser, a moment behind the band.',
  opening: 'Waiting for the first sound.',
  on: 'You hear the stream, a moment behind the picture.',
  again: 'The stream is lost. It is opened again by itself.',
};

/** The stream in this very browser: beside the dial when nothing else sounds, else further down. */
export function Listen(props: {
  readonly model: Model;
  /** What sounds; it stays when the button moves. */
  readonly audio: RefObject<HTMLAudioElement | null>;
  readonly isFirst: boolean;
}) {
  const { model, audio, isFirst } = props;
  const { listening } = model;
  const press = (): void => {
    if (listening.wanted) listening.stop();
    else if (audio.current) listening.start(audio.current);
  };
  return (
    <section class={`listen ${isFirst ? 'listen-first' : ''}`} aria-label="Listen">
      <button
        type="button"
        class={`plain listen-button ${listening.wanted ? 'on' : ''}`}
        aria-pressed={listening.wanted}
        disabled={model.status.kind !== 'open' && !listening.wanted}
        onClick={press}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M3 12v-2a7 7 0 0 1 14 0v2h-2v5h-2.5v-6H15v-1a5 5 0 0 0-10 0v1h2.5v6H5v-5z" />
        </svg>
        {words[listening.state]}
      </button>
      <p class="listen-note" role="status">
        {listening.why ? `${listening.why} It is tried again by itself.` : notes[listening.state]} In another
        player:{' '}
        {model.access.isOwn ? (
          <a href="./playlist.m3u">playlist.m3u</a>
        ) : (
          <a href={model.ticket.shown}>stream.mp3</a>
        )}
      </p>
    </section>
  );
}
