import { sentence } from '../model/format.ts';
import type { Model } from '../model/model.ts';

/** Section and chord, large enough to read on the run. */
export function NowPlaying({ model }: { readonly model: Model }) {
  const beat = model.beat();
  const bar = beat === undefined ? undefined : model.score.barAt(beat);
  const chords = beat === undefined ? {} : model.score.chordsAt(beat);
  return (
    <section class="now" aria-label="Now">
      <p class="now-section">{bar ? sentence(bar.section) : model.state ? 'Silence' : ' '}</p>
      <p class="now-chord" data-testid="chord">
        {chords.now ?? '–'}
        <span class="now-next">{chords.next ? `→ ${chords.next}` : ''}</span>
      </p>
      <p class="now-key">{bar?.key ?? ' '}</p>
    </section>
  );
}
