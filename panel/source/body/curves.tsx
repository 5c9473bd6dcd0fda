import { useState } from 'preact/hooks';
import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { Chart, type ChartBand, type ChartLine } from '../components/chart.tsx';
import { Choice } from '../components/choice.tsx';
import { duration, pace, percent, unknown, whole } from '../model/format.ts';
import { bodyWords } from '../words/body.ts';
import { commonWords } from '../words/common.ts';
import { type CurvePoint, type Curves, curvesOf, type Quantity } from './curve-data.ts';

type Span = 'live' | 'whole';

interface Plot {
  readonly quantity: Exclude<Quantity, 'tempoBpm'>;
  readonly colour: string;
  readonly unit: string;
  readonly text: (value: number | undefined) => string;
  readonly leastSpan: number;
  readonly note?: string;
}

/** The body over time: the last minutes as they come, or the whole run; a finger tells what was at a moment. */
export function BodyCurves(props: {
  readonly state: PanelState;
  readonly live: readonly CurvePoint[];
  /** Undefined while it is asked for. */
  readonly whole: readonly CurvePoint[] | undefined;
  readonly fault: string | undefined;
  readonly span: Span;
  readonly onSpan: (span: Span) => void;
}) {
  const { state, live, whole: run, fault, span, onSpan } = props;
  const words = bodyWords();
  const [moment, setMoment] = useState<number>();
  const points = span === 'live' ? live : (run ?? []);
  const end = span === 'live' ? (points.at(-1)?.atSeconds ?? 0) : 0;
  const curves = curvesOf(points.map((point) => ({ ...point, atSeconds: point.atSeconds - end })));
  const { seconds } = curves;
  const index = moment === undefined || moment >= seconds.length ? undefined : moment;
  const now = seconds.at(-1) ?? 0;
  const at = index === undefined ? now : (seconds[index] ?? now);
  const when =
    span === 'live'
      ? index === undefined
        ? words.curves.now
        : words.curves.ago(duration(-at))
      : words.curves.at(duration(at));
  return (
    <section class="card curves" aria-labelledby="body-curves">
      <h3 id="body-curves">{words.curves.title}</h3>
      <Choice
        name={words.curves.span}
        options={[
          { value: 'live', text: words.curves.live },
          { value: 'whole', text: words.curves.whole },
        ]}
        value={span}
        disabled={false}
        onChoose={(value) => {
          setMoment(undefined);
          onSpan(value === 'whole' ? 'whole' : 'live');
        }}
      />
      {span === 'whole' && fault !== undefined && (
        <p class="fault" role="alert">
          {words.curves.missing} <span lang="en">{fault}</span>
        </p>
      )}
      <div class="plots">
        {plots().map((plot) => (
          <PlotOf
            key={`${plot.quantity} ${span}`}
            plot={plot}
            curves={curves}
            bands={plot.quantity === 'heartRateBpm' ? bandsOf(state.zonesBpm) : undefined}
            time={(value) =>
              span === 'live' ? (value < 0 ? `−${duration(-value)}` : words.curves.now) : duration(value)
            }
            moment={index}
            onMoment={setMoment}
          />
        ))}
      </div>
      <label class="moment">
        <span class="slider-name">
          {words.curves.moment} <span class="slider-value">{when}</span>
        </span>
        <input
          type="range"
          min={0}
          max={Math.max(0, seconds.length - 1)}
          value={index ?? Math.max(0, seconds.length - 1)}
          disabled={seconds.length < 2}
          aria-valuetext={`${when}: ${plots()
            .map(
              ({ quantity, text, unit }) =>
                `${nameOf(quantity)} ${text(valueAt(curves, quantity, index))} ${unit}`,
            )
            .join(', ')}`}
          onInput={(event) => {
            const chosen = Number(event.currentTarget.value);
            setMoment(chosen >= seconds.length - 1 ? undefined : chosen);
          }}
        />
      </label>
    </section>
  );
}

function PlotOf(props: {
  readonly plot: Plot;
  readonly curves: Curves;
  readonly bands: readonly ChartBand[] | undefined;
  readonly time: (seconds: number) => string;
  readonly moment: number | undefined;
  readonly onMoment: (moment: number | undefined) => void;
}) {
  const { plot, curves, bands, time, moment, onMoment } = props;
  const { quantity, colour, unit, text, leastSpan, note } = plot;
  const lines: ChartLine[] = [{ values: curves.values[quantity], colour }];
  if (quantity === 'cadenceSpm')
    lines.unshift({ values: curves.values.tempoBpm, colour: '--accent', isDashed: true });
  return (
    <figure class="plot">
      <figcaption>
        <span class="plot-name">{nameOf(quantity)}</span>
        <span class="plot-value" style={`color: var(${colour})`}>
          {text(valueAt(curves, quantity, moment))}
        </span>
        <span class="unit">{unit}</span>
        {note !== undefined && <span class="note">{note}</span>}
      </figcaption>
      <Chart
        seconds={curves.seconds}
        lines={lines}
        leastSpan={leastSpan}
        axes={{ time, value: (value) => (text(value) === unknown ? '' : text(value)) }}
        {...(bands && { bands })}
        moment={moment}
        onMoment={onMoment}
      />
    </figure>
  );
}

function plots(): readonly Plot[] {
  const { units } = commonWords();
  const { curves } = bodyWords();
  return [
    {
      ...{ quantity: 'cadenceSpm', colour: '--cadence', unit: units.steps, text: whole, leastSpan: 20 },
      note: curves.withTempo,
    },
    { quantity: 'speedMps', colour: '--speed', unit: units.perKilometre, text: pace, leastSpan: 1 },
    {
      ...{ quantity: 'heartRateBpm', colour: '--heart', unit: units.beats, text: whole, leastSpan: 20 },
      note: curves.withZones,
    },
    {
      ...{ quantity: 'energy01', colour: '--accent', unit: '', leastSpan: 0.5 },
      text: (value) => (value === undefined ? unknown : percent(value)),
    },
  ];
}

function nameOf(quantity: Plot['quantity']): string {
  const { quantities } = bodyWords();
  return {
    cadenceSpm: quantities.cadence,
    speedMps: quantities.speed,
    heartRateBpm: quantities.heartRate,
    energy01: quantities.energy,
  }[quantity];
}

/** Of the last moment at which something is known, unless one is named. */
function valueAt({ values }: Curves, quantity: Quantity, moment: number | undefined): number | undefined {
  const column = values[quantity];
  return (moment === undefined ? column.at(-1) : column[moment]) ?? undefined;
}

/** Each zone tinted a little more than the one below it. */
function bandsOf(zonesBpm: readonly number[]): readonly ChartBand[] {
  return zonesBpm.map((low, index) => ({
    low,
    high: zonesBpm[index + 1] ?? 300,
    colour: '--heart',
    opacity: 0.05 + 0.05 * index,
  }));
}
