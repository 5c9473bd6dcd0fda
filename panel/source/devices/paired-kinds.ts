import type { FoundDevice } from './devices-api.ts';

/** What people pair, by what they call it. */
export const pairedKinds = ['strap', 'pod', 'machine', 'headphones'] as const;
export type PairedKind = (typeof pairedKinds)[number];

/** By the daemon's words for what a device can tell. */
const tells: Readonly<Record<Exclude<PairedKind, 'headphones'>, RegExp>> = {
  strap: /heart rate/,
  pod: /running speed/,
  machine: /cycling|fitness machine/,
};

export const isOfKind = ({ as, kinds }: FoundDevice, kind: PairedKind): boolean =>
  kind === 'headphones'
    ? as === 'headphones'
    : as === 'sensor' && kinds.some((each) => tells[kind].test(each));

/** From 0 to 4 bars: radio grows weaker by 6 dB each time that the distance doubles. */
export const barsOf = (rssiDbm: number): number => Math.min(4, Math.max(0, Math.floor((rssiDbm + 98) / 12)));

export const placeOf = (rssiDbm: number): 'here' | 'near' | 'far' =>
  rssiDbm >= -60 ? 'here' : rssiDbm >= -78 ? 'near' : 'far';
