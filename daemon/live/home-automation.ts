import { createMqttClient, type MqttClient } from '../mqtt/mqtt-client.ts';
import { createMqttPublisher, type MqttPublisher } from '../outputs/mqtt/mqtt-publisher.ts';
import type { SensorsOptions } from '../sensors/options.ts';
import type { Session } from '../session/session.ts';
import { packageVersion } from '../system/files/package-root.ts';
import type { Log } from '../system/log.ts';
import type { Clock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';

/** The one connection to the broker: the sensor hears over it, and the publisher tells. */
export interface HomeAutomation {
  readonly client: MqttClient;
  readonly publisher: MqttPublisher;
}

/** Undefined when the configuration does not want it. */
export function openHomeAutomation(
  { enabled, homeAssistant, ...broker }: SensorsOptions['mqtt'],
  {
    session,
    styles,
    scenes,
    clock,
    log,
  }: {
    readonly session: Pick<Session, 'listen'>;
    readonly styles: readonly { readonly name: string }[];
    readonly scenes: readonly { readonly name: string }[];
    readonly clock: Clock;
    readonly log: Pick<Log, 'warn'>;
  },
): HomeAutomation | undefined {
  if (!enabled) return undefined;
  const client = createMqttClient(broker, { timers: realTimers });
  const publisher = createMqttPublisher({
    client,
    session,
    homeAssistant,
    clock,
    log,
    styles: styles.map(({ name }) => name),
    scenes: scenes.map(({ name }) => name),
    wallSeconds: () => Date.now() / 1000,
    version: packageVersion,
  });
  return { client, publisher };
}
