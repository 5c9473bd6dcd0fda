import { microphoneWords } from '../../words/microphone.ts';
import type { OutputsView } from '../devices-api.ts';
import type { MicrophoneTrouble } from './microphone-fault.ts';

/** No name of ALSA's. */
export const hereName = ' here';

/** One of the device's, or this browser's, where it may be; where not, why. */
export function ChooseMicrophone(props: {
  readonly microphones: OutputsView['microphones'];
  readonly chosen: string | undefined;
  readonly obstacle: MicrophoneTrouble | 'compares' | undefined;
  readonly isDisabled: boolean;
  readonly onChoose: (name: string) => void;
}) {
  const { microphones, chosen, obstacle, isDisabled, onChoose } = props;
  const words = microphoneWords();
  const all = [...microphones, { name: hereName, description: words.here }];
  return (
    <fieldset class="microphones" disabled={isDisabled}>
      <legend>{words.which}</legend>
      {all.map(({ name, description }) => (
        <label key={name}>
          <input
            type="radio"
            name="microphone"
            checked={name === chosen}
            disabled={name === hereName && obstacle !== undefined}
            onChange={() => onChoose(name)}
          />
          <span>{description}</span>
        </label>
      ))}
      {obstacle !== undefined ? (
        <p class="note">
          {words[obstacle === 'insecure' || obstacle === 'compares' ? obstacle : 'absent']}{' '}
          {obstacle === 'insecure' && <a href="./ca">{words.https}</a>}
        </p>
      ) : (
        chosen === hereName && <p class="note">{words.bothHere}</p>
      )}
      {microphones.length === 0 && <p class="note">{words.none}</p>}
    </fieldset>
  );
}
