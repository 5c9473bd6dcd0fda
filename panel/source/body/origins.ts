import type { PanelSensor, PanelState } from '../../../daemon/panel/protocol/protocol.ts';

export const originQuantities = ['cadence', 'speed', 'heartRate', 'power'] as const;
export type OriginQuantity = (typeof originQuantities)[number];
export type Priorities = Readonly<Partial<Record<OriginQuantity | 'step', readonly string[]>>>;

/** Kinds of readings that tell it, the best first, as the body ranks them. */
const tellers: Readonly<Record<OriginQuantity, readonly string[]>> = {
  cadence: ['step', 'acceleration', 'cadence'],
  speed: ['speed', 'position'],
  heartRate: ['heartRate'],
  power: ['power'],
};

export interface Origin {
  readonly sensorId: string;
  /** It speaks for the body now. */
  readonly isUsed: boolean;
  /** Worked out from the speed that it tells. */
  readonly isDerived: boolean;
  readonly isPreferred: boolean;
  readonly status: PanelSensor['status'];
}

/** Where a quantity comes from now, and from whom else it could, in the order in which they would be asked. */
export function originsOf(
  { body, sensors }: Pick<PanelState, 'body' | 'sensors'>,
  quantity: OriginQuantity,
  priorities: Priorities,
): readonly Origin[] {
  const used = body.sources[quantity];
  const derivedFrom = used?.startsWith('stride:') ? used.slice('stride:'.length) : undefined;
  const preferred = priorities[quantity] ?? [];
  const placeOf = (sensorId: string, kinds: readonly string[]): number => {
    const named = preferred.indexOf(sensorId);
    const best = tellers[quantity].findIndex((kind) => kinds.includes(kind));
    return (named < 0 ? preferred.length : named) * 10 + (best < 0 ? 9 : best);
  };
  return sensors
    .filter(
      ({ sensorId, kinds }) =>
        sensorId === (derivedFrom ?? used) || tellers[quantity].some((kind) => kinds.includes(kind)),
    )
    .map(({ sensorId, kinds, status }) => ({
      place: placeOf(sensorId, kinds),
      origin: {
        sensorId,
        status,
        isUsed: sensorId === (derivedFrom ?? used),
        isDerived: sensorId === derivedFrom,
        isPreferred: preferred.includes(sensorId),
      },
    }))
    .sort((a, b) => Number(b.origin.isUsed) - Number(a.origin.isUsed) || a.place - b.place)
    .map(({ origin }) => origin);
}

/** Him before all others; whom else the owner prefers comes after. */
export const preferring = (
  priorities: Priorities,
  quantity: OriginQuantity,
  sensorId: string,
): Priorities => ({
  [quantity]: [sensorId, ...(priorities[quantity] ?? []).filter((each) => each !== sensorId)],
});
