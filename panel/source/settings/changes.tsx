import { useEffect, useRef } from 'preact/hooks';
import type { SettingsChange } from '../model/api.ts';
import { cutOffBy, type Way } from './cut-off.ts';
import { briefly, titleOf } from './options.ts';

/** What would be saved, before it is. */
export function Changes(props: {
  readonly change: SettingsChange;
  readonly way: Way;
  readonly isBusy: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
}) {
  const { changed } = props.change;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="card changes" aria-labelledby="changes" onClose={props.onClose}>
      <h3 id="changes">{changed.length === 0 ? 'Nothing would be different' : 'Save this?'}</h3>
      <ul>
        {changed.map(({ path, from, to, restartNeeded, overridden }) => (
          <li key={path}>
            <strong>{titleOf(path)}</strong> <code>{path}</code>
            <p>
              <del>{briefly(from)}</del> → <ins>{briefly(to)}</ins>
            </p>
            {restartNeeded && <p class="note">From the next start.</p>}
            {overridden && <p class="note">The command line says otherwise, and holds.</p>}
            <CutOff words={cutOffBy({ path, to }, props.way)} />
          </li>
        ))}
      </ul>
      <div class="buttons">
        {changed.length > 0 && (
          <button type="button" class="plain primary" disabled={props.isBusy} onClick={props.onSave}>
            Save
          </button>
        )}
        <button type="button" class="plain" onClick={() => dialog.current?.close()}>
          Back
        </button>
      </div>
    </dialog>
  );
}

function CutOff({ words }: { readonly words: string | undefined }) {
  return words === undefined ? null : <p class="fault">{words}</p>;
}
