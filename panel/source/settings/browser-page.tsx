import { useState } from 'preact/hooks';
import { Choice } from '../components/choice.tsx';
import { Install } from '../components/install.tsx';
import type { Model } from '../model/model.ts';
import { addressOf } from '../model/place.ts';
import { setTheme, type Theme, theme, themes } from '../model/theme.ts';
import { browserWords } from '../words/browser.ts';
import { type Language, language, languageNames, languages, setLanguage } from '../words/language.ts';
import { Unpair } from './unpair.tsx';

/** What holds in this browser alone, and what it may. */
export function BrowserPage({ model }: { readonly model: Model }) {
  const words = browserWords();
  const [, setShown] = useState(theme());
  return (
    <div class="columns">
      <section class="card" aria-labelledby="look">
        <h3 id="look">{words.look}</h3>
        <Choice
          name={words.language}
          options={languages.map((value) => ({ value, text: languageNames[value] }))}
          value={language()}
          disabled={false}
          onChoose={(chosen) => {
            setLanguage(chosen as Language);
            model.redraw();
          }}
        />
        <Choice
          name={words.theme}
          options={themes.map((value) => ({ value, text: words.themes[value] }))}
          value={theme()}
          disabled={false}
          onChoose={(chosen) => {
            setTheme(chosen as Theme);
            setShown(chosen as Theme);
          }}
        />
        {model.access.mayWish('play') && <KeysSwitch model={model} />}
      </section>
      <div class="columns-part">
        <Install />
        <section class="card" aria-labelledby="here">
          <h3 id="here">{words.here}</h3>
          <Unpair access={model.access} />
          {model.access.is('performer') && (
            <a class="plain" href={addressOf('welcome')}>
              {words.firstVisit}
            </a>
          )}
          {model.state && <p class="note">{words.version(model.state.version)}</p>}
        </section>
      </div>
    </div>
  );
}

/** For who has a keyboard. */
function KeysSwitch({ model }: { readonly model: Model }) {
  const words = browserWords();
  return (
    <div>
      <Choice
        name={words.keys}
        options={[
          { value: 'on', text: words.on },
          { value: 'off', text: words.off },
        ]}
        value={model.keys.isOn ? 'on' : 'off'}
        disabled={false}
        onChoose={(chosen) => model.setKeys(chosen === 'on')}
      />
      <p class="note">{words.keysNote}</p>
    </div>
  );
}
