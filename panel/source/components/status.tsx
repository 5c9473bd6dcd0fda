import { useEffect, useState } from 'preact/hooks';
import type { StationStatus } from '../../../daemon/system/health.ts';
import { sentence } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { addressOf } from '../model/place.ts';
import { KeysSwitch } from './keys-switch.tsx';
import { SensorLine, usesOf } from './sensors.tsx';
import { Unpair } from './unpair.tsx';

/** Who plays for whom, and whether we still hear from them. */
export function Header({ model }: { readonly model: Model }) {
  const { access, state, status } = model;
  const source =
    state && `${sourceWords[state.source.kind]}${state.source.name ? ` · ${state.source.name}` : ''}`;
  return (
    <header class="header">
      <h1>
        <svg viewBox="0 0 64 64" aria-hidden="true">
          <path d="M6 34h12l5-16 9 30 7-20 4 6h13" />
        </svg>
        Tactus
      </h1>
      <p class="source">{source ?? ''}</p>
      {access.state !== 'out' && (
        <p class={`line line-${status.kind}`} role="status">
          {status.kind === 'open' ? 'Connected' : status.kind === 'lost' ? 'Offline' : 'Connecting'}
        </p>
      )}
      {access.is('admin') && (
        <a class="header-link" href={addressOf('phones')}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 7h9m5 0h2M4 17h2m5 0h9" />
            <circle cx="15.5" cy="7" r="2.5" />
            <circle cx="8.5" cy="17" r="2.5" />
          </svg>
          <span>Set up</span>
        </a>
      )}
    </header>
  );
}

const sourceWords = { live: 'Live', simulation: 'Simulated', recording: 'Recorded' } as const;

/** Says that what is shown is old, and what is being done about it. */
export function Offline({ model }: { readonly model: Model }) {
  const { access, status } = model;
  const [nowMs, setNowMs] = useState(performance.now());
  const isLost = status.kind === 'lost';
  useEffect(() => {
    if (!isLost) return undefined;
    const timer = window.setInterval(() => setNowMs(performance.now()), 250);
    return () => window.clearInterval(timer);
  }, [isLost]);
  if (access.unanswered !== undefined) {
    return (
      <p class="offline" role="alert">
        {access.unanswered} It is tried again by itself.
      </p>
    );
  }
  if (status.kind === 'open' || (!isLost && !model.state)) return null;
  const seconds = isLost ? Math.max(0, Math.ceil((status.retryAtMs - nowMs) / 1000)) : 0;
  return (
    <div class="offline" role="alert">
      <p>
        <strong>No connection to the band.</strong> It plays on without this page.
        {isLost ? <span aria-hidden="true"> Trying again in {seconds} s.</span> : ' Trying…'}
      </p>
      <button type="button" class="plain" onClick={() => model.connect()}>
        Try now
      </button>
    </div>
  );
}

/** A wish that was refused, for a while. */
export function Notice({ model }: { readonly model: Model }) {
  return (
    <div class="notice" role="alert">
      {model.notice && <p>{model.notice}</p>}
    </div>
  );
}

/** Section and chord, large enough to read on the run. */
export function NowPlaying({ model }: { readonly model: Model }) {
  const beat = model.beat();
  const bar = beat === undefined ? undefined : model.score.barAt(beat);
  const chords = beat === undefined ? {} : model.score.chordsAt(beat);
  return (
    <section class="now" aria-label="Now">
      <p class="now-section">{bar ? sentence(bar.section) : model.state ? 'Silence' : ' '}</p>
      <p class="now-chord" data-testid="chord">
        {chords.now ?? '–'}
        <span class="now-next">{chords.next ? `→ ${chords.next}` : ''}</span>
      </p>
      <p class="now-key">{bar?.key ?? ' '}</p>
    </section>
  );
}

const stationWords = { starting: 'starting', ok: 'well', degraded: 'limping', failed: 'failed' } as const;

/** How outputs, sensors and stations are doing. */
export function Health({ model }: { readonly model: Model }) {
  const { state } = model;
  if (!state) return null;
  return (
    <section class="health" aria-label="Health">
      <div class="health-list">
        <h2>Sensors</h2>
        <ul>
          {state.sensors.map((sensor) => (
            <SensorLine key={sensor.sensorId} sensor={sensor} usedFor={usesOf(state, sensor.sensorId)} />
          ))}
          {state.sensors.length === 0 && <li class="none">None heard yet.</li>}
        </ul>
      </div>
      <div class="health-list">
        <h2>Outputs</h2>
        <ul>
          {state.outputs.map((output) => (
            <Line
              key={output.name}
              tone={output.status}
              name={output.name}
              word={stationWords[output.status]}
              detail={`${output.detail}${output.isReferenceEar ? ' · keeps the time' : ''}`}
            />
          ))}
          {state.outputs.length === 0 && <li class="none">None.</li>}
        </ul>
        <details>
          <summary>The house</summary>
          <ul>
            {state.health.map((station) => (
              <Line
                key={station.station}
                tone={station.status}
                name={station.station}
                word={stationWords[station.status]}
                detail={station.detail}
              />
            ))}
          </ul>
          <Unpair access={model.access} />
          <p class="version">Tactus {state.version}</p>
        </details>
        {model.access.mayWish('play') && <KeysSwitch model={model} />}
      </div>
    </section>
  );
}

function Line(props: {
  readonly tone: StationStatus;
  readonly name: string;
  readonly word: string;
  readonly detail: string;
}) {
  return (
    <li class={`station station-${props.tone}`}>
      <span class="station-name">{props.name}</span>
      <span class="station-word">{props.word}</span>
      <span class="station-detail">{props.detail}</span>
    </li>
  );
}
