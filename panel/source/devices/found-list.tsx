import { devicesWords } from '../words/devices.ts';
import type { FoundDevice } from './devices-api.ts';
import { barsOf, isOfKind, type PairedKind, placeOf } from './paired-kinds.ts';

/** What is heard: what is sought first, the strongest first; all else folded away. */
export function FoundList(props: {
  readonly found: readonly FoundDevice[];
  readonly kind: PairedKind;
  readonly onPair: (device: FoundDevice) => void;
}) {
  const { found, kind, onPair } = props;
  const words = devicesWords().pairing;
  const sought = found.filter((device) => isOfKind(device, kind));
  const others = found.filter((device) => !isOfKind(device, kind));
  const list = (devices: readonly FoundDevice[]) => (
    <ul class="found">
      {devices.map((device) => (
        <Found key={`${device.as} ${device.address}`} device={device} onPair={onPair} />
      ))}
    </ul>
  );
  return (
    <>
      {list(sought)}
      {others.length > 0 && (
        <details>
          <summary>{words.others}</summary>
          {list(others)}
        </details>
      )}
    </>
  );
}

function Found({
  device,
  onPair,
}: {
  readonly device: FoundDevice;
  readonly onPair: (device: FoundDevice) => void;
}) {
  const { name, kinds, rssiDbm, known, address } = device;
  const words = devicesWords().pairing;
  const where =
    rssiDbm === undefined ? words.silent : words.near(words.places[placeOf(rssiDbm)], Math.round(rssiDbm));
  return (
    <li>
      <button
        type="button"
        class="found-device"
        disabled={known !== undefined}
        onClick={() => onPair(device)}
      >
        <Signal bars={rssiDbm === undefined ? 0 : barsOf(rssiDbm)} />
        <span class="found-name">{name === '' ? address : name}</span>
        <span class="note">
          {known ? words.yours : where}
          <span lang="en"> · {kinds.join(', ')}</span>
        </span>
        {!known && <span class="found-pair">{words.pair}</span>}
      </button>
    </li>
  );
}

function Signal({ bars }: { readonly bars: number }) {
  return (
    <svg class="signal" viewBox="0 0 24 20" aria-hidden="true">
      {[0, 1, 2, 3].map((bar) => (
        <rect
          key={bar}
          class={bar < bars ? 'signal-on' : ''}
          x={bar * 6 + 1}
          y={14 - bar * 4}
          width="4"
          height={5 + bar * 4}
          rx="1.500"
        />
      ))}
    </svg>
  );
}
