/** The numbers of the Bluetooth SIG that we know, as full UUIDs. */
const fullUuid = (short: string): string => `0000${short}-0000-1000-8000-00805f9b34fb`;

export const services = {
  heartRate: fullUuid('180d'),
  runningSpeedAndCadence: fullUuid('1814'),
  cyclingSpeedAndCadence: fullUuid('1816'),
  cyclingPower: fullUuid('1818'),
  fitnessMachine: fullUuid('1826'),
} as const;

export const characteristics = {
  heartRateMeasurement: fullUuid('2a37'),
  runningMeasurement: fullUuid('2a53'),
  cyclingMeasurement: fullUuid('2a5b'),
  cyclingPowerMeasurement: fullUuid('2a63'),
  treadmillData: fullUuid('2acd'),
  batteryLevel: fullUuid('2a19'),
  manufacturerName: fullUuid('2a29'),
  modelNumber: fullUuid('2a24'),
  firmwareRevision: fullUuid('2a26'),
} as const;
