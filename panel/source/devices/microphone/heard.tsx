import type { FoundDelay } from '../../../../daemon/microphones/found-delay.ts';
import { decimal } from '../../model/format.ts';
import { microphoneWords } from '../../words/microphone.ts';

/** What the chirps told, and how right it is; or what to do where they told nothing. */
export function Heard({ found, isHere }: { readonly found: FoundDelay; readonly isHere: boolean }) {
  const words = microphoneWords();
  if (found.heard !== 'well') {
    const { silenceFix, unclearFix, unclearFixHere } = words;
    const fix = found.heard === 'silence' ? silenceFix : isHere ? unclearFixHere : unclearFix;
    return (
      <>
        <p>
          <strong>{words[found.heard]}</strong>
        </p>
        <p class="note">{fix}</p>
      </>
    );
  }
  return (
    <>
      <p class="tap-figure">{words.found(decimal(found.foundMs, 1))}</p>
      <p class="note">
        {words.sure(found.chirps, found.of)}{' '}
        {found.against === 'reference' ? words.byReference : words.byClock}
      </p>
    </>
  );
}
