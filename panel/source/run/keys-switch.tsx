import type { Model } from '../model/model.ts';

/** Keys of a keyboard, for who has one. */
export function KeysSwitch({ model }: { readonly model: Model }) {
  const { isOn } = model.keys;
  return (
    <button type="button" class="keys" aria-pressed={isOn} onClick={() => model.setKeys(!isOn)}>
      Keys {isOn ? 'on' : 'off'}: space plays and stops, M mutes
    </button>
  );
}
