import type { HistoryPoint } from '../../../daemon/panel/protocol/protocol.ts';
import { Chart } from '../components/chart.tsx';
import { decimal, pace, unknown, whole } from '../model/format.ts';
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
        note={speed === undefined ? sourceOf(state, 'speed') : `${decimal(speed, 1)} m/s`}
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
      <Chart
        seconds={props.history.map(({ atSeconds }) => atSeconds)}
        lines={props.lines.map(({ quantity, ...line }) => ({
          ...line,
          values: props.history.map((point) => point[quantity] ?? null),
        }))}
        leastSpan={props.leastSpan}
      />
      <p class="vital-note">{props.note}</p>
    </article>
  );
}
