import { useState } from 'preact/hooks';
import { Choice } from '../components/choice.tsx';
import type { Model } from '../model/model.ts';
import { setTheme, type Theme, theme, themes } from '../model/theme.ts';
import { type Language, language, languageNames, languages, setLanguage } from '../words/language.ts';
import { settingsWords } from '../words/settings.ts';

/** What holds in this browser alone. */
export function BrowserPage({ model }: { readonly model: Model }) {
  const words = settingsWords().browser;
  const [, setShown] = useState(theme());
  return (
    <section class="card" aria-label={settingsWords().pages.browser}>
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
    </section>
  );
}
