import { FitBaseType, FitEncoder, type FitEncoderField } from 'fit-file-parser';

/** Writes small FIT files for tests. Field numbers are those of Garmin's public FIT profile. */
export interface FitSample {
  readonly atSeconds: number;
  readonly heartRateBpm?: number;
  /** As a watch counts: strides a minute, whole and fraction apart. */
  readonly stridesPerMinute?: number;
  readonly fraction?: number;
  readonly speedMps?: number;
  readonly distanceMeters?: number;
  /** `compressed_speed_distance`, three bytes. */
  readonly compressed?: Uint8Array;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly altitudeMeters?: number;
  readonly powerWatts?: number;
}

interface FitSessionPlan {
  readonly sport: number;
  readonly subSport?: number;
  readonly from: number;
  readonly to: number;
}

export interface FitPlan {
  readonly samples: readonly FitSample[];
  /** Sport numbers: 1 running, 2 cycling, 5 swimming, 11 walking. Each session spans `from` to `to`. */
  readonly sessions?: readonly FitSessionPlan[];
  /** What the watch was set to, told before the samples. */
  readonly sport?: number;
  /** 4, an activity, when it is not given. */
  readonly fileType?: number;
  readonly timer?: readonly { readonly atSeconds: number; readonly type: 'start' | 'stop' }[];
}

const sports = { running: 1, cycling: 2, swimming: 5, walking: 11 } as const;
export const fitSports: Readonly<typeof sports> = sports;

const startStamp = 1_000_000_000;
const semicircles = 2 ** 31 / 180;

const field = (number: number, size: number, baseType: FitBaseType, value: number): FitEncoderField => ({
  number,
  size,
  baseType,
  value: Math.round(value),
});

export function encodeFit(plan: FitPlan): Buffer {
  const encoder = new FitEncoder();
  const stamp = (atSeconds: number): FitEncoderField =>
    field(253, 4, FitBaseType.Uint32, startStamp + atSeconds);
  encoder.writeMessage(0, [field(0, 1, FitBaseType.Enum, plan.fileType ?? 4)]);
  if (plan.sport !== undefined) encoder.writeMessage(12, [field(0, 1, FitBaseType.Enum, plan.sport)]);
  for (const event of plan.timer ?? []) {
    encoder.writeMessage(21, [
      stamp(event.atSeconds),
      field(0, 1, FitBaseType.Enum, 0),
      field(1, 1, FitBaseType.Enum, event.type === 'start' ? 0 : 4),
    ]);
  }
  for (const sample of plan.samples)
    encoder.writeMessage(20, [stamp(sample.atSeconds), ...recordFields(sample)]);
  const last = plan.samples.at(-1)?.atSeconds ?? 0;
  for (const session of plan.sessions ?? [{ sport: sports.running, from: 0, to: last }]) {
    encoder.writeMessage(18, [
      stamp(session.to),
      field(2, 4, FitBaseType.Uint32, startStamp + session.from),
      field(5, 1, FitBaseType.Enum, session.sport),
      ...(session.subSport === undefined ? [] : [field(6, 1, FitBaseType.Enum, session.subSport)]),
      field(7, 4, FitBaseType.Uint32, (session.to - session.from) * 1000),
    ]);
  }
  return Buffer.from(encoder.close());
}

function recordFields(sample: FitSample): FitEncoderField[] {
  const fields: FitEncoderField[] = [];
  const add = (value: number | undefined, make: (value: number) => FitEncoderField): void => {
    if (value !== undefined) fields.push(make(value));
  };
  add(sample.latitude, (value) => field(0, 4, FitBaseType.Sint32, value * semicircles));
  add(sample.longitude, (value) => field(1, 4, FitBaseType.Sint32, value * semicircles));
  add(sample.altitudeMeters, (value) => field(78, 4, FitBaseType.Uint32, (value + 500) * 5));
  add(sample.heartRateBpm, (value) => field(3, 1, FitBaseType.Uint8, value));
  add(sample.stridesPerMinute, (value) => field(4, 1, FitBaseType.Uint8, value));
  add(sample.fraction, (value) => field(53, 1, FitBaseType.Uint8, value * 128));
  add(sample.speedMps, (value) => field(73, 4, FitBaseType.Uint32, value * 1000));
  add(sample.distanceMeters, (value) => field(5, 4, FitBaseType.Uint32, value * 100));
  if (sample.compressed !== undefined)
    fields.push({ number: 8, size: 3, baseType: FitBaseType.Byte, value: sample.compressed });
  add(sample.powerWatts, (value) => field(7, 2, FitBaseType.Uint16, value));
  return fields;
}
