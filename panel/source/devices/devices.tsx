import { useState } from 'preact/hooks';
import type { PanelSensor, PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { useAsked } from '../components/asked.ts';
import { ViewHeading } from '../components/view-heading.tsx';
import type { ViewProps } from '../frame/views.ts';
import type { Model } from '../model/model.ts';
import { devicesWords } from '../words/devices.ts';
import * as devicesApi from './devices-api.ts';
import { GpsCard } from './gps-card.tsx';
import { Outputs } from './outputs.tsx';
import { Pairing } from './pairing.tsx';
import { SensorCard } from './sensor-card.tsx';
import { Ways } from './ways.tsx';
import './devices.css';

/** Headphones come and go. */
const lookEveryMs = 4000;

/** Sources that have a card of their own kind. */
const elsewhere = /^(gpsd|gps|midi|osc|mqtt|external)(:|$)/;

const rank = ({ status }: PanelSensor): number => ['ok', 'stale', 'lost', 'waiting'].indexOf(status);

/** `stride:pod` is a cadence worked out from the pod's speed. */
const usedFor = ({ body }: PanelState, sensorId: string): readonly string[] =>
  Object.entries(body.sources).flatMap(([quantity, source]) =>
    source === sensorId || source === `stride:${sensorId}` ? [quantity] : [],
  );

/** Everything that is plugged in, worn, near or in the network: paired, looked after, and on time. */
export default function DevicesView({ model }: ViewProps) {
  const { state } = model;
  const isAdmin = model.access.is('admin');
  const words = devicesWords();
  return (
    <main class="devices">
      <ViewHeading>{words.title}</ViewHeading>
      {state && (
        <div class="devices-columns">
          <div class="devices-column">
            <Worn model={model} />
            <GpsCard state={state} isAdmin={isAdmin} />
          </div>
          <div class="devices-column">
            <Outputs model={model} />
            <Ways state={state} isAdmin={isAdmin} />
          </div>
        </div>
      )}
    </main>
  );
}

/** Straps, pods, headphones, and whatever else tells of a body. */
function Worn({ model }: { readonly model: Model }) {
  const { state, api, access } = model;
  const isAdmin = access.is('admin');
  const { answer: paired = [], again } = useAsked(
    async () => (isAdmin ? await devicesApi.paired(api) : []),
    isAdmin ? lookEveryMs : undefined,
  );
  const [isAdding, setAdding] = useState(false);
  const words = devicesWords().body;
  if (!state) return null;
  const sensors = state.sensors
    .filter(({ sensorId }) => !elsewhere.test(sensorId))
    .sort((one, other) => rank(one) - rank(other) || one.sensorId.localeCompare(other.sensorId));
  const headphones = paired.filter(
    ({ as, address }) => as === 'headphones' && !sensors.some(({ sensorId }) => sensorId.endsWith(address)),
  );
  const pairedAs = (sensorId: string) =>
    paired.find((device) => device.sensorId === sensorId || sensorId === `headphones:${device.address}`);
  const forget = async (address: string): Promise<void> => {
    await devicesApi.forget(api, address);
    again();
  };
  const connect = async (address: string): Promise<void> => {
    await devicesApi.connect(api, address);
    again();
  };
  return (
    <section aria-labelledby="worn">
      <div class="device-head">
        <h3 id="worn">{words.title}</h3>
        {isAdmin && !isAdding && (
          <button type="button" class="plain primary" onClick={() => setAdding(true)}>
            {words.add}
          </button>
        )}
      </div>
      {isAdding && <Pairing model={model} onChange={again} onClose={() => setAdding(false)} />}
      {sensors.length === 0 && paired.length === 0 && (
        <p class="note">{isAdmin ? words.none : words.noneViewer}</p>
      )}
      <ul class="device-list">
        {sensors.map((sensor) => (
          <SensorCard
            key={sensor.sensorId}
            sensor={sensor}
            usedFor={usedFor(state, sensor.sensorId)}
            paired={pairedAs(sensor.sensorId)}
            onForget={isAdmin ? forget : undefined}
            onConnect={connect}
          />
        ))}
        {headphones.map((device) => (
          <SensorCard
            key={device.address}
            sensor={{
              ...{ sensorId: device.name, kinds: [], values: [] },
              status: device.sound?.connected ? 'ok' : 'waiting',
            }}
            usedFor={[]}
            paired={device}
            onForget={forget}
            onConnect={connect}
          />
        ))}
      </ul>
    </section>
  );
}
