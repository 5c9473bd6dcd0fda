import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { HistoryPoint } from '../../../daemon/panel/protocol/protocol.ts';
import { pace, unknown, whole } from '../model/format.ts';
import type { Model } from '../model/model.ts';

type Quantity = Exclude<keyof HistoryPoint, 'atSeconds'>;

interface Line {
  readonly quantity: Quantity;
  readonly colour: string;
  readonly isDashed?: boolean;
}

/** The body as numbers, each with its last five minutes. */
export function Vitals({ model }: { readonly model: Model }) {
  const { state, history } = model;
  const body = state?.body;
  const tempo: Line = { quantity: 'tempoBpm', colour: '--accent', isDashed: true };
  const speed = body?.speedMps;
  return (
    <section class="vitals" aria-label="Your body">
      <Vital
        name="Cadence"
        value={whole(body?.cadenceSpm)}
        unit="steps/min"
        note={sourceOf(state, 'cadence')}
        history={history}
        lines={[tempo, { quantity: 'cadenceSpm', colour: '--cadence' }]}
        leastSpan={20}
      />
      <Vital
        name="Pace"
        value={pace(speed)}
        unit="/km"
        note={speed === undefined ? sourceOf(state, 'speed') : `${speed.toFixed(1)} m/s`}
        history={history}
        lines={[{ quantity: 'speedMps', colour: '--speed' }]}
        leastSpan={1}
      />
      <Vital
        name="Heart"
        value={whole(body?.heartRateBpm)}
        unit="beats/min"
        note={sourceOf(state, 'heartRate')}
        history={history}
        lines={[{ quantity: 'heartRateBpm', colour: '--heart' }]}
        leastSpan={20}
      />
    </section>
  );
}

function sourceOf(state: Model['state'], quantity: 'cadence' | 'speed' | 'heartRate'): string {
  return state?.body.sources[quantity] ?? 'no sensor';
}

function Vital(props: {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly note: string;
  readonly history: readonly HistoryPoint[];
  readonly lines: readonly Line[];
  readonly leastSpan: number;
}) {
  return (
    <article class={`vital ${props.value === unknown ? 'vital-unknown' : ''}`}>
      <h2>{props.name}</h2>
      <p class="vital-value" data-testid={props.name.toLowerCase()}>
        {props.value}
        <span class="vital-unit">{props.unit}</span>
      </p>
      <Curve history={props.history} lines={props.lines} leastSpan={props.leastSpan} />
      <p class="vital-note">{props.note}</p>
    </article>
  );
}

/** A small curve without axes: the number beside it is the scale. */
function Curve(props: {
  readonly history: readonly HistoryPoint[];
  readonly lines: readonly Line[];
  readonly leastSpan: number;
}) {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const { history, lines, leastSpan } = props;

  // Made once: lines and span never change for a curve.
  useEffect(() => {
    const element = holder.current;
    if (!element) return undefined;
    const size = (): { width: number; height: number } => ({
      width: element.clientWidth,
      height: element.clientHeight,
    });
    plot.current = new uPlot(
      {
        ...size(),
        padding: [4, 0, 4, 0],
        legend: { show: false },
        cursor: { show: false },
        axes: [{ show: false }, { show: false }],
        scales: { x: { time: false }, y: { range: (_plot, low, high) => spread(low, high, leastSpan) } },
        series: [
          {},
          ...lines.map(
            ({ colour, isDashed }): uPlot.Series => ({
              stroke: () => getComputedStyle(element).getPropertyValue(colour),
              width: isDashed ? 1.5 : 2,
              dash: isDashed ? [3, 3] : [],
              points: { show: false },
            }),
          ),
        ],
      },
      [[], ...lines.map(() => [])],
      element,
    );
    const observer = new ResizeObserver(() => plot.current?.setSize(size()));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.current?.destroy();
    };
  }, []);

  useEffect(() => {
    const values = lines.map(({ quantity }) => history.map((point) => point[quantity] ?? null));
    plot.current?.setData([history.map(({ atSeconds }) => atSeconds), ...values]);
  }, [history, lines]);

  return <div class="curve" ref={holder} aria-hidden="true" />;
}

/** Noise of a steady body should look steady. */
function spread(low: number | null, high: number | null, least: number): [number, number] {
  if (low === null || high === null) return [0, least];
  const air = Math.max(0, least - (high - low)) / 2;
  return [low - air, high + air];
}
