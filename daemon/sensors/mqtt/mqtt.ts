import type { MqttClient, MqttUser } from '../../mqtt/mqtt-client.ts';
import type { Clock } from '../../time/clock.ts';
import type { Sensor } from '../sensor.ts';
import { createVitals } from '../vitals.ts';
import { readingFromMqtt } from './payload.ts';

/** Readings and controls that are said under `PREFIX/in/`. */
export function createMqttSensor(client: MqttClient, { clock }: { readonly clock: Clock }): Sensor {
  const id = 'mqtt';
  const vitals = createVitals({ id, clock });
  const inbox = `${client.prefix}/in/`;
  let leave: (() => Promise<void>) | undefined;
  let stopping: Promise<unknown> = Promise.resolve();

  const user: MqttUser = {
    topics: [`${inbox}#`],
    connected: () => vitals.status('ok', `connected to ${client.url}`),
    heard(topic, payload, isRetained) {
      // A retained value is of we do not know when; a body's is never that old.
      if (!topic.startsWith(inbox) || isRetained) return;
      const said = readingFromMqtt(topic.slice(inbox.length), payload);
      if (!said) {
        vitals.refuse('not a topic or a payload of ours', topic);
        return;
      }
      const atSeconds = Math.max(0, clock.nowSeconds() - said.ageSeconds);
      vitals.emit({ ...said.reading, sensorId: said.sensorId, atSeconds });
    },
    lost(error, detail) {
      if (error !== undefined) vitals.error(error);
      vitals.count('connectionsLost');
      vitals.status('degraded', detail);
    },
  };

  return {
    id,
    start(emit) {
      vitals.listener = emit;
      if (leave) return;
      vitals.status('starting', `connecting to ${client.url}`);
      leave = client.use(user);
    },
    async stop() {
      vitals.listener = undefined;
      stopping = Promise.all([stopping, leave?.()]);
      leave = undefined;
      await stopping;
      if (!leave) vitals.status('starting', 'stopped');
    },
    health: () => vitals.health(),
    refuse: vitals.refuse,
  };
}
