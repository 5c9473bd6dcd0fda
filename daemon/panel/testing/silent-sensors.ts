import type { PanelSensor } from '../protocol/protocol.ts';

/** What a strap in a drawer looks like. */
export const missingStrap: PanelSensor = {
  sensorId: 'ble:C0:FF:EE:00:00:02',
  kinds: [],
  status: 'waiting',
  values: [],
  detail: 'Strap: le-connection-abort-by-local; next try in 30 s or when it is heard',
  errors: 3,
  lastError: 'le-connection-abort-by-local',
};

/** What a broker looks like whose senders say what nobody understands. */
export const mumblingBroker: PanelSensor = {
  sensorId: 'mqtt',
  kinds: [],
  status: 'ok',
  values: [],
  detail: 'listens to tactus/in/#',
  refused: 2,
  lastRefusal: { reason: '"142 bpm" is no number', from: 'tactus/in/heartRate', atSeconds: 0 },
};
