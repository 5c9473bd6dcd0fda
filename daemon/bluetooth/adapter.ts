import { DBusCallError, DBusVariant } from '../dbus/dbus.ts';
import { propertiesInterface } from '../dbus/interfaces.ts';
import type { Timers } from '../time/timers.ts';
import { adapterInterface } from './interfaces.ts';

/** An adapter that is switched off is asked to go on this often. */
const switchOnEverySeconds = 5;
/** Signals tell what changes; that none was missed is asked this often. */
const askEverySeconds = 2;
const askDeadlineSeconds = 3;

const unknownObject = 'org.freedesktop.DBus.Error.UnknownObject';

export interface AdapterDependencies {
  readonly timers: Timers;
  readonly bluez: {
    /** The adapter in use. */
    adapterPath(): string | undefined;
    call(
      path: string,
      name: string,
      member: string,
      options: {
        readonly signature: string;
        readonly body: readonly unknown[];
        readonly deadlineSeconds?: number;
      },
    ): Promise<readonly unknown[]>;
  };
  /** What is known of the adapter in use: whether it is on. */
  readonly isOn: () => boolean;
  /** It is otherwise than we were told. */
  readonly onPowered: (path: string, powered: boolean) => void;
  /** It is not there any more, or there was none: all is to be asked anew. */
  readonly onUnknown: () => Promise<void>;
}

/** Keeps the adapter on, and what is known of it true. */
export interface AdapterCare {
  switchOn(path: string): void;
  /** Asks whether it is there, and on, from now on. */
  begin(): void;
  end(): void;
}

export function careForAdapter(dependencies: AdapterDependencies): AdapterCare {
  const { timers, bluez, isOn, onPowered, onUnknown } = dependencies;
  let cancelSwitchOn: (() => void) | undefined;
  let cancelAsk: (() => void) | undefined;

  const switchOn = (path: string): void => {
    if (cancelSwitchOn) return;
    bluez
      .call(path, propertiesInterface, 'Set', {
        signature: 'ssv',
        body: [adapterInterface, 'Powered', new DBusVariant('b', true)],
      })
      .catch(() => {});
    cancelSwitchOn = timers.after(switchOnEverySeconds, () => {
      cancelSwitchOn = undefined;
      const still = bluez.adapterPath();
      if (still !== undefined && !isOn()) switchOn(still);
    });
  };

  const askOnce = async (): Promise<void> => {
    const path = bluez.adapterPath();
    if (path === undefined) {
      await onUnknown();
      return;
    }
    try {
      const [powered] = await bluez.call(path, propertiesInterface, 'Get', {
        signature: 'ss',
        body: [adapterInterface, 'Powered'],
        deadlineSeconds: askDeadlineSeconds,
      });
      if (path === bluez.adapterPath() && (powered === true) !== isOn()) onPowered(path, powered === true);
    } catch (error) {
      // Who does not answer in time has other troubles, which show themselves.
      if (error instanceof DBusCallError && error.errorName === unknownObject) await onUnknown();
    }
  };

  const self: AdapterCare = {
    switchOn,
    begin() {
      const mine = timers.after(askEverySeconds, () => {
        askOnce()
          .catch(() => {})
          .finally(() => {
            if (cancelAsk === mine) self.begin();
          });
      });
      cancelAsk = mine;
    },
    end() {
      cancelAsk?.();
      cancelAsk = undefined;
      cancelSwitchOn?.();
      cancelSwitchOn = undefined;
    },
  };
  return self;
}
