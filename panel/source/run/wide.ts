import { useEffect, useState } from 'preact/hooks';

const wide = window.matchMedia('(min-width: 900px) and (min-height: 501px)');

/** Whether there is room beside the dial. */
export function useWide(): boolean {
  const [isWide, setWide] = useState(wide.matches);
  useEffect(() => {
    const follow = (): void => setWide(wide.matches);
    wide.addEventListener('change', follow);
    return () => wide.removeEventListener('change', follow);
  }, []);
  return isWide;
}
