import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { decimal, unknown, whole } from '../model/format.ts';
import { addressOf } from '../model/place.ts';
import { devicesWords } from '../words/devices.ts';
import { Mark, toneOfStation } from './mark.tsx';

type Station = PanelState['health'][number];

/** Receivers, by the names of their stations. */
const receivers = ['sensors.gpsd', 'sensors.gps'] as const;
const fewestSatellites = 4;
const goodDilution = 2;
const poorDilution = 5;

/** Whether the sky is seen, how well, and what to do about it. */
export function GpsCard({ state, isAdmin }: { readonly state: PanelState; readonly isAdmin: boolean }) {
  const words = devicesWords().gps;
  const stations = state.health.filter(({ station }) => receivers.some((each) => each === station));
  return (
    <section class="card device" aria-labelledby="gps">
      <div class="device-head">
        <h3 id="gps">{words.title}</h3>
        {stations.length === 0 ? (
          <Mark tone="off" />
        ) : (
          stations.map(({ station, status }) => <Mark key={station} tone={toneOfStation(status)} />)
        )}
      </div>
      {stations.map((station) => (
        <Receiver key={station.station} station={station} />
      ))}
      {stations.length === 0 && <p class="note">{isAdmin ? words.off : words.offViewer}</p>}
      {stations.length === 0 && isAdmin && <a href={addressOf('settings', 'gps')}>{words.settings}</a>}
    </section>
  );
}

function Receiver({ station }: { readonly station: Station }) {
  const { status, detail, gauges, texts } = station;
  const words = devicesWords().gps;
  const fix = texts.fix === '2D' || texts.fix === '3D' ? texts.fix : 'none';
  const { satellitesUsed: used, satellitesSeen: seen, dilution, accuracyMeters } = gauges;
  const isHeard = texts.fix !== undefined && status !== 'failed';
  const advice = !isHeard
    ? 'trouble'
    : fix === 'none'
      ? (seen ?? used ?? fewestSatellites) < fewestSatellites
        ? 'few'
        : 'none'
      : (dilution ?? 1) > poorDilution
        ? 'poor'
        : 'good';
  const spread =
    dilution === undefined
      ? undefined
      : dilution <= goodDilution
        ? 'good'
        : dilution <= poorDilution
          ? 'fair'
          : 'poor';
  const facts: readonly (readonly [string, string])[] = [
    [words.fix, words.fixes[fix]],
    [
      words.satellites,
      used === undefined
        ? unknown
        : seen === undefined
          ? whole(used)
          : words.satellitesOf(whole(used), whole(seen)),
    ],
    [words.accuracy, accuracyMeters === undefined ? unknown : words.within(decimal(accuracyMeters, 0))],
    [
      words.dilution,
      spread === undefined || dilution === undefined
        ? unknown
        : `${words.dilutions[spread]} (${decimal(dilution, 1)})`,
    ],
  ];
  return (
    <>
      <dl class="device-values gps-values">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p role="status">{words.advice[advice]}</p>
      {status !== 'ok' && (
        <p class="note" lang="en">
          {detail}
        </p>
      )}
    </>
  );
}
