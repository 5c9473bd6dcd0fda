import type { RefObject } from 'preact';
import type { Model } from '../model/model.ts';
import { commonWords } from '../words/common.ts';
import { runWords } from '../words/run.ts';
import { Icon } from './icons.tsx';

/** The stream in this very browser. */
export function Listen(props: {
  readonly model: Model;
  /** What sounds; it stays whatever is shown. */
  readonly audio: RefObject<HTMLAudioElement | null>;
}) {
  const { model, audio } = props;
  const { listening } = model;
  const words = runWords().listen;
  const press = (): void => {
    if (listening.wanted) listening.stop();
    else if (audio.current) listening.start(audio.current);
  };
  return (
    <section class="listen" aria-label={words.label}>
      <button
        type="button"
        class="plain listen-button"
        aria-pressed={listening.wanted}
        disabled={model.status.kind !== 'open' && !listening.wanted}
        onClick={press}
      >
        <Icon name="ear" />
        {listening.state === 'again' ? words.on : words[listening.state]}
      </button>
      <p class="listen-note" role="status">
        {listening.why === undefined ? (
          words.notes[listening.state]
        ) : (
          <>
            <span lang="en">{listening.why}</span> {commonWords().again}
          </>
        )}{' '}
        {words.elsewhere}{' '}
        {model.access.isOwn ? (
          <a href="./playlist.m3u">playlist.m3u</a>
        ) : (
          <a href={model.ticket.shown}>stream.mp3</a>
        )}
      </p>
    </section>
  );
}
