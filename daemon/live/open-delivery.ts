import type { MqttPublisher } from '../outputs/mqtt/mqtt-publisher.ts';
import { createDelivery, type Delivery, type DeliveryDependencies } from '../recorder/delivery/delivery.ts';
import { realTimers } from '../time/timers.ts';

export interface OpenDeliveryDependencies extends Omit<DeliveryDependencies, 'tellBroker' | 'timers'> {
  readonly publisher: Pick<MqttPublisher, 'tellEnded'> | undefined;
}

/** The music begins first. */
const startSeconds = 15;

/** Delivers sessions that have ended, some time after the start; undefined where they are wanted nowhere. */
export function openDelivery(dependencies: OpenDeliveryDependencies): Delivery | undefined {
  const { publisher, options } = dependencies;
  if (options.command.length === 0 && options.folder === undefined && !options.mqtt) return undefined;
  const delivery = createDelivery({
    ...dependencies,
    tellBroker: publisher && ((ended) => publisher.tellEnded(ended)),
    timers: realTimers,
  });
  realTimers.after(startSeconds, delivery.begin);
  return delivery;
}
