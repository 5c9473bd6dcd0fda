import type { InputHTMLAttributes } from 'preact';

interface SwitchProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'class' | 'type' | 'role' | 'checked' | 'onChange'> {
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
}

/** On or off, and so at once. */
export const Switch = ({ isOn, onSwitch, ...rest }: SwitchProps) => (
  <input
    {...rest}
    class="switch"
    type="checkbox"
    role="switch"
    aria-checked={isOn}
    checked={isOn}
    onChange={(event) => onSwitch(event.currentTarget.checked)}
  />
);
