import type { ComponentChildren } from 'preact';
import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { readingText } from '../model/format.ts';
import { addressOf } from '../model/place.ts';
import { devicesWords } from '../words/devices.ts';
import { Copy } from './copy.tsx';
import { Mark, toneOfStation } from './mark.tsx';

type Station = PanelState['health'][number];
export type Way = 'midi' | 'osc' | 'mqtt' | 'http';

/** Programs and instruments: where they reach us, and what was heard of them. */
export function Ways({ state, isAdmin }: { readonly state: PanelState; readonly isAdmin: boolean }) {
  const words = devicesWords().ways;
  const stationOf = (id: string): Station | undefined =>
    state.health.find(({ station }) => station === `sensors.${id}`);
  const midi = stationOf('midi');
  const osc = stationOf('osc');
  const mqtt = stationOf('mqtt');
  const external = stationOf('external');
  const heardAt = osc?.texts.listensAt === undefined ? undefined : oscAddress(osc.texts.listensAt);
  return (
    <section aria-labelledby="ways" class="ways">
      <h3 id="ways">{words.title}</h3>
      <WayCard way="midi" station={midi} isAdmin={isAdmin}>
        <Fact name={words.midi.inputs} value={midi?.texts.inputs ?? words.nothing} />
        <Heard state={state} id="midi" />
      </WayCard>
      <WayCard
        way="osc"
        station={osc}
        isAdmin={isAdmin}
        note={heardAt?.isForAll === false ? words.osc.onlyHere : undefined}
      >
        {heardAt && <Copy name={words.osc.address} text={heardAt.address} />}
        <Fact name={words.osc.last} value={osc?.texts.lastSenders ?? words.nothing} />
        <Heard state={state} id="osc" />
      </WayCard>
      <WayCard way="mqtt" station={mqtt} isAdmin={isAdmin}>
        {mqtt?.texts.broker !== undefined && <Copy name={words.mqtt.broker} text={mqtt.texts.broker} />}
        {mqtt?.texts.inbox !== undefined && (
          <Copy name={words.mqtt.topic} text={`${mqtt.texts.inbox}heartRate`} />
        )}
        <Fact name={words.mqtt.last} value={mqtt?.texts.lastSenders ?? words.nothing} />
        <Heard state={state} id="mqtt" />
      </WayCard>
      <WayCard way="http" station={external} isAdmin={isAdmin}>
        <Copy name={words.http.address} text={new URL('./api/v1/senders/owntracks', location.href).href} />
        <Copy name={words.http.script} text={new URL('./api/v1/readings', location.href).href} />
      </WayCard>
    </section>
  );
}

function WayCard(props: {
  readonly way: Way;
  readonly station: Station | undefined;
  readonly isAdmin: boolean;
  readonly note?: string | undefined;
  readonly children: ComponentChildren;
}) {
  const { way, station, isAdmin, note, children } = props;
  const all = devicesWords().ways;
  const words = all[way];
  return (
    <details class="card device way" data-testid={`way ${way}`}>
      <summary>
        <span class="way-name">{words.title}</span>
        <Mark tone={station === undefined ? 'off' : toneOfStation(station.status)} />
      </summary>
      <p>{words.how}</p>
      {station === undefined ? (
        <p class="note">
          {all.off}{' '}
          {isAdmin && (
            <a href={addressOf('settings', way === 'http' ? 'panel' : `sensors.${way}`)}>{all.settings}</a>
          )}
        </p>
      ) : (
        <>
          <dl class="facts">{children}</dl>
          {note !== undefined && <p class="note">{note}</p>}
          {station.status !== 'ok' && (
            <p class="note" lang="en">
              {station.detail}
            </p>
          )}
          {station.lastRefusal && (
            <p class="note">
              {all.refused(station.lastRefusal.from)} <span lang="en">{station.lastRefusal.reason}</span>
            </p>
          )}
        </>
      )}
    </details>
  );
}

/** Where others send to: the address that this page came from, unless only this machine is heard. */
function oscAddress(listensAt: string): { readonly address: string; readonly isForAll: boolean } {
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(listensAt) ?? [];
  const isForAll = host === '0.0.0.0' || host === '::';
  return { isForAll, address: isForAll ? `${location.hostname}:${port}` : listensAt };
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The last readings that came by this way. */
function Heard({ state, id }: { readonly state: PanelState; readonly id: string }) {
  const heard = state.sensors
    .filter(({ sensorId }) => sensorId === id || sensorId.startsWith(`${id}:`))
    .flatMap(({ sensorId, values }) => values.map(({ reading }) => ({ sensorId, reading })));
  return (
    <>
      {heard.slice(0, 4).map(({ sensorId, reading }) => (
        <Fact key={`${sensorId} ${reading.kind}`} name={sensorId} value={readingText(reading)} />
      ))}
    </>
  );
}
