import type { Attempt } from '../../time/persist.ts';
import { createPersistentSensor } from '../persistent.ts';
import type { Sensor, SensorTools } from '../sensor.ts';
import { createVitals } from '../vitals.ts';
import { findAccelerometers } from './iio-device.ts';

export interface IioOptions {
  /** The chip's name or its node (`iio:device0`); empty for the first accelerometer. */
  readonly device: string;
  readonly rateHz: number;
  readonly folder?: string;
}

/** A chip that answers at all answers at once. */
const staleSeconds = 1;

/**
 * An accelerometer on the board (I2C or SPI), read through Linux's Industrial I/O, some 50 times a second. Steps are
 * found in its readings further down the line; where the board is worn does not matter.
 */
export function createIioSensor(options: IioOptions, { clock, timers }: SensorTools): Sensor {
  const id = 'motion';
  const { folder = '/sys/bus/iio/devices' } = options;
  const vitals = createVitals({ id, clock, staleSeconds });

  const attempt = async ({ signal, succeeded }: Attempt): Promise<void> => {
    const all = await findAccelerometers(folder);
    if (signal.aborted) return;
    const device = all.find(
      ({ node, name }) => options.device === '' || [node, name].includes(options.device),
    );
    if (!device) {
      const there =
        all.length === 0 ? 'there is none' : `there are ${all.map(({ name }) => name).join(', ')}`;
      throw new Error(`no accelerometer ${options.device || 'found'} (${there})`);
    }
    succeeded();
    vitals.status('ok', `${device.name} at ${options.rateHz} Hz`);
    await new Promise<void>((resolve, reject) => {
      let cancel: () => void = () => {};
      const stop = (): void => {
        cancel();
        resolve();
      };
      signal.addEventListener('abort', stop, { once: true });
      const fail = (error: unknown): void => {
        signal.removeEventListener('abort', stop);
        reject(error instanceof Error ? error : new Error(String(error)));
      };
      /** Times are kept on a grid, so that a late turn of the loop does not slow the rate. */
      let nextSeconds = clock.nowSeconds();
      const sample = (): void => {
        if (signal.aborted) return;
        const began = clock.nowSeconds();
        device.read().then((acceleration) => {
          if (signal.aborted) return;
          const ended = clock.nowSeconds();
          vitals.emit({
            kind: 'acceleration',
            sensorId: id,
            atSeconds: (began + ended) / 2,
            ...acceleration,
          });
          nextSeconds = Math.max(nextSeconds + 1 / options.rateHz, ended - 1 / options.rateHz);
          cancel = timers.after(nextSeconds - ended, sample);
        }, fail);
      };
      sample();
    });
  };

  return createPersistentSensor({
    id,
    vitals,
    timers,
    attempt,
    opening: 'looking for an accelerometer',
    trouble: (why) => why,
  });
}
