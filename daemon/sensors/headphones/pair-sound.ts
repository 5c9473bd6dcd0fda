import type { Bluez } from '../../bluetooth/bluez.ts';
import { pairHeadphones } from '../../bluetooth/headphones.ts';
import type { Scanner } from '../../bluetooth/scanner.ts';
import { DBusCallError } from '../../dbus/dbus.ts';
import { TactusError } from '../../system/errors.ts';

/**
 * Pairs headphones and connects them. Gives back what keeps them from being connected, if anything does: they are paired
 * all the same, and worth remembering.
 *
 * Errors: TactusError `unavailable` that says what to do; the signal's reason.
 */
export async function pairSound(
  bluez: Bluez,
  scanner: Scanner,
  { address, name = address }: { readonly address: string; readonly name?: string | undefined },
  signal: AbortSignal,
): Promise<TactusError | undefined> {
  const resume = scanner.pause();
  try {
    const { notConnected } = await pairHeadphones(bluez, address, signal);
    return (
      notConnected &&
      new TactusError(
        'unavailable',
        `${name}: paired and remembered, but not connected (${notConnected.message}).`,
        /profile/.test(notConnected.message)
          ? 'An audio server must know Bluetooth: apt-get install pipewire wireplumber libspa-0.2-bluetooth, and let it run.'
          : 'Switch them off and on: they then call this machine.',
      )
    );
  } catch (error) {
    throw error instanceof DBusCallError ? explain(name, error) : error;
  } finally {
    resume();
  }
}

function explain(name: string, { errorName, message }: DBusCallError): TactusError {
  if (/AccessDenied|NotAuthorized/.test(errorName)) {
    const fix = 'Join the group: sudo adduser $USER bluetooth, and log in again.';
    return new TactusError('unavailable', `No right to pair (${message}).`, fix);
  }
  if (/Authentication/.test(errorName)) {
    const fix = 'Bring them into pairing mode again, and let them forget this machine if they knew it.';
    return new TactusError('unavailable', `${name} did not let itself be paired (${message}).`, fix);
  }
  const fix =
    'Hold their button until the light blinks, switch off the telephone that holds them, come within 2 m.';
  return new TactusError('unavailable', `${name} could not be paired: ${message}.`, fix);
}
