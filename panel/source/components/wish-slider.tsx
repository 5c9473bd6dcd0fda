import { useEffect, useRef, useState } from 'preact/hooks';
import { Slider, type SliderProps } from './slider.tsx';

const sendEveryMs = 120;

/** Of what the daemon holds: it hears of it some times a second; until it is told, the finger's value is shown. */
export function WishSlider(props: SliderProps) {
  const [held, setHeld] = useState<number>();
  const newest = useRef<number | undefined>(undefined);
  const waiting = useRef<number | undefined>(undefined);
  const send = useRef(props.onSlide);
  send.current = props.onSlide;
  const tell = (): void => {
    window.clearTimeout(waiting.current);
    waiting.current = undefined;
    if (newest.current === undefined) return;
    send.current(newest.current);
    newest.current = undefined;
  };
  // Also where the finger's last move is followed at once by another view.
  useEffect(() => tell, []);
  return (
    <Slider
      {...props}
      value={held ?? props.value}
      onSlide={(value) => {
        newest.current = value;
        setHeld(value);
        waiting.current ??= window.setTimeout(() => {
          tell();
          setHeld(undefined);
        }, sendEveryMs);
      }}
    />
  );
}
