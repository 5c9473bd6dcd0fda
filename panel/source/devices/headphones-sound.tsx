import { useDoing } from '../components/asked.ts';
import { devicesWords } from '../words/devices.ts';
import type { PairedDevice } from './devices-api.ts';

/** Whether the music plays in a pair of headphones, why not, and the way to call them. */
export function HeadphonesSound(props: {
  readonly device: PairedDevice;
  readonly sound: NonNullable<PairedDevice['sound']>;
  readonly onConnect: (address: string) => Promise<void>;
}) {
  const { device, sound, onConnect } = props;
  const { connected, output, obstacle, fix } = sound;
  const doing = useDoing();
  const words = devicesWords().body;
  const press = connected ? words.anew : words.connect;
  return (
    <>
      <p class="device-facts">
        {output !== undefined && words.plays}
        {connected && obstacle !== undefined && words.silent}
        {!connected && words.away}
      </p>
      {obstacle !== undefined && (
        <p class="fault" lang="en">
          {obstacle}. {fix}
        </p>
      )}
      {output !== undefined && <p class="note">{words.anewHelp}</p>}
      {doing.fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {doing.fault}
        </p>
      )}
      <div class="buttons">
        <button
          type="button"
          class="plain"
          aria-label={words.connectName(press, device.name)}
          disabled={doing.isBusy}
          onClick={() => void doing.run(() => onConnect(device.address))}
        >
          {doing.isBusy ? words.connecting : press}
        </button>
      </div>
    </>
  );
}
