import { useId } from 'preact/hooks';
import { Switch } from '../components/switch.tsx';
import { settingsWords } from '../words/settings.ts';
import type { Worded } from './option-words.ts';
import {
  briefly,
  choicesOf,
  type Draft,
  defaultDraft,
  draftOf,
  fieldOf,
  type Option,
  rangeOf,
  savedValue,
  textOf,
} from './options.ts';

/** One option: what it means, what it may be and what it is, with a field of its kind. */
export function OptionField(props: {
  readonly option: Option;
  readonly worded: Worded;
  readonly draft: Draft | undefined;
  /** What the daemon says of what is wished. */
  readonly fault: string | undefined;
  readonly onDraft: (draft: Draft | undefined) => void;
}) {
  const { option, worded, draft, onDraft } = props;
  const { title } = worded;
  const id = useId();
  const fault = draft?.fault ?? props.fault;
  const text = draft?.text ?? textOf(option, savedValue(option));
  const field = fieldOf(option);
  const isGroup = field === 'several';
  return (
    <div
      class={`option ${draft ? 'option-changed' : ''}`}
      data-path={option.path}
      {...(isGroup && { role: 'group', 'aria-labelledby': `${id}-name` })}
    >
      {isGroup ? (
        <p class="option-name" id={`${id}-name`}>
          {title}
        </p>
      ) : (
        <label class="option-name" for={id}>
          {title}
        </label>
      )}
      <p class="note" id={`${id}-help`} lang={worded.lang}>
        {worded.help}
      </p>
      <Control
        id={id}
        option={option}
        text={text}
        isWrong={fault !== undefined}
        onText={(next) => onDraft(draftOf(option, next))}
      />
      {fault !== undefined && (
        <p class="fault" id={`${id}-fault`} role="alert" lang={draft?.fault === undefined ? 'en' : undefined}>
          {fault}
        </p>
      )}
      <Facts option={option} draft={draft} title={title} onDraft={onDraft} />
    </div>
  );
}

function Facts(props: {
  readonly option: Option;
  readonly draft: Draft | undefined;
  readonly title: string;
  readonly onDraft: (draft: Draft | undefined) => void;
}) {
  const { option, draft, title, onDraft } = props;
  const { path, schema, source, restartNeeded, secret, isSet } = option;
  const words = settingsWords();
  const range = rangeOf(schema);
  const isDefault = draft === undefined && source === 'default' && !('next' in option);
  return (
    <>
      <p class="option-facts">
        <code>{path}</code>
        {range !== '' && <span>{range}</span>}
        {option.default !== undefined && <span>{words.usually(briefly(option.default))}</span>}
        {restartNeeded && <span>{words.needsRestart}</span>}
      </p>
      {source === 'commandLine' && <p class="option-now">{words.commandLine(briefly(option.value))}</p>}
      {'next' in option && source !== 'commandLine' && (
        <p class="option-now">{words.untilStart(briefly(option.value))}</p>
      )}
      <p class="option-ways">
        {draft !== undefined && (
          <button type="button" class="link" onClick={() => onDraft(undefined)}>
            {words.leaveIt}
            <span class="unseen"> ({title})</span>
          </button>
        )}
        {!isDefault && option.default !== undefined && draft?.value !== null && (
          <button type="button" class="link" onClick={() => onDraft(defaultDraft(option))}>
            {words.asUsual}
            <span class="unseen"> ({title})</span>
          </button>
        )}
        {secret && isSet && draft?.value !== null && (
          <button type="button" class="link" onClick={() => onDraft({ text: '', value: null })}>
            {words.takeAway}
            <span class="unseen"> ({title})</span>
          </button>
        )}
      </p>
    </>
  );
}

interface ControlProps {
  readonly id: string;
  readonly option: Option;
  readonly text: string;
  readonly isWrong: boolean;
  readonly onText: (text: string) => void;
}

function Control({ id, option, text, isWrong, onText }: ControlProps) {
  const field = fieldOf(option);
  const common = {
    id,
    'aria-describedby': `${id}-help${isWrong ? ` ${id}-fault` : ''}`,
    'aria-invalid': isWrong,
  } as const;
  switch (field) {
    case 'switch':
      return <Switch {...common} isOn={text === 'true'} onSwitch={(isOn) => onText(String(isOn))} />;
    case 'choice':
      return (
        <select {...common} value={text} onChange={(event) => onText(event.currentTarget.value)}>
          {text === '' && <option value="">{settingsWords().nothing}</option>}
          {choicesOf(option).map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      );
    case 'secret':
      return (
        <input
          {...common}
          type="password"
          autocomplete="off"
          value={text}
          placeholder={option.isSet ? settingsWords().isSet : ''}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      );
    case 'several':
      return <Several option={option} text={text} onText={onText} />;
    case 'lines':
    case 'json':
      return (
        <textarea
          {...common}
          rows={Math.min(12, Math.max(2, text.split('\n').length))}
          spellcheck={false}
          value={text}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      );
    default:
      return (
        <input
          {...common}
          type="text"
          inputMode={field === 'number' ? 'decimal' : 'text'}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={text}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      );
  }
}

/** Any of a few. */
function Several({ option, text, onText }: Pick<ControlProps, 'option' | 'text' | 'onText'>) {
  const chosen = text.split('\n');
  const choices = choicesOf(option);
  return (
    <div class="choice choice-options">
      {choices.map((choice) => (
        <label key={choice} class={chosen.includes(choice) ? 'chosen' : ''}>
          <input
            type="checkbox"
            checked={chosen.includes(choice)}
            onChange={() =>
              onText(choices.filter((each) => (each === choice) !== chosen.includes(each)).join('\n'))
            }
          />
          {choice}
        </label>
      ))}
    </div>
  );
}
