import { useState } from 'preact/hooks';
import type { PanelSensor } from '../../../daemon/panel/protocol/protocol.ts';
import { useDoing } from '../components/asked.ts';
import { age, named, percent, readingText, sensorTitle } from '../model/format.ts';
import { commonWords } from '../words/common.ts';
import { devicesWords } from '../words/devices.ts';
import type { PairedDevice } from './devices-api.ts';
import { HeadphonesSound } from './headphones-sound.tsx';
import { Mark, toneOfPresence } from './mark.tsx';

/** A charge below this ends on the run. */
const lowCharge01 = 0.15;
/** What says nothing in figures, or is shown elsewhere. */
const unshown: ReadonlySet<string> = new Set(['battery', 'step', 'gravity']);
const mostValues = 3;

/** One source of readings: what it tells now, how it is, and the way to forget it. */
export function SensorCard(props: {
  readonly sensor: PanelSensor;
  /** Quantities of the body that it tells now. */
  readonly usedFor: readonly string[];
  /** What was paired: it can be forgotten. */
  readonly paired: PairedDevice | undefined;
  readonly onForget: ((address: string) => Promise<void>) | undefined;
  readonly onConnect: (address: string) => Promise<void>;
}) {
  const { sensor, usedFor, paired, onForget, onConnect } = props;
  const { status, ageSeconds, charge01, quality01, detail } = sensor;
  const words = devicesWords().body;
  const { readings } = commonWords();
  const name = paired?.name ?? sensorTitle(sensor.sensorId);
  const values = sensor.values.filter(({ reading }) => !unshown.has(reading.kind)).slice(0, mostValues);
  const used = usedFor.map((quantity) => named(readings, quantity));
  return (
    <li class="card device" data-testid={`device ${sensor.sensorId}`}>
      <DeviceHead name={name} tone={<Mark tone={toneOfPresence(status)} />} />
      {values.length > 0 && (
        <dl class="device-values">
          {values.map(({ reading }) => (
            <div key={reading.kind}>
              <dt>{named(readings, reading.kind)}</dt>
              <dd>{readingText(reading)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p class="device-facts">
        {ageSeconds !== undefined && <span>{words.heard(age(ageSeconds))}</span>}
        {charge01 !== undefined && (
          <span class={charge01 < lowCharge01 ? 'device-low' : ''}>{words.battery(percent(charge01))}</span>
        )}
        {quality01 !== undefined && quality01 < 1 && <span>{words.quality(percent(quality01))}</span>}
        {used.length > 0 && <span>{words.used(used.join(', '))}</span>}
      </p>
      {detail !== undefined && (status !== 'ok' || values.length === 0) && (
        <p class="note device-detail" lang="en">
          {detail}
        </p>
      )}
      {paired?.sound && <HeadphonesSound device={paired} sound={paired.sound} onConnect={onConnect} />}
      {paired && onForget && <Forget device={paired} onForget={onForget} />}
    </li>
  );
}

export function DeviceHead({
  name,
  tone,
}: {
  readonly name: string;
  readonly tone: preact.ComponentChildren;
}) {
  return (
    <div class="device-head">
      <h4>{name}</h4>
      {tone}
    </div>
  );
}

function Forget(props: {
  readonly device: PairedDevice;
  readonly onForget: (address: string) => Promise<void>;
}) {
  const { device, onForget } = props;
  const [isAsking, setAsking] = useState(false);
  const doing = useDoing();
  const words = devicesWords().body;
  if (!isAsking) {
    return (
      <button
        type="button"
        class="link device-forget"
        aria-label={words.forgetName(device.name)}
        onClick={() => setAsking(true)}
      >
        {words.forget}
      </button>
    );
  }
  return (
    <div class="asking" role="alertdialog" aria-label={words.forgetName(device.name)}>
      <p>{words.forgetAsk(device.name)}</p>
      <div class="buttons">
        <button
          type="button"
          class="plain danger"
          disabled={doing.isBusy}
          onClick={() => void doing.run(() => onForget(device.address))}
        >
          {words.forgetYes}
        </button>
        <button type="button" class="plain" onClick={() => setAsking(false)}>
          {words.keep}
        </button>
      </div>
      {doing.fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {doing.fault}
        </p>
      )}
    </div>
  );
}
