import { useEffect, useRef, useState } from 'preact/hooks';
import { decimal } from '../model/format.ts';
import { devicesWords } from '../words/devices.ts';
import { type OwnClicks, ownEveryMs, startOwnClicks } from './own-clicks.ts';
import { estimateTaps, type Tap } from './tap-estimate.ts';
import { TapPad } from './tap-pad.tsx';

/** How far before the click somebody taps, found out with the page's own clicks, whose time is known. */
export function OwnTaps({ onKnown }: { readonly onKnown: (anticipationMs: number) => void }) {
  const clicks = useRef<OwnClicks | undefined>(undefined);
  const [isGoing, setGoing] = useState(false);
  const [isDeaf, setDeaf] = useState(false);
  const [taps, setTaps] = useState<readonly Tap[]>([]);
  const words = devicesWords().tap;
  const stop = (): void => {
    clicks.current?.stop();
    clicks.current = undefined;
  };
  useEffect(() => stop, []);
  const estimate = estimateTaps(taps, { everyMs: ownEveryMs, leastMs: -ownEveryMs / 2 });
  const tap = (atMs: number): void => {
    const lateMs = clicks.current?.lateMs(atMs);
    if (lateMs === undefined) setDeaf(true);
    else setTaps((before) => [...before, { atSeconds: atMs / 1000, lateMs }]);
  };
  const anticipationMs = estimate === undefined ? 0 : -estimate.lateMs;
  const inWords = decimal(Math.abs(anticipationMs), 0);
  return (
    <div class="tap-own">
      <p>{words.measureHow}</p>
      <p class="note">{words.headphonesHere}</p>
      {isDeaf && (
        <p class="fault" role="alert">
          {words.measureFailed}
        </p>
      )}
      {isGoing ? (
        <TapPad taps={taps} estimate={estimate} everyMs={ownEveryMs} onTap={tap} />
      ) : (
        <button
          type="button"
          class="plain primary"
          onClick={() => {
            clicks.current = startOwnClicks();
            setGoing(true);
          }}
        >
          {words.measureStart}
        </button>
      )}
      {estimate?.isSure && (
        <p role="status">{anticipationMs < 0 ? words.measureAfter(inWords) : words.measureDone(inWords)}</p>
      )}
      {isGoing && (
        <button
          type="button"
          class="plain primary"
          disabled={!estimate?.isSure}
          onClick={() => {
            stop();
            onKnown(anticipationMs);
          }}
        >
          {words.measureKeep}
        </button>
      )}
    </div>
  );
}
