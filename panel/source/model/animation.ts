import { useEffect } from 'preact/hooks';

const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
/** With reduced motion pictures still tell the time, in steps. */
const calmIntervalMs = 500;
/** Thirty pictures a second: smooth enough, and the phone lasts the run. Less than two of the screen's at 60. */
const intervalMs = 30;

export const wantsCalm = (): boolean => calm.matches;

/**
 * Calls `draw` some thirty times a second, `isSmooth` as often as the screen shows, or now and then for who asked for less
 * motion; never while out of sight.
 */
export function useAnimation(draw: () => void, isSmooth = false): void {
  useEffect(() => {
    let frame = 0;
    let lastMs = Number.NEGATIVE_INFINITY;
    const tick = (nowMs: number): void => {
      frame = requestAnimationFrame(tick);
      if (nowMs - lastMs < (calm.matches ? calmIntervalMs : isSmooth ? 0 : intervalMs)) return;
      lastMs = nowMs;
      draw();
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [draw, isSmooth]);
}
