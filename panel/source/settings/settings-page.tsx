import { useState } from 'preact/hooks';
import type { Model } from '../model/model.ts';
import { settingsWords } from '../words/settings.ts';
import { Backups } from './backups.tsx';
import { FileEditor } from './file-editor.tsx';
import { OptionsForm } from './options-form.tsx';

/** The configuration as a form, and as the file that it is: beside each other where there is room. */
export function SettingsPage({ model, sought }: { readonly model: Model; readonly sought: string }) {
  const words = settingsWords().ways;
  const [way, setWay] = useState<'form' | 'file'>('form');
  const [revision, setRevision] = useState(0);
  const saved = (): void => setRevision((before) => before + 1);
  return (
    <div class={`two-ways two-ways-${way}`}>
      <fieldset class="choice ways">
        <legend class="unseen">{words.label}</legend>
        <div class="choice-options">
          {(['form', 'file'] as const).map((each) => (
            <label key={each} class={each === way ? 'chosen' : ''}>
              <input
                type="radio"
                name="way"
                value={each}
                checked={each === way}
                onChange={() => setWay(each)}
              />
              {words[each]}
            </label>
          ))}
        </div>
      </fieldset>
      <OptionsForm model={model} sought={sought} revision={revision} onSaved={saved} />
      <div class="file-side">
        <FileEditor model={model} revision={revision} onSaved={saved} />
        <Backups model={model} revision={revision} onRestored={saved} />
      </div>
    </div>
  );
}
