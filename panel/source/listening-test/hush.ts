import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Model } from '../model/model.ts';

/** Who hears the band in this browser does not hear it over the test: it comes back when he is through, or goes elsewhere. */
export function useHush(
  model: Model,
  audio: RefObject<HTMLAudioElement | null>,
  isOver: boolean,
): () => void {
  const { listening } = model;
  const wasOn = useRef(false);
  const bringBack = (): void => {
    if (wasOn.current && audio.current && !listening.wanted) listening.start(audio.current);
    wasOn.current = false;
  };
  useEffect(() => bringBack, []);
  useEffect(() => {
    if (isOver) bringBack();
  }, [isOver]);
  return () => {
    if (!listening.wanted) return;
    wasOn.current = true;
    listening.stop();
  };
}
