import { Slider, type SliderProps } from './slider.tsx';
import { useWish } from './wish.ts';

/** Of what the daemon holds: until it is told, the finger's value is shown. */
export function WishSlider(props: SliderProps) {
  const { held, hold } = useWish(props.onSlide);
  return <Slider {...props} value={held ?? props.value} onSlide={hold} />;
}
