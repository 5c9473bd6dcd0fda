import type { ReadingKind } from '../../sensors/reading.ts';
import type { Aim } from '../../workouts/effort.ts';
import type { Step } from '../../workouts/workout.ts';
import type { VoiceOptions } from './options.ts';

/** What sensors tell of a body all the time, so that their silence means something. */
export const steadyKinds = ['heartRate', 'cadence', 'speed', 'position', 'power', 'acceleration'] as const;
export type SteadyKind = Extract<ReadingKind, (typeof steadyKinds)[number]>;

/** Something that is said over the music. */
export type Announcement =
  | {
      readonly kind: 'sensor';
      readonly sensorId: string;
      readonly tells: readonly SteadyKind[];
      readonly isLost: boolean;
    }
  | { readonly kind: 'lap'; readonly count: number; readonly seconds: number }
  | { readonly kind: 'zone'; readonly zone: number }
  /** Without a step: the workout is over. */
  | { readonly kind: 'interval'; readonly step?: Step; readonly aim?: Aim }
  /** `seconds`: that it took; absent where it was not seen from its beginning. */
  | { readonly kind: 'kilometre'; readonly count: number; readonly seconds?: number }
  /** The first words of a new device: where its page is; without an address, what lets a phone in. */
  | { readonly kind: 'welcome'; readonly address?: string; readonly port: number };

/** The option that has each said, or not. */
export const optionOf = {
  sensor: 'sensors',
  lap: 'laps',
  zone: 'zones',
  interval: 'intervals',
  kilometre: 'kilometres',
  welcome: 'welcome',
} as const satisfies Readonly<Record<Announcement['kind'], keyof VoiceOptions>>;
