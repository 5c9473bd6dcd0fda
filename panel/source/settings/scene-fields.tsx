import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Switch } from '../components/switch.tsx';

/** What is not known is absent. */
export function known<Each extends object>(value: Each): Each {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Each;
}

/** One of some, by its name. */
export function Select(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChoose: (value: string) => void;
}) {
  const { label, value, options, onChoose } = props;
  const isListed = options.some(([each]) => each === value);
  return (
    <label class="field">
      <span class="field-name">{label}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {!isListed && <option value={value}>{value}</option>}
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A wish that the scene has, or leaves alone. */
export function Optional(props: {
  readonly name: string;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  readonly children: ComponentChildren;
}) {
  const { name, isOn, onSwitch, children } = props;
  const id = useId();
  return (
    <div class="option-part">
      <label class="option-name" for={id}>
        {name}
      </label>
      <Switch id={id} isOn={isOn} onSwitch={onSwitch} />
      {isOn && <div class="option-part-more">{children}</div>}
    </div>
  );
}
