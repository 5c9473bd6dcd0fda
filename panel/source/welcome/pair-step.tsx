import { named, sensorTitle, speedText, whole } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { useMotion } from '../model/motion.ts';
import { phoneObstacle } from '../model/phone.ts';
import { addressOf } from '../model/place.ts';
import { commonWords } from '../words/common.ts';
import { welcomeWords } from '../words/welcome.ts';

/** What the band is to follow: what is heard already, this phone itself, or something of Bluetooth. */
export function PairStep({ model, onDone }: { readonly model: Model; readonly onDone: () => void }) {
  const words = welcomeWords().pair;
  const { state } = model;
  const heard = heardOf(model);
  return (
    <>
      <p>{words.why}</p>
      {heard.length > 0 && (
        <section class="card welcome-heard" aria-labelledby="heard">
          <h3 id="heard">{words.heard}</h3>
          <dl>
            {heard.map(({ name, value, source }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <strong>{value}</strong>
                  <span class="note">{source}</span>
                </dd>
              </div>
            ))}
          </dl>
          {state?.source.kind === 'simulation' && <p class="note">{words.simulated}</p>}
        </section>
      )}
      <ThisPhone model={model} />
      {model.access.is('admin') && (
        <a class="welcome-choice" href={addressOf('devices', 'add')}>
          <strong>{words.device}</strong>
          <span>{words.deviceNote}</span>
        </a>
      )}
      <div class="welcome-answers">
        <button type="button" class="plain primary" onClick={onDone}>
          {heard.length > 0 ? words.next : words.later}
        </button>
      </div>
    </>
  );
}

interface Heard {
  readonly name: string;
  readonly value: string;
  readonly source: string;
}

function heardOf({ state }: Model): readonly Heard[] {
  if (!state) return [];
  const { readings, units } = commonWords();
  const { cadenceSpm, speedMps, heartRateBpm, sources } = state.body;
  const line = (quantity: 'cadence' | 'speed' | 'heartRate', value: string): Heard => ({
    name: named(readings, quantity),
    value,
    source: sensorTitle(sources[quantity] ?? ''),
  });
  return [
    ...(cadenceSpm === undefined ? [] : [line('cadence', `${whole(cadenceSpm)} ${units.steps}`)]),
    ...(heartRateBpm === undefined ? [] : [line('heartRate', `${whole(heartRateBpm)} ${units.beats}`)]),
    ...(speedMps === undefined ? [] : [line('speed', speedText(speedMps))]),
  ];
}

/** Only what is carried can tell how it is carried. */
function ThisPhone({ model }: { readonly model: Model }) {
  const words = welcomeWords().pair;
  const { phone, status } = model;
  const hasMotion = useMotion();
  if (!hasMotion) return null;
  if (phoneObstacle() !== undefined)
    return (
      <p class="note">
        {words.phoneNeeds}{' '}
        {!window.isSecureContext && (
          <a class="welcome-inline" href="./ca">
            {words.setUpHttps}
          </a>
        )}
      </p>
    );
  const isOn = phone.status.kind === 'on' || phone.status.kind === 'asking';
  return (
    <section class="welcome-phone" aria-label={words.phone}>
      <button
        type="button"
        class="welcome-choice"
        aria-pressed={isOn}
        disabled={status.kind !== 'open' && !isOn}
        onClick={() => (isOn ? phone.stop() : void phone.start())}
      >
        <strong>{isOn ? words.phoneStop : words.phone}</strong>
      </button>
      <p class="note" role="status">
        {phoneNote(model)}
      </p>
    </section>
  );
}

function phoneNote({ phone: { status } }: Model): string {
  const words = welcomeWords().pair;
  if (status.kind === 'off') return '';
  if (status.kind === 'failed') return words.phoneRefused;
  if (status.kind === 'asking') return words.phoneWaits;
  return status.hasMotion || status.hasPosition ? words.phoneOn : words.phoneWaits;
}
