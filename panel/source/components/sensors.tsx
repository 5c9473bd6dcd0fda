import type { PanelSensor, PanelState, SensorPresence } from '../../../daemon/panel/protocol/protocol.ts';
import type { StationStatus } from '../../../daemon/system/health.ts';
import { age, named, percent, rate, readingText, sensorTitle } from '../model/format.ts';
import { commonWords } from '../words/common.ts';
import { sensorsWords } from '../words/sensors.ts';

/** A source that is not heard looks like a station in trouble. */
const tones = {
  ok: 'ok',
  stale: 'degraded',
  lost: 'failed',
  waiting: 'starting',
} as const satisfies Record<SensorPresence, StationStatus>;
/** What is shown elsewhere, or says nothing in figures. */
const unshown: ReadonlySet<string> = new Set(['battery']);
/** A charge below this ends on the run. */
const lowCharge01 = 0.15;

/** One source of readings: its last values with age and rate, quality, battery, and what is wrong with it. */
export function SensorLine(props: { readonly sensor: PanelSensor; readonly usedFor: readonly string[] }) {
  const { sensor, usedFor } = props;
  const { status, charge01, quality01, detail, errors = 0, lastError, refused = 0, lastRefusal } = sensor;
  const values = sensor.values.filter(({ reading }) => !unshown.has(reading.kind));
  const { presences, readings } = commonWords();
  const words = sensorsWords();
  const trouble = errors > 0 && lastError !== undefined && !detail?.includes(lastError);
  return (
    <li class={`station station-${tones[status]}`} data-testid={`sensor ${sensor.sensorId}`}>
      <span class="station-name">{sensorTitle(sensor.sensorId)}</span>
      <span class="station-word">
        {charge01 !== undefined && (
          <span
            class={`sensor-charge ${charge01 < lowCharge01 ? 'sensor-low' : ''}`}
            role="img"
            aria-label={words.battery(percent(charge01))}
            style={`--charge: ${charge01}`}
          >
            {percent(charge01)}
          </span>
        )}
        {presences[status]}
      </span>
      {values.length > 0 && (
        <dl class="sensor-values">
          {values.map(({ reading, ageSeconds, ratePerSecond }) => (
            <div key={reading.kind}>
              <dt>
                {named(readings, reading.kind)}
                {usedFor.includes(reading.kind) && <em> {words.used}</em>}
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
        <span class="station-detail">{words.quality(percent(quality01))}</span>
      )}
      {detail !== undefined && (status !== 'ok' || values.length === 0) && (
        <span class="station-detail" lang="en">
          {detail}
        </span>
      )}
      {trouble && (
        <span class="station-detail">
          {words.faults(errors)} <span lang="en">{lastError}</span>
        </span>
      )}
      {lastRefusal && (
        <span class="station-detail">
          {words.refused(refused, lastRefusal.from)} <span lang="en">{lastRefusal.reason}</span>
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
