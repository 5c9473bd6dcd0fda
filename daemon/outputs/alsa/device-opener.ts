import { createBackoff } from '../../time/backoff.ts';
import type { DeviceOrders } from './device-orders.ts';
import type { OpenPcmDevice, PcmDevice } from './pcm-device.ts';

/** Between two tries to open a device that is not there, or dead. */
const reopen = { firstSeconds: 0.2, mostSeconds: 5 };

/** Opens a device when it is time: at once, then less and less often, and at once again when there may be more than before. */
export class DeviceOpener {
  readonly #open: OpenPcmDevice;
  readonly #orders: DeviceOrders;
  readonly #backoff = createBackoff(reopen);
  #nudges: number;
  #retryAtSeconds = 0;

  constructor(open: OpenPcmDevice, orders: DeviceOrders) {
    this.#open = open;
    this.#orders = orders;
    this.#nudges = orders.nudges;
  }

  isTime(now: number): boolean {
    const { nudges } = this.#orders;
    if (nudges !== this.#nudges) {
      this.#nudges = nudges;
      this.#backoff.reset();
      return true;
    }
    return now >= this.#retryAtSeconds;
  }

  /** Errors: Error with a line for people; it is not time again for a while. */
  open(bufferFrames: number, now: number): PcmDevice {
    try {
      return this.#open(bufferFrames);
    } catch (error) {
      this.later(now);
      throw error;
    }
  }

  later(now: number): void {
    this.#retryAtSeconds = now + this.#backoff.nextSeconds();
  }

  /** What was opened plays: the next loss is the first. */
  plays(): void {
    this.#backoff.reset();
  }
}
