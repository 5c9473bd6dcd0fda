import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import type { Key, Mode } from '../../../daemon/score/key.ts';
import type { Model } from '../model/model.ts';
import { musicWords } from '../words/music.ts';
import { keyNameOf, keyText, modes, noteText, parseKeyName } from './key-names.ts';

const tonics = Array.from({ length: 12 }, (_, tonic) => tonic);

/** The home key: the band's own, or one that somebody chose. */
export function KeyChoice({ model, state }: { readonly model: Model; readonly state: PanelState }) {
  const words = musicWords().keys;
  const asked = parseKeyName(state.key);
  const meant = asked ?? state.intent.key;
  const disabled = model.status.kind !== 'open';
  const beat = model.beat();
  const heard = beat === undefined ? undefined : model.score.barAt(beat)?.key;
  const isYetToCome = asked !== undefined && heard !== undefined && heard !== keyNameOf(asked);
  const notes = [...(heard ? [words.now(keyText(heard))] : []), ...(isYetToCome ? [words.later] : [])];
  const choose = (key: Key | undefined): void => model.send({ key: key ? keyNameOf(key) : 'auto' });
  return (
    <div class="key-choice">
      <label class="field">
        <span class="field-name">{words.tonic}</span>
        <select
          value={asked ? String(asked.tonic) : 'auto'}
          disabled={disabled}
          onChange={({ currentTarget: { value } }) =>
            choose(value === 'auto' ? undefined : { tonic: Number(value), mode: meant.mode })
          }
        >
          <option value="auto">{words.auto}</option>
          {tonics.map((tonic) => (
            <option key={tonic} value={String(tonic)}>
              {noteText({ tonic, mode: meant.mode })}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span class="field-name">{words.mode}</span>
        <select
          value={meant.mode}
          disabled={disabled}
          onChange={({ currentTarget: { value } }) => choose({ tonic: meant.tonic, mode: value as Mode })}
        >
          {modes.map((mode) => (
            <option key={mode} value={mode}>
              {words.modes[mode]}
            </option>
          ))}
        </select>
      </label>
      <p class="note key-note">{notes.join(' · ')}</p>
    </div>
  );
}
