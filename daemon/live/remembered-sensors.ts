import { unwatchFile, watchFile } from 'node:fs';
import { readRemembered, rememberedPath, withRemembered } from '../sensors/ble/remembered.ts';
import type { SensorsOptions } from '../sensors/options.ts';
import type { Log } from '../system/log.ts';

/** Looked at rather than watched by the kernel, whose watches can run out. */
const everyMs = 2000;

export interface RememberedSensors {
  /** The configuration's sensors, and what was paired beside them. */
  options(): Promise<SensorsOptions>;
  /** Calls when `tactus pair` has remembered or forgotten something. Gives back what ends it. */
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
  const options = async (): Promise<SensorsOptions> => {
    const { devices, headphones } = await readRemembered(stateFolder, tellDamage);
    return withRemembered(named, { devices: onlyHeadphones ? [] : devices, headphones });
  };
  return {
    options,
    onChange(listener) {
      const file = rememberedPath(stateFolder);
      const tell = (): void => {
        options()
          .then(listener)
          .catch((error: unknown) => log.warn({ err: error }, 'What was paired cannot be taken up'));
      };
      watchFile(file, { interval: everyMs, persistent: false }, tell);
      return () => unwatchFile(file, tell);
    },
  };
}
