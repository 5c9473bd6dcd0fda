import type { SensorReading } from '../sensors/reading.ts';

/** Which sensors were heard of late, for the panel. */
export interface HeardSensors {
  hear(reading: SensorReading): void;
  list(nowSeconds: number): {
    readonly sensorId: string;
    readonly kinds: string[];
    readonly ageSeconds: number;
    readonly status: 'ok' | 'stale' | 'lost';
  }[];
}

/** Sensors that invent new names shall not fill our memory; a runner wears a handful. */
const mostSensors = 32;
const staleSeconds = 5;
const lostSeconds = 30;
const forgottenSeconds = 600;

export function createHeardSensors(): HeardSensors {
  const sensors = new Map<string, { readonly kinds: Set<string>; atSeconds: number }>();
  return {
    hear({ sensorId, kind, atSeconds }) {
      const known = sensors.get(sensorId) ?? { kinds: new Set<string>(), atSeconds };
      known.kinds.add(kind);
      known.atSeconds = Math.max(known.atSeconds, atSeconds);
      sensors.delete(sensorId);
      sensors.set(sensorId, known);
      const [longestSilent] = sensors.keys();
      if (sensors.size > mostSensors && longestSilent !== undefined) sensors.delete(longestSilent);
    },
    list(nowSeconds) {
      return [...sensors]
        .map(([sensorId, { kinds, atSeconds }]) => {
          const ageSeconds = Math.max(0, nowSeconds - atSeconds);
          const status = statusAt(ageSeconds);
          return { sensorId, kinds: [...kinds], ageSeconds, status };
        })
        .filter(({ ageSeconds }) => ageSeconds < forgottenSeconds)
        .sort((a, b) => (a.sensorId < b.sensorId ? -1 : 1));
    },
  };
}

function statusAt(ageSeconds: number): 'ok' | 'stale' | 'lost' {
  if (ageSeconds < staleSeconds) return 'ok';
  return ageSeconds < lostSeconds ? 'stale' : 'lost';
}
