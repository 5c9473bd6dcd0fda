import { may, type Visitor } from './access/visitor.ts';
import type { PanelSensor, PanelState } from './protocol/protocol.ts';

const withoutPlace = (sensor: PanelSensor): PanelSensor => ({
  ...sensor,
  values: sensor.values.filter(({ reading }) => reading.kind !== 'position'),
});

/** Sensors as this visitor may see them: where somebody is, is told to who steers, and not to who looks on. */
export const sensorsFor = (visitor: Pick<Visitor, 'role'>, sensors: readonly PanelSensor[]): PanelSensor[] =>
  may(visitor, 'performer') ? [...sensors] : sensors.map(withoutPlace);

export const stateFor = (visitor: Pick<Visitor, 'role'>, state: PanelState): PanelState => ({
  ...state,
  sensors: sensorsFor(visitor, state.sensors),
});
