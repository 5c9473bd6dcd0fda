/** A value between two ends; whoever holds it hears of each change at once. */
export interface SliderProps {
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
}

export function Slider({
  name,
  isNameless,
  low,
  high,
  step = 1,
  value,
  text,
  disabled,
  onSlide,
}: SliderProps) {
  const share = (value - low) / (high - low);
  return (
    <label class="slider">
      <span class="slider-name">
        <span class={isNameless ? 'unseen' : undefined}>{name}</span>{' '}
        <span class="slider-value">{text(value)}</span>
      </span>
      <input
        type="range"
        min={low}
        max={high}
        step={step}
        value={value}
        disabled={disabled}
        aria-valuetext={text(value)}
        style={{ '--share': `${share * 100}%` }}
        onInput={(event) => onSlide(Number(event.currentTarget.value))}
      />
    </label>
  );
}
