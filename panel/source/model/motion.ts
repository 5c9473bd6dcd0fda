import { useEffect, useState } from 'preact/hooks';

/**
 * Whether this device can be carried on a run: it is held in a hand, or has told of a motion. A desk's browser knows
 * the word motion as well, but never tells of one.
 */
export function useMotion(): boolean {
  const [hasMotion, setHasMotion] = useState(() => window.matchMedia('(pointer: coarse)').matches);
  useEffect(() => {
    if (hasMotion) return undefined;
    const onMotion = ({ accelerationIncludingGravity: felt }: DeviceMotionEvent): void => {
      if (felt && felt.x !== null) setHasMotion(true);
    };
    window.addEventListener('devicemotion', onMotion);
    return () => window.removeEventListener('devicemotion', onMotion);
  }, [hasMotion]);
  return hasMotion;
}
