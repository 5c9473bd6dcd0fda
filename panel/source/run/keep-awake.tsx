import type { Model } from '../model/model.ts';
import { runWords } from '../words/run.ts';

/** A screen that stays on, and why it cannot where it cannot. */
export function KeepAwake({ model }: { readonly model: Model }) {
  const { awake } = model;
  const words = runWords().screen;
  const { obstacle } = awake;
  const isOn = awake.isWanted && obstacle === undefined;
  return (
    <section class="listen" aria-label={words.keep}>
      <button
        type="button"
        class="plain listen-button"
        aria-pressed={isOn}
        disabled={obstacle !== undefined}
        onClick={() => model.setAwake(!awake.isWanted)}
      >
        {words.keep}
      </button>
      <p class="listen-note">{obstacle === undefined ? words.on : words[obstacle]}</p>
    </section>
  );
}
