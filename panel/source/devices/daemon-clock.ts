import { useEffect, useRef } from 'preact/hooks';
import { ClockOffset } from '../model/clock-offset.ts';
import type { Model } from '../model/model.ts';

const pingEveryMs = 400;

/** The daemon's clock, asked again and again while it is used: its seconds at a moment of the page's, if they are known. */
export function useDaemonClock(model: Model): (atMs: number) => number | undefined {
  const clock = useRef(new ClockOffset());
  useEffect(() => {
    let id = 0;
    const ping = (): void => {
      id += 1;
      const own = id;
      clock.current.sent(own, performance.now() / 1000);
      model.askDaemonSeconds().then(
        (daemonSeconds) => clock.current.heard(own, daemonSeconds, performance.now() / 1000),
        // Without a line there is another clock when it is back.
        () => clock.current.reset(),
      );
    };
    ping();
    const timer = window.setInterval(ping, pingEveryMs);
    return () => window.clearInterval(timer);
  }, [model]);
  return (atMs) => clock.current.toDaemonSeconds(atMs / 1000);
}
