import type { PanelSensor, PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { usesOf } from '../components/sensor-uses.ts';
import { age, named, percent, rate, readingText, sensorTitle } from '../model/format.ts';
import { bodyWords } from '../words/body.ts';
import { commonWords } from '../words/common.ts';

/** After so long a value is shown as the past. */
const staleSeconds = 5;
/** A charge below this ends on the run. */
const lowCharge01 = 0.15;
const qualityBars = [1, 2, 3, 4] as const;

/** Each source of readings, who speaks first. */
export function Sources({ state }: { readonly state: PanelState }) {
  const words = bodyWords().sources;
  return (
    <section class="sources" aria-labelledby="body-sources">
      <h3 id="body-sources">{words.title}</h3>
      {state.sensors.length === 0 && (
        <p class="note">
          {words.none} {words.add}
        </p>
      )}
      <ul class="source-cards">
        {state.sensors.map((sensor) => (
          <SourceCard key={sensor.sensorId} sensor={sensor} used={usesOf(state, sensor.sensorId)} />
        ))}
      </ul>
    </section>
  );
}

function SourceCard({ sensor, used }: { readonly sensor: PanelSensor; readonly used: readonly string[] }) {
  const {
    sensorId,
    status,
    charge01,
    quality01,
    detail,
    errors = 0,
    lastError,
    refused = 0,
    lastRefusal,
  } = sensor;
  const words = bodyWords().sources;
  const { presences, readings } = commonWords();
  const values = sensor.values.filter(({ reading }) => reading.kind !== 'battery');
  const trouble = errors > 0 && lastError !== undefined && !detail?.includes(lastError);
  return (
    <li class={`card source-card presence-${status}`} data-testid={`source ${sensorId}`}>
      <div class="source-head">
        <h4>{sensorTitle(sensorId)}</h4>
        <span class="presence">{presences[status]}</span>
      </div>
      {values.length > 0 && (
        <dl class="source-values">
          {values.map(({ reading, ageSeconds, ratePerSecond }) => (
            <div key={reading.kind} class={ageSeconds > staleSeconds ? 'past' : ''}>
              <dt>
                {named(readings, reading.kind)}
                {used.includes(reading.kind) && <em> {bodyWords().origins.usedNow}</em>}
              </dt>
              <dd>
                <strong class="source-value">{readingText(reading)}</strong>
                <span class="source-when">
                  {age(ageSeconds)}
                  {ratePerSecond > 0 && ` · ${rate(ratePerSecond)}`}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {(quality01 !== undefined || charge01 !== undefined) && (
        <div class="source-state">
          {quality01 !== undefined && <Quality quality01={quality01} />}
          {charge01 !== undefined && (
            <p class={charge01 < lowCharge01 ? 'charge charge-low' : 'charge'}>
              <span class="charge-picture" style={`--charge: ${charge01}`} aria-hidden="true" />
              {words.battery} {percent(charge01)}
              {charge01 < lowCharge01 && `, ${words.batteryLow}`}
            </p>
          )}
        </div>
      )}
      {detail !== undefined && (
        <p class="note" lang="en">
          {detail}
        </p>
      )}
      {trouble && (
        <p class="note">
          {words.faults(errors)} <span lang="en">{lastError}</span>
        </p>
      )}
      {lastRefusal && (
        <p class="note">
          {words.refused(refused, lastRefusal.from)} <span lang="en">{lastRefusal.reason}</span>
        </p>
      )}
    </li>
  );
}

function Quality({ quality01 }: { readonly quality01: number }) {
  const { quality, qualityWords } = bodyWords().sources;
  const level = quality01 >= 0.8 ? 4 : quality01 >= 0.55 ? 3 : quality01 >= 0.3 ? 2 : 1;
  const word = qualityWords[(['poor', 'fair', 'good', 'best'] as const)[level - 1] ?? 'poor'];
  return (
    <p class={`quality quality-${level}`}>
      <span class="quality-bars" aria-hidden="true">
        {qualityBars.map((bar) => (
          <i key={bar} class={bar <= level ? 'reached' : ''} />
        ))}
      </span>
      {quality} {word}
    </p>
  );
}
