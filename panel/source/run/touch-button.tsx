import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

/** A second press within this is the first one, of a wet thumb. */
const againMs = 350;

/** Pressed on the run: a finger that slides off did not mean it, and one that trembles meant it once. */
export function TouchButton(props: {
  readonly class?: string;
  /** Where what is written on it says too little; it begins with that. */
  readonly name?: string;
  readonly isPressed?: boolean;
  readonly disabled: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}) {
  const pressedAtMs = useRef(Number.NEGATIVE_INFINITY);
  const press = (event: MouseEvent & { readonly currentTarget: HTMLButtonElement }): void => {
    const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect();
    const { detail, clientX: x, clientY: y } = event;
    // Keys and screen readers are nowhere.
    if (detail !== 0 && (x < left || x > right || y < top || y > bottom)) return;
    const nowMs = performance.now();
    if (nowMs - pressedAtMs.current < againMs) return;
    pressedAtMs.current = nowMs;
    props.onPress();
  };
  return (
    <button
      type="button"
      class={`touch ${props.class ?? ''}`}
      aria-label={props.name}
      aria-pressed={props.isPressed}
      disabled={props.disabled}
      onClick={press}
    >
      {props.children}
    </button>
  );
}
