import type { StationStatus } from '../../../daemon/system/health.ts';
import { SensorLine, usesOf } from '../components/sensors.tsx';
import type { Model } from '../model/model.ts';
import { KeysSwitch } from './keys-switch.tsx';

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
