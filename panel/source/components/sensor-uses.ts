import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';

/** Kinds of readings of this sensor that the body goes by now. */
export function usesOf({ body }: PanelState, sensorId: string): readonly string[] {
  return Object.entries(body.sources).flatMap(([quantity, source]) => {
    // `stride:pod` is a cadence worked out from the pod's speed.
    if (source === `stride:${sensorId}`) return ['speed'];
    if (source !== sensorId) return [];
    // Speed may be worked out from places, cadence from steps.
    return { cadence: ['cadence', 'step'], speed: ['speed', 'position'] }[quantity] ?? [quantity];
  });
}
