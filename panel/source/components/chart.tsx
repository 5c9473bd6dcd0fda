import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { onTheme } from '../model/theme.ts';

export interface ChartLine {
  /** What it is called where the chart has a legend. */
  readonly name?: string;
  /** One for each moment; null where nothing is known, which is a gap. */
  readonly values: readonly (number | null)[];
  /** A colour of the style sheet, as `--heart`. */
  readonly colour: string;
  readonly isDashed?: boolean;
}

/** A stretch of the value's axis that lies tinted behind the lines. */
export interface ChartBand {
  readonly low: number;
  readonly high: number;
  readonly colour: string;
  readonly opacity: number;
}

interface ChartProps {
  /** Rising. */
  readonly seconds: readonly number[];
  /** Always the same number of lines, in the same order. */
  readonly lines: readonly ChartLine[];
  /** The axis spans no less: noise of a steady body should look steady. */
  readonly leastSpan: number;
  /** Without: a small curve, and the number beside it is its scale. */
  readonly axes?: {
    readonly time: (seconds: number) => string;
    readonly value: (value: number) => string;
  };
  readonly bands?: readonly ChartBand[];
  /** Which of `seconds` a line is drawn at. */
  readonly moment?: number | undefined;
  /** A finger or a mouse is at one of `seconds`; undefined: a mouse has left. */
  readonly onMoment?: (moment: number | undefined) => void;
}

/** Seconds between the words of the time's axis. */
const timeSteps = [1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200] as const;

/** Curves over time; an ornament for who cannot see it: what they say is said elsewhere. */
export function Chart(props: ChartProps) {
  const { seconds, lines, leastSpan, axes, moment, bands } = props;
  const holder = useRef<HTMLDivElement>(null);
  /** What is drawn with, at each draw. */
  const latest = useRef(props);
  latest.current = props;
  const plot = useRef<uPlot | undefined>(undefined);

  // Made once: number and dress of the lines never change for a chart.
  useEffect(() => {
    const element = holder.current;
    if (!element) return undefined;
    const colour = (name: string): string => getComputedStyle(element).getPropertyValue(name);
    const size = (): { width: number; height: number } => ({
      width: element.clientWidth,
      height: element.clientHeight,
    });
    const axis = (say: (value: number) => string): uPlot.Axis => ({
      stroke: () => colour('--ink-soft'),
      grid: { stroke: () => colour('--line'), width: 1 },
      ticks: { show: false },
      font: '12px system-ui, sans-serif',
      values: (_plot, values) => values.map(say),
    });
    plot.current = new uPlot(
      {
        ...size(),
        // The last word of the time's axis stands half beside its line, the highest of the value's half above.
        padding: [axes ? 8 : 4, axes ? 20 : 0, 4, 0],
        legend: { show: false },
        cursor: { show: false },
        axes: axes
          ? [
              { ...axis(axes.time), size: 26, incrs: [...timeSteps] },
              { ...axis(axes.value), size: 46 },
            ]
          : [{ show: false }, { show: false }],
        hooks: {
          drawClear: [(drawn) => drawBands(drawn, latest.current.bands ?? [], colour)],
          draw: [(drawn) => drawMoment(drawn, latest.current, colour('--ink'))],
        },
        scales: { x: { time: false }, y: { range: (_plot, low, high) => spread(low, high, leastSpan) } },
        series: [
          {},
          ...lines.map(
            ({ colour: name, isDashed }): uPlot.Series => ({
              stroke: () => colour(name),
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
    const { over } = plot.current;
    const point = ({ clientX }: PointerEvent): void => {
      const { seconds: known, onMoment } = latest.current;
      if (!plot.current || known.length === 0) return;
      onMoment?.(plot.current.posToIdx(clientX - over.getBoundingClientRect().left));
    };
    over.addEventListener('pointerdown', point);
    over.addEventListener('pointermove', point);
    // A finger leaves what it has chosen where it is.
    over.addEventListener('pointerleave', ({ pointerType }) => {
      if (pointerType === 'mouse') latest.current.onMoment?.(undefined);
    });
    const observer = new ResizeObserver(() => plot.current?.setSize(size()));
    observer.observe(element);
    const end = onTheme(() => plot.current?.redraw());
    return () => {
      end();
      observer.disconnect();
      plot.current?.destroy();
    };
  }, []);

  useEffect(() => {
    plot.current?.setData([[...seconds], ...lines.map(({ values }) => [...values])]);
  }, [seconds, lines]);
  useEffect(() => plot.current?.redraw(false), [moment, bands]);

  return <div class={axes ? 'chart' : 'curve'} ref={holder} aria-hidden="true" />;
}

type Colour = (name: string) => string;

function drawBands(
  { ctx, bbox, valToPos, scales }: uPlot,
  bands: readonly ChartBand[],
  colour: Colour,
): void {
  const { min, max } = scales.y ?? {};
  if (min === undefined || max === undefined) return;
  for (const { low, high, colour: name, opacity } of bands) {
    const [top, bottom] = [Math.min(high, max), Math.max(low, min)].map((value) =>
      valToPos(value, 'y', true),
    );
    if (top === undefined || bottom === undefined || bottom <= top) continue;
    ctx.save();
    ctx.globalAlpha = opacity;
    ctx.fillStyle = colour(name);
    ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
    ctx.restore();
  }
}

function drawMoment({ ctx, bbox, valToPos }: uPlot, { seconds, moment }: ChartProps, colour: string): void {
  const at = moment === undefined ? undefined : seconds[moment];
  if (at === undefined) return;
  const x = valToPos(at, 'x', true);
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = window.devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

function spread(low: number | null, high: number | null, least: number): [number, number] {
  if (low === null || high === null) return [0, least];
  const air = Math.max(0, least - (high - low)) / 2;
  return [low - air, high + air];
}
