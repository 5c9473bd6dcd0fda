import type { PanelSensor, PanelState, SensorPresence } from '../../../daemon/panel/protocol/protocol.ts';
import type { StationStatus } from '../../../daemon/system/health.ts';
import { age, percent, rate, readingText, sentence } from '../model/format.ts';

const words = { ok: 'well', stale: 'quiet', lost: 'lost', waiting: 'not heard yet' } as const;
/** A source that is not heard looks like a station in trouble. */
const tones = {
  ok: 'ok',
  stale: 'degraded',
  lost: 'failed',
  waiting: 'starting',
} as const satisfies Record<SensorPresence, StationStatus>;
/** Sources that are not one device. */
const titles: Readonly<Record<string, string>> = {
  external: 'Phones and scripts',
  headphones: 'Headphones',
  buttons: 'Buttons',
  midi: 'MIDI',
  osc: 'OSC',
  mqtt: 'MQTT',
};
/** What is shown elsewhere, or says nothing in figures. */
const unshown: ReadonlySet<string> = new Set(['battery']);
/** A charge below this ends on the run. */
const lowCharge01 = 0.15;

/** One source of readings: its last values with age and rate, quality, battery, and what is wrong with it. */
export function SensorLine(props: { readonly sensor: PanelSensor; readonly usedFor: readonly string[] }) {
  const { sensor, usedFor } = props;
  const { status, charge01, quality01, detail, errors = 0, lastError, refused = 0, lastRefusal } = sensor;
  const values = sensor.values.filter(({ reading }) => !unshown.has(reading.kind));
  const trouble = errors > 0 && lastError !== undefined && !detail?.includes(lastError);
  return (
    <li class={`station station-${tones[status]}`} data-testid={`sensor ${sensor.sensorId}`}>
      <span class="station-name">{titles[sensor.sensorId] ?? sensor.sensorId}</span>
      <span class="station-word">
        {charge01 !== undefined && (
          <span
            class={`sensor-charge ${charge01 < lowCharge01 ? 'sensor-low' : ''}`}
            role="img"
            aria-label={`Battery ${percent(charge01)}`}
            style={`--charge: ${charge01}`}
          >
            {percent(charge01)}
          </span>
        )}
        {words[status]}
      </span>
      {values.length > 0 && (
        <dl class="sensor-values">
          {values.map(({ reading, ageSeconds, ratePerSecond }) => (
            <div key={reading.kind}>
              <dt>
                {sentence(reading.kind)}
                {usedFor.includes(reading.kind) && <em> used</em>}
              </dt>
              <dd>
                {readingText(reading)}
                <span class="sensor-when">
                  {age(ageSeconds)}
                  {ratePerSecond > 0 && ` · ${rate(ratePerSecond)}`}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {quality01 !== undefined && quality01 < 1 && (
        <span class="station-detail">Quality {percent(quality01)}</span>
      )}
      {detail !== undefined && (status !== 'ok' || values.length === 0) && (
        <span class="station-detail">{detail}</span>
      )}
      {trouble && (
        <span class="station-detail">
          {errors === 1 ? 'One fault' : `${errors} faults`}, the last: {lastError}
        </span>
      )}
      {lastRefusal && (
        <span class="station-detail">
          {refused === 1 ? 'One message refused' : `${refused} messages refused, the last`} from{' '}
          {lastRefusal.from}: {lastRefusal.reason}
        </span>
      )}
    </li>
  );
}

/** Kinds of readings of this sensor that the body goes by now. */
export function usesOf({ body }: PanelState, sensorId: string): readonly string[] {
  return Object.entries(body.sources).flatMap(([quantity, source]) => {
    // `stride:pod` is a cadence worked out from the pod's speed.
    if (source === `stride:${sensorId}`) return ['speed'];
    if (source !== sensorId) return [];
    // Speed may be worked out from places, cadence from steps.
    return { cadence: ['cadence', 'step'], speed: ['speed', 'position'] }[quantity] ?? [quantity];
  });
}
