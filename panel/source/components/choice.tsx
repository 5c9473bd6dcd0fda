/** One of several, all of them in sight. */
export function Choice(props: {
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly value: string;
  readonly disabled: boolean;
  readonly onChoose: (value: string) => void;
}) {
  return (
    <fieldset class="choice" disabled={props.disabled}>
      <legend>{props.name}</legend>
      <div class="choice-options">
        {props.options.map(({ value, text }) => (
          <label key={value} class={value === props.value ? 'chosen' : ''}>
            <input
              type="radio"
              name={props.name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChoose(value)}
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
