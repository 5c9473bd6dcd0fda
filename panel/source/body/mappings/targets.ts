import type { PanelState } from '../../../../daemon/panel/protocol/protocol.ts';
import { parts } from '../../../../daemon/score/note.ts';
import { isGlidingControl, isTurnedControl } from '../../../../daemon/sensors/turned-controls.ts';
import type { Entry } from './mappings-api.ts';

/** What a mapping may set: a control by its name, or a reading of the body. */
export interface Target {
  readonly reading: string;
  /** Of a control. */
  readonly name?: string;
  readonly group: 'turn' | 'press' | 'body';
}

const turned = [
  ...['energy', 'volume', 'tempo', 'density', 'brightness', 'drumsBusy', 'drumsLoose'],
  ...['tempoBias', 'mode', 'tonic'],
] as const;
const pressed = [
  ...['toggle', 'skip', 'lap', 'nextScene', 'like', 'play', 'stop', 'mute', 'muted'],
  ...['volumeUp', 'volumeDown', 'coolDown'],
] as const;

/** Where a body's numbers usually are, in our units: the ends that a whole way is given first. */
export const bodilyWays: Readonly<Record<string, readonly [number, number]>> = {
  cadence: [120, 190],
  speed: [1, 5],
  heartRate: [80, 180],
  power: [50, 400],
};
export const bodilyUnits: Readonly<Record<string, string>> = {
  cadence: '/min',
  speed: 'm/s',
  heartRate: '/min',
  power: 'W',
};

const control = (group: Target['group'], name: string): Target => ({ reading: 'control', name, group });

/** All of them, in the order in which they are offered. */
export function targetsOf({ scenes, styles }: Pick<PanelState, 'scenes' | 'styles'>): readonly Target[] {
  return [
    ...[...turned, ...parts.map((part) => `gain/${part}`)].map((name) => control('turn', name)),
    ...(styles.length > 1 ? styles.map(({ name }) => control('turn', `mix/${name}`)) : []),
    ...pressed.map((name) => control('press', name)),
    ...scenes.map((name) => control('press', `scene/${name}`)),
    ...styles.map(({ name }) => control('press', `style/${name}`)),
    ...['cadence', 'step', 'speed', 'heartRate', 'power'].map(
      (reading): Target => ({ reading, group: 'body' }),
    ),
  ];
}

export const targetKey = ({ reading = '', name }: Pick<Entry, 'reading' | 'name'>): string =>
  name === undefined ? reading : `${reading}:${name}`;

/** It is turned, and not pressed. */
export const isTurned = ({ reading, name = '' }: Pick<Entry, 'reading' | 'name'>): boolean =>
  reading === 'control' && isTurnedControl(name);

/** It can come gradually to where it is turned. */
export const isGliding = ({ reading, name = '' }: Pick<Entry, 'reading' | 'name'>): boolean =>
  reading === 'control' && isGlidingControl(name);

/** It is a number of the body, in a unit. */
export const isBodily = ({ reading = '' }: Pick<Entry, 'reading'>): boolean =>
  Object.hasOwn(bodilyWays, reading);
