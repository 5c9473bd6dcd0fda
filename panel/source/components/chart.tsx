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
}

/** Curves over time; an ornament for who cannot see it: what they say is said elsewhere. */
export function Chart({ seconds, lines, leastSpan, axes }: ChartProps) {
  const holder = useRef<HTMLDivElement>(null);
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
        padding: [4, 0, 4, 0],
        legend: { show: false },
        cursor: { show: false },
        axes: axes
          ? [axis(axes.time), { ...axis(axes.value), size: 46 }]
          : [{ show: false }, { show: false }],
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

  return <div class={axes ? 'chart' : 'curve'} ref={holder} aria-hidden="true" />;
}

function spread(low: number | null, high: number | null, least: number): [number, number] {
  if (low === null || high === null) return [0, least];
  const air = Math.max(0, least - (high - low)) / 2;
  return [low - air, high + air];
}
