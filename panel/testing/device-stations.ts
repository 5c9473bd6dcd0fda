import type { PanelState } from '../../daemon/panel/protocol/protocol.ts';

type Station = PanelState['health'][number];
const station = (id: string, more: Partial<Station>): Station => ({
  ...{ station: `sensors.${id}`, status: 'ok', sinceSeconds: 0, detail: '' },
  ...{ counters: {}, gauges: {}, texts: {}, ...more },
});
/** Of a device with all that can tell of a body: a sky, and programs that speak to it. */
export const stations: readonly Station[] = [
  station('gpsd', {
    ...{ detail: 'fix through gpsd at 127.0.0.1:2947', texts: { fix: '3D' } },
    gauges: { satellitesUsed: 9, satellitesSeen: 14, dilution: 0.9, accuracyMeters: 3.2 },
  }),
  station('osc', { texts: { listensAt: '0.0.0.0:9000', lastSenders: '192.168.1.20' } }),
  station('mqtt', {
    texts: { broker: 'mqtt://127.0.0.1:1883', inbox: 'tactus/hall/in/', lastSenders: 'tactus/hall/in/speed' },
    lastRefusal: { reason: '"142 bpm" is no number', from: 'tactus/hall/in/heartRate', atSeconds: 0 },
  }),
  station('external', {}),
];
