import { useEffect, useRef } from 'preact/hooks';
import { devicesWords } from '../words/devices.ts';
import type { Tap, TapEstimate } from './tap-estimate.ts';

/** The pad to tap on, with finger or space key; each tap by its moment on the page's clock. */
export function TapPad(props: {
  readonly taps: readonly Tap[];
  readonly estimate: TapEstimate | undefined;
  readonly everyMs: number;
  readonly onTap: (atMs: number) => void;
}) {
  const { taps, estimate, everyMs, onTap } = props;
  const words = devicesWords().tap;
  const pad = useRef<HTMLButtonElement>(null);
  useEffect(() => pad.current?.focus(), []);
  return (
    <>
      <button
        ref={pad}
        type="button"
        class="tap-pad"
        onPointerDown={(event) => {
          // Also where the finger slides off; the click that follows is none of its own.
          event.preventDefault();
          pad.current?.focus();
          onTap(event.timeStamp);
        }}
        onKeyDown={(event) => {
          if (event.key !== ' ' || event.repeat) return;
          event.preventDefault();
          // The page's own key for play would hear it, too.
          event.stopPropagation();
          onTap(event.timeStamp);
        }}
        onKeyUp={(event) => event.key === ' ' && event.preventDefault()}
      >
        <strong>{words.pad}</strong>
        <span>{taps.length === 0 ? words.firstTaps : words.count(taps.length)}</span>
      </button>
      <Dots taps={taps} estimate={estimate} everyMs={everyMs} />
    </>
  );
}

const width = 300;
const height = 76;
/** As many as find room above each other. */
const shownTaps = 48;

/** Each tap by how late it was; they gather around what is found. */
function Dots(props: {
  readonly taps: readonly Tap[];
  readonly estimate: TapEstimate | undefined;
  readonly everyMs: number;
}) {
  const { taps, estimate, everyMs } = props;
  const words = devicesWords().tap;
  // What comes around again is shown where the estimate is.
  const middle = estimate?.lateMs ?? 0;
  const left = middle - everyMs / 2;
  const placeOf = (lateMs: number): number => {
    const within = lateMs - left - Math.floor((lateMs - left) / everyMs) * everyMs;
    return (within / everyMs) * width;
  };
  const shown = taps.slice(-shownTaps);
  return (
    <svg class="tap-dots" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.dots}>
      <path class="tap-line" d={`M0 ${height - 18}H${width}`} />
      {estimate && (
        <>
          <rect
            class="tap-doubt"
            x={placeOf(middle - estimate.doubtMs)}
            y="2"
            width={Math.max(2, (2 * estimate.doubtMs * width) / everyMs)}
            height={height - 22}
            rx="3"
          />
          <path class="tap-found" d={`M${placeOf(middle)} 2V${height - 14}`} />
        </>
      )}
      {shown.map((tap, index) => (
        <circle
          key={tap.atSeconds}
          class={!estimate || estimate.counted.has(tap) ? 'tap-dot' : 'tap-dot tap-slip'}
          cx={placeOf(tap.lateMs)}
          cy={6 + (index * (height - 32)) / shownTaps}
          r="3.500"
        />
      ))}
      <text x="0" y={height - 3}>
        {words.early}
      </text>
      <text x={width} y={height - 3} text-anchor="end">
        {words.late}
      </text>
    </svg>
  );
}
