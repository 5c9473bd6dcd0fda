import { useEffect, useRef, useState } from 'preact/hooks';

const sendEveryMs = 120;

/** A value under a finger, of something that the daemon holds. */
export interface Wish<Value> {
  /** What the finger says, until the daemon is told. */
  readonly held: Value | undefined;
  hold(value: Value): void;
}

/** The daemon hears of it some times a second, and at last when the view is left. */
export function useWish<Value>(send: (value: Value) => void): Wish<Value> {
  const [held, setHeld] = useState<Value>();
  const newest = useRef<{ readonly value: Value } | undefined>(undefined);
  const waiting = useRef<number | undefined>(undefined);
  const latestSend = useRef(send);
  latestSend.current = send;
  const tell = (): void => {
    window.clearTimeout(waiting.current);
    waiting.current = undefined;
    if (newest.current) latestSend.current(newest.current.value);
    newest.current = undefined;
  };
  useEffect(() => tell, []);
  return {
    held,
    hold(value) {
      newest.current = { value };
      setHeld(() => value);
      waiting.current ??= window.setTimeout(() => {
        tell();
        setHeld(undefined);
      }, sendEveryMs);
    },
  };
}
