import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { zoneOf } from '../../../daemon/body/zones.ts';
import type { HistoryPoint, PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { Chart, type ChartLine } from '../components/chart.tsx';
import {
  duration,
  kilometres,
  kilometresAnHour,
  pace,
  sensorTitle,
  unknown,
  whole,
} from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { commonWords } from '../words/common.ts';
import { runWords } from '../words/run.ts';
import { useWide } from './wide.ts';

type Quantity = Exclude<keyof HistoryPoint, 'atSeconds'>;
interface Line extends Omit<ChartLine, 'values'> {
  readonly quantity: Quantity;
}

/** The body and its run as numbers; where there is room, each with its last five minutes. */
export function Vitals({ model }: { readonly model: Model }) {
  const { state } = model;
  const words = runWords().vitals;
  const isWide = useWide();
  const agoText = useAge(model);
  const note = (text: string): string => agoText ?? text;
  /** Whose value it is, where there is room to say it. */
  const source = (quantity: 'cadence' | 'speed' | 'heartRate'): string => {
    const name = state?.body.sources[quantity];
    if (name === undefined) return note(words.noSensor);
    return note(isWide ? sensorTitle(name) : '');
  };
  const curve = (leastSpan: number, ...lines: Line[]) =>
    isWide && <Curve history={model.history} lines={lines} leastSpan={leastSpan} />;
  const { body, zonesBpm, run } = state ?? {};
  const lapSeconds = run && run.elapsedSeconds - run.lapBeganSeconds;
  const isRide = body?.activity === 'cycling';
  const zone =
    body?.heartRateBpm === undefined || !zonesBpm ? undefined : zoneOf(body.heartRateBpm, zonesBpm);
  return (
    <section class="vitals" aria-label={words.label}>
      <Vital
        id="heart"
        name={words.heart}
        value={whole(body?.heartRateBpm)}
        unit={isWide ? words.heartUnit : ''}
        note={zone === undefined ? source('heartRate') : note(words.zone(zone))}
      >
        <Zones zone={zone} />
        {curve(20, { quantity: 'heartRateBpm', colour: '--heart' })}
      </Vital>
      <Vital
        id="pace"
        name={isRide ? words.speed : words.pace}
        value={isRide ? kilometresAnHour(body.speedMps) : pace(body?.speedMps)}
        unit={isRide ? 'km/h' : commonWords().units.perKilometre}
        note={source('speed')}
      >
        {curve(1, { quantity: 'speedMps', colour: '--speed' })}
      </Vital>
      {isWide && (
        <Vital
          id="steps"
          name={words.steps}
          value={whole(body?.cadenceSpm)}
          unit={words.heartUnit}
          note={source('cadence')}
        >
          {curve(
            20,
            { quantity: 'tempoBpm', colour: '--accent', isDashed: true },
            { quantity: 'cadenceSpm', colour: '--cadence' },
          )}
        </Vital>
      )}
      <Vital
        id="time"
        name={words.time}
        value={duration(run?.elapsedSeconds)}
        unit=""
        note={note(run && run.laps > 0 ? words.lap(run.laps + 1, duration(lapSeconds)) : '')}
      />
      <Vital
        id="distance"
        name={words.distance}
        value={kilometres(run?.distanceMeters)}
        unit="km"
        note={note(ghostText(state?.ghost))}
      />
    </section>
  );
}

/** How far ahead an earlier run is that runs along, or was at its end. */
function ghostText(ghost: PanelState['ghost']): string {
  if (ghost?.leadSeconds === undefined) return '';
  if (ghost.standing !== 'along' && ghost.standing !== 'over') return '';
  const words = runWords().vitals;
  const seconds = Math.round(Math.abs(ghost.leadSeconds));
  const time = seconds < 100 ? `${seconds} s` : duration(seconds);
  return ghost.leadSeconds < 0 ? words.ghostBehind(time) : words.ghostAhead(time);
}

/** How old all of it is, while nobody tells anything newer. */
function useAge(model: Model): string | undefined {
  const isOld = model.state !== undefined && model.status.kind !== 'open';
  const [nowMs, setNowMs] = useState(0);
  useEffect(() => {
    if (!isOld) return undefined;
    setNowMs(performance.now());
    const timer = window.setInterval(() => setNowMs(performance.now()), 1000);
    return () => window.clearInterval(timer);
  }, [isOld]);
  if (!isOld) return undefined;
  const seconds = Math.max(0, Math.floor((nowMs - model.heardAtMs) / 1000));
  const { ago, agoMinutes } = runWords().vitals;
  return seconds < 120 ? ago(seconds) : agoMinutes(Math.floor(seconds / 60));
}

function Vital(props: {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly note: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <article class={`vital vital-${props.id} ${props.value === unknown ? 'vital-unknown' : ''}`}>
      <h2>{props.name}</h2>
      <p class="vital-value">
        <span data-testid={props.id}>{props.value}</span>
        {/* Another width of the figure is another unit, and so none that moved. */}
        <span key={props.value.length} class="vital-unit">
          {props.unit}
        </span>
      </p>
      <p key={props.note} class="vital-note">
        {props.note}
      </p>
      {props.children}
    </article>
  );
}

/** Five rungs; its word stands beside it. */
function Zones({ zone }: { readonly zone: number | undefined }) {
  return (
    <span class="zones" aria-hidden="true">
      {[1, 2, 3, 4, 5].map((each) => (
        <i key={each} class={zone !== undefined && each <= zone ? 'reached' : ''} />
      ))}
    </span>
  );
}

function Curve(props: {
  readonly history: readonly HistoryPoint[];
  readonly lines: readonly Line[];
  readonly leastSpan: number;
}) {
  return (
    <Chart
      seconds={props.history.map(({ atSeconds }) => atSeconds)}
      lines={props.lines.map(({ quantity, ...line }) => ({
        ...line,
        values: props.history.map((point) => point[quantity] ?? null),
      }))}
      leastSpan={props.leastSpan}
    />
  );
}
