import { heaviestStyle } from '../../../daemon/styles/mixture.ts';
import { Install } from '../components/install.tsx';
import { styleTitle } from '../model/format.ts';
import { useInstalling } from '../model/install.ts';
import type { Model } from '../model/model.ts';
import { welcomeWords } from '../words/welcome.ts';

/** Styles to press, heard at once. */
export function StyleStep({ model, onDone }: { readonly model: Model; readonly onDone: () => void }) {
  const words = welcomeWords().style;
  const { state, isOn } = model;
  const installing = useInstalling();
  if (!state) return null;
  const chosen = heaviestStyle(state.intent.styleWeights);
  const lines: Readonly<Record<string, string>> = words.lines;
  return (
    <>
      <p>{words.why}</p>
      <fieldset class="welcome-styles" disabled={model.status.kind !== 'open'}>
        <legend class="unseen">{words.title}</legend>
        {state.styles.map((style) => (
          <label key={style.name} class={`welcome-choice ${style.name === chosen ? 'chosen' : ''}`}>
            <input
              type="radio"
              name="style"
              value={style.name}
              checked={style.name === chosen}
              // Also the one that is chosen already begins to play.
              onClick={() => model.send({ style: style.name, ...(!isOn && { playing: true }) })}
            />
            <strong>{styleTitle(style)}</strong>
            <span>
              {Object.hasOwn(lines, style.name) ? lines[style.name] : words.likes(...style.likesTempoBpm)}
            </span>
          </label>
        ))}
      </fieldset>
      <div class="welcome-answers">
        <button type="button" class="plain primary" onClick={onDone}>
          {words.done}
        </button>
      </div>
      {(installing === 'offered' || installing === 'ios') && <Install />}
    </>
  );
}
