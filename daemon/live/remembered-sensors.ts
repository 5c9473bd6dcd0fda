import { unwatchFile, watchFile } from 'node:fs';
import {
  forget,
  type Remembered,
  type RememberedDevice,
  readRemembered,
  remember,
  rememberedPath,
  withRemembered,
} from '../sensors/ble/remembered.ts';
import type { SensorsOptions } from '../sensors/options.ts';
import type { Log } from '../system/log.ts';

/** Looked at rather than watched by the kernel, whose watches can run out. */
const everyMs = 2000;

export interface RememberedSensors {
  /** The configuration's sensors, and what was paired beside them. */
  options(): Promise<SensorsOptions>;
  /** What was paired, and is not in the configuration alone. */
  paired(): Promise<Remembered>;
  /** Errors: as `remember` of `sensors/ble`. */
  remember(kind: keyof Remembered, device: RememberedDevice): Promise<void>;
  /** Gives back whether it was remembered. Errors: as `forget` of `sensors/ble`. */
  forget(address: string): Promise<boolean>;
  /** Calls when somebody, `tactus pair` too, has remembered or forgotten something. Gives back what ends it. */
  onChange(listener: (options: SensorsOptions) => Promise<void>): () => void;
}

/** `onlyHeadphones`: a recording is played, so the strap in the drawer is not to join in. */
export function createRememberedSensors(
  stateFolder: string,
  named: SensorsOptions,
  { onlyHeadphones, log }: { readonly onlyHeadphones: boolean; readonly log: Pick<Log, 'warn'> },
): RememberedSensors {
  const tellDamage = (): void =>
    log.warn(
      { fix: 'See with `tactus devices` what is known, and pair again what is not.' },
      `${rememberedPath(stateFolder)} is damaged or may not be read: its last good copy stands in, if there is one`,
    );
  const listeners = new Set<() => void>();
  const tellAll = (): void => {
    for (const tell of listeners) tell();
  };
  /** Each reads the file, and writes what it made of it. */
  let writing: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(write: () => Promise<T>): Promise<T> => {
    const written = writing.then(write);
    writing = written.catch(() => {});
    return written;
  };
  const paired = (): Promise<Remembered> => readRemembered(stateFolder, tellDamage);
  const options = async (): Promise<SensorsOptions> => {
    const { devices, headphones } = await paired();
    return withRemembered(named, { devices: onlyHeadphones ? [] : devices, headphones });
  };
  return {
    options,
    paired,
    remember: (kind, device) =>
      inTurn(async () => {
        await remember(stateFolder, kind, device);
        tellAll();
      }),
    forget: (address) =>
      inTurn(async () => {
        const wasKnown = await forget(stateFolder, address);
        if (wasKnown) tellAll();
        return wasKnown;
      }),
    onChange(listener) {
      const file = rememberedPath(stateFolder);
      const tell = (): void => {
        options()
          .then(listener)
          .catch((error: unknown) => log.warn({ err: error }, 'What was paired cannot be taken up'));
      };
      watchFile(file, { interval: everyMs, persistent: false }, tell);
      listeners.add(tell);
      return () => {
        unwatchFile(file, tell);
        listeners.delete(tell);
      };
    },
  };
}
