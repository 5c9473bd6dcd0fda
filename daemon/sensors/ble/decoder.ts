import { type CycleMeaning, createCycleMeaning, withStrideLength } from '../steps-per-cycle.ts';
import {
  parseBattery,
  parseCycling,
  parseCyclingPower,
  parseHeartRate,
  parseRunning,
  parseTreadmill,
  type Revolutions,
  type RunningMeasurement,
} from './measurements.ts';
import { createOneVoice } from './one-voice.ts';
import { characteristics } from './uuids.ts';

export interface DecoderOptions {
  /** What a foot pod counts; they do not agree. `auto` goes by the numbers. */
  readonly footPodCounts: 'auto' | 'steps' | 'strides';
  readonly wheelCircumferenceMeters: number;
}

/** From one device's bytes to what they say of a body; remembers what counters said last. */
export interface Decoder {
  /** Readings without origin, to be checked by whoever sends them on. */
  decode(characteristicUuid: string, bytes: Buffer, atSeconds: number): readonly Record<string, unknown>[];
}

/** The counter's own time stands still while nothing turns; after this nothing turns. */
const stoppedSeconds = 2.5;
/** A belt's speed holds so long. */
const beltSeconds = 5;

/** `cycles` outlives a connection: the pod that counts steps still does when it is back. */
export function createDecoder(options: DecoderOptions, cycles: CycleMeaning = createCycleMeaning()): Decoder {
  // A meter in the cranks and a sensor beside them count each for itself.
  const [crank, powerCrank] = [createTurnRate(), createTurnRate()];
  const wheel = createTurnRate();

  const voice = createOneVoice();
  /** Of a treadmill: it knows, where the pod in it may not. */
  let belt = { atSeconds: Number.NEGATIVE_INFINITY, speedMps: 0 };

  const stepsOf = (said: RunningMeasurement, cyclesPerMinute: number, atSeconds: number): number => {
    if (options.footPodCounts !== 'auto')
      return cyclesPerMinute * (options.footPodCounts === 'steps' ? 1 : 2);
    const { strideMeters, running } = said;
    const speedMps = said.speedMps || (atSeconds - belt.atSeconds < beltSeconds ? belt.speedMps : 0);
    const moment = { cyclesPerMinute, speedMps, said: running ? 'runsNow' : undefined } as const;
    return cyclesPerMinute * cycles.stepsPerCycle(withStrideLength(moment, strideMeters));
  };

  const cadenceOf = (
    crank: TurnRate,
    turns: Revolutions | undefined,
    atSeconds: number,
  ): Record<string, unknown>[] => {
    const perSecond = turns && crank.accept(turns, atSeconds);
    // A turn of the cranks is two strokes, as a stride is two steps.
    return perSecond === undefined ? [] : [{ kind: 'cadence', cadenceSpm: perSecond * 60 * 2 }];
  };

  const decodeAll = (uuid: string, bytes: Buffer, atSeconds: number): readonly Record<string, unknown>[] => {
    switch (uuid) {
      case characteristics.heartRateMeasurement: {
        const said = parseHeartRate(bytes);
        if (!said) return [];
        const { heartRateBpm, contact } = said;
        const rrSeconds = said.rrSeconds.filter((seconds) => seconds >= 0.2 && seconds <= 3).slice(0, 16);
        return [{ kind: 'heartRate', heartRateBpm, contact, ...(rrSeconds.length > 0 && { rrSeconds }) }];
      }
      case characteristics.runningMeasurement: {
        const said = parseRunning(bytes);
        if (!said) return [];
        const { cyclesPerMinute, speedMps } = said;
        return [
          ...(cyclesPerMinute === undefined
            ? []
            : [{ kind: 'cadence', cadenceSpm: stepsOf(said, cyclesPerMinute, atSeconds) }]),
          { kind: 'speed', speedMps },
        ];
      }
      case characteristics.cyclingMeasurement: {
        const said = parseCycling(bytes);
        if (!said) return [];
        const turnsPerSecond = said.wheel && wheel.accept(said.wheel, atSeconds);
        const speed =
          turnsPerSecond === undefined
            ? []
            : [{ kind: 'speed', speedMps: turnsPerSecond * options.wheelCircumferenceMeters }];
        return [...cadenceOf(crank, said.crank, atSeconds), ...speed];
      }
      case characteristics.cyclingPowerMeasurement: {
        const said = parseCyclingPower(bytes);
        if (!said) return [];
        // Some meters tell a few watts below zero when the pedals run backwards.
        const power = { kind: 'power', powerWatts: Math.max(0, said.powerWatts) };
        return [power, ...cadenceOf(powerCrank, said.crank, atSeconds)];
      }
      case characteristics.treadmillData: {
        const said = parseTreadmill(bytes);
        if (!said) return [];
        if (said.speedMps !== undefined) belt = { atSeconds, speedMps: said.speedMps };
        return [
          ...(said.speedMps === undefined ? [] : [{ kind: 'speed', speedMps: said.speedMps }]),
          ...(said.heartRateBpm ? [{ kind: 'heartRate', heartRateBpm: said.heartRateBpm }] : []),
        ];
      }
      case characteristics.batteryLevel: {
        const charge01 = parseBattery(bytes);
        return charge01 === undefined ? [] : [{ kind: 'battery', charge01 }];
      }
      default:
        return [];
    }
  };

  return {
    decode: (uuid, bytes, atSeconds) =>
      decodeAll(uuid, bytes, atSeconds).filter((reading) => {
        const { kind } = reading;
        const value = reading.speedMps ?? reading.cadenceSpm ?? reading.heartRateBpm;
        return typeof value !== 'number' || voice.speaks(uuid, String(kind), value, atSeconds);
      }),
  };
}

interface TurnRate {
  accept(turns: Revolutions, atSeconds: number): number | undefined;
}

/** Turns a second from a counter and its clock, which both wrap around. */
function createTurnRate(): TurnRate {
  let last: { readonly turns: Revolutions; readonly atSeconds: number } | undefined;
  return {
    accept(turns, atSeconds) {
      const before = last;
      if (!before) {
        last = { turns, atSeconds };
        return undefined;
      }
      const ticks = (turns.eventTime - before.turns.eventTime + 0x10000) % 0x10000;
      const count = (turns.count - before.turns.count + turns.countLimit) % turns.countLimit;
      const heardSeconds = atSeconds - before.atSeconds;
      if (ticks === 0 || count === 0) return heardSeconds > stoppedSeconds ? 0 : undefined;
      last = { turns, atSeconds };
      // After a gap the counter's clock may have gone round; its own seconds then mean nothing.
      const clockRound = 0x10000 * turns.timeUnitSeconds;
      if (heardSeconds > clockRound / 2) return undefined;
      return count / (ticks * turns.timeUnitSeconds);
    },
  };
}
