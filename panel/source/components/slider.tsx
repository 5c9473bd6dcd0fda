import { useEffect, useRef, useState } from 'preact/hooks';

const sendEveryMs = 120;

/** The daemon hears of it some times a second; until it is told, the finger's value is shown. */
export function Slider(props: {
  readonly name: string;
  /** What it is for stands beside it: the name is said, and not shown. */
  readonly isNameless?: boolean;
  readonly low: number;
  readonly high: number;
  readonly step?: number;
  readonly value: number;
  readonly text: (value: number) => string;
  readonly disabled: boolean;
  readonly onSlide: (value: number) => void;
}) {
  const [held, setHeld] = useState<number>();
  const waiting = useRef<number | undefined>(undefined);
  const newest = useRef(props.value);
  useEffect(() => () => window.clearTimeout(waiting.current), []);
  const value = held ?? props.value;
  const share = (value - props.low) / (props.high - props.low);
  return (
    <label class="slider">
      <span class="slider-name">
        <span class={props.isNameless ? 'unseen' : undefined}>{props.name}</span>{' '}
        <span class="slider-value">{props.text(value)}</span>
      </span>
      <input
        type="range"
        min={props.low}
        max={props.high}
        step={props.step ?? 1}
        value={value}
        disabled={props.disabled}
        aria-valuetext={props.text(value)}
        style={{ '--share': `${share * 100}%` }}
        onInput={(event) => {
          newest.current = Number(event.currentTarget.value);
          setHeld(newest.current);
          if (waiting.current !== undefined) return;
          waiting.current = window.setTimeout(() => {
            waiting.current = undefined;
            props.onSlide(newest.current);
            setHeld(undefined);
          }, sendEveryMs);
        }}
      />
    </label>
  );
}
