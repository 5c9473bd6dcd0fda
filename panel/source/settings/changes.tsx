import { useEffect, useRef } from 'preact/hooks';
import { settingsWords } from '../words/settings.ts';
import { cutOffBy, type Way } from './cut-off.ts';
import { Diff } from './diff.tsx';
import { useOptionWords } from './option-words.ts';
import { briefly } from './options.ts';
import type { TextChange } from './settings-api.ts';

/** What would be saved, before it is: option by option, and line by line. */
export function Changes(props: {
  readonly change: TextChange;
  /** Back to what was there before. */
  readonly isRestore?: boolean;
  readonly way: Way;
  readonly isBusy: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
}) {
  const { change, isRestore = false } = props;
  const { changed, lines } = change;
  const words = settingsWords().changes;
  const worded = useOptionWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const isNothing = changed.length === 0 && lines.length === 0;
  return (
    <dialog ref={dialog} class="card changes" aria-labelledby="changes" onClose={props.onClose}>
      <h3 id="changes">{isNothing ? words.none : isRestore ? words.restore : words.save}</h3>
      {changed.length === 0 && lines.length > 0 && <p>{words.onlyText}</p>}
      {changed.length > 0 && (
        <ul>
          {changed.map(({ path, from, to, restartNeeded, overridden }) => (
            <li key={path}>
              <strong>{worded({ path, help: '' }).title}</strong> <code>{path}</code>
              {from === undefined && to === undefined ? (
                <p class="note">{words.secret}</p>
              ) : (
                <p>
                  <del>{briefly(from)}</del> → <ins>{briefly(to)}</ins>
                </p>
              )}
              {restartNeeded && <p class="note">{words.nextStart}</p>}
              {overridden && <p class="note">{words.overridden}</p>}
              <CutOff words={cutOffBy({ path, to }, props.way)} />
            </li>
          ))}
        </ul>
      )}
      {lines.length > 0 && (
        <details open={changed.length === 0}>
          <summary>{words.lines}</summary>
          <Diff lines={lines} />
        </details>
      )}
      <div class="buttons">
        {!isNothing && (
          <button type="button" class="plain primary" disabled={props.isBusy} onClick={props.onSave}>
            {isRestore ? words.confirmRestore : words.confirm}
          </button>
        )}
        <button type="button" class="plain" onClick={() => dialog.current?.close()}>
          {words.back}
        </button>
      </div>
    </dialog>
  );
}

function CutOff({ words }: { readonly words: string | undefined }) {
  return words === undefined ? null : <p class="fault">{words}</p>;
}
