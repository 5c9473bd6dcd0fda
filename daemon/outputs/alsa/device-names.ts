import type { OutputChoice } from '../output-type.ts';
import { type PcmHolder, tellHolders } from './pcm-holders.ts';

/** A device as ALSA lists it. */
export interface AlsaHint {
  readonly name: string;
  /** A line or two: the card and its device, then by what way. */
  readonly description: string;
}

/** ALSA's ways round a card that nobody would choose for music, and its tools that are no devices. */
const odd =
  /^(null|front|rear|center_lfe|side|surround\d+|dmix|dsnoop|usbstream|sysdefault|hw|iec958|samplerate|lavrate|speex|speexrate|jack|oss|upmix|vdownmix|modem|phoneline)(:|$)/;
/** What plays by itself wherever the system plays comes first, then cards, then what is built in for screens. */
const order = [/^default(:|$)/, /^(pipewire|pulse)(:|$)/, /^bluealsa/, /^plughw:/, /./];

/**
 * The devices that somebody would choose, by the names that people know: of each card's ways the one that takes whatever
 * we play (`plughw`), with who has it now.
 */
export function nameDevices(
  hints: readonly AlsaHint[],
  holdersOf: (name: string) => readonly PcmHolder[],
): readonly OutputChoice[] {
  const rank = ({ value }: OutputChoice): number =>
    order.findIndex((pattern) => pattern.test(value)) + (/hdmi/i.test(value) ? 0.5 : 0);
  return hints
    .filter(({ name }) => !odd.test(name))
    .map(({ name, description }) => {
      const holders = /^(plug)?hw:|^hdmi:/.test(name) ? tellHolders(holdersOf(name)) : undefined;
      const called = peoplesName(name, description);
      return { value: name, description: holders === undefined ? called : `${called} (${holders} has it)` };
    })
    .sort((one, other) => rank(one) - rank(other));
}

/** `HDA Intel PCH, ALC257 Analog` is what cards say of themselves; twice the same says no more than once. */
function peoplesName(name: string, description: string): string {
  const [first = '', ...ways] = description.split('\n').map((line) => line.trim());
  const [card = '', device] = first.split(/, (.*)/);
  if (first === '') return name;
  if (!name.startsWith('plughw:')) return [first, ...ways].join(', ').slice(0, 200);
  const isSame = device === undefined || device === card || device === `${card} PCM`;
  return (isSame || /^USB Audio/.test(device) ? card : `${card}: ${device}`).slice(0, 200);
}
