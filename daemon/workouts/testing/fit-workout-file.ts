import { FitBaseType, FitEncoder, type FitEncoderField } from 'fit-file-parser';

/** Writes small FIT workouts for tests, by the numbers of Garmin's public FIT profile. */
export interface FitStep {
  readonly name?: string;
  /** 0 time (ms), 1 distance (cm), 5 open, 6 repeat until steps are done, 7 until a time, 8 until a distance. */
  readonly durationType: number;
  /** Of a repeat: the step that it goes back to. */
  readonly durationValue?: number;
  /** 0 speed (mm/s), 1 heart rate, 2 open, 3 cadence, 4 power. */
  readonly targetType?: number;
  /** A zone; of a repeat how often in all. */
  readonly targetValue?: number;
  readonly low?: number;
  readonly high?: number;
  /** 0 active, 1 rest, 2 warm-up, 3 cool-down, 4 recovery, 5 interval. */
  readonly intensity?: number;
}

export interface FitWorkoutPlan {
  readonly title?: string;
  /** 1 running, 2 cycling, 5 swimming. */
  readonly sport?: number;
  /** 5, a workout, when it is not given. */
  readonly fileType?: number;
  readonly steps: readonly FitStep[];
  /** Steps are written in this order of their numbers. */
  readonly order?: readonly number[];
}

export function encodeFitWorkout(plan: FitWorkoutPlan): Buffer {
  const encoder = new FitEncoder();
  encoder.writeMessage(0, [field(0, 1, FitBaseType.Enum, plan.fileType ?? 5)]);
  encoder.writeMessage(26, [
    field(4, 1, FitBaseType.Enum, plan.sport ?? 1),
    field(6, 2, FitBaseType.Uint16, plan.steps.length),
    ...(plan.title === undefined ? [] : [textField(8, plan.title)]),
  ]);
  for (const index of plan.order ?? plan.steps.keys()) {
    const step = plan.steps[index]!;
    const long = (number: number, value: number | undefined): FitEncoderField[] =>
      value === undefined ? [] : [field(number, 4, FitBaseType.Uint32, value)];
    encoder.writeMessage(27, [
      field(254, 2, FitBaseType.Uint16, index),
      ...(step.name === undefined ? [] : [textField(0, step.name)]),
      field(1, 1, FitBaseType.Enum, step.durationType),
      ...long(2, step.durationValue),
      ...(step.targetType === undefined ? [] : [field(3, 1, FitBaseType.Enum, step.targetType)]),
      ...long(4, step.targetValue),
      ...long(5, step.low),
      ...long(6, step.high),
      ...(step.intensity === undefined ? [] : [field(7, 1, FitBaseType.Enum, step.intensity)]),
    ]);
  }
  return Buffer.from(encoder.close());
}

const field = (number: number, size: number, baseType: FitBaseType, value: number): FitEncoderField => ({
  number,
  size,
  baseType,
  value: Math.round(value),
});

function textField(number: number, text: string): FitEncoderField {
  const value = FitEncoder.string(text);
  return { number, size: value.length, baseType: FitBaseType.String, value };
}
