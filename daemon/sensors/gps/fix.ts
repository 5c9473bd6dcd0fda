import type { NmeaSentence } from './sentence.ts';

/** What a receiver knows at one moment; made only while it has a fix. */
export interface GpsFix {
  /** UTC seconds of the day, by the receiver; undefined when it does not say. */
  readonly timeOfDaySeconds: number | undefined;
  /** UTC milliseconds at which the day began, by the last sentence that had a date. */
  readonly dayMillis: number | undefined;
  readonly latitude: number;
  readonly longitude: number;
  readonly altitudeMeters: number | undefined;
  readonly speedMps: number | undefined;
  /** One standard deviation, estimated. */
  readonly accuracyMeters: number | undefined;
}

/** A receiver with a clear sky is good to about this, times the horizontal dilution (typical user range error). */
const rangeErrorMeters = 4;
/** With satellites this badly placed the position is a guess. */
const worstHdop = 10;

/** GPS, differential, PPS, RTK fixed and float; not estimated, entered by hand or simulated. */
const realQualities: ReadonlySet<number> = new Set([1, 2, 3, 4, 5]);

export interface FixCollector {
  /** A fix as soon as a sentence completes one. */
  accept(sentence: NmeaSentence): GpsFix | undefined;
}

/**
 * Puts sentences together. RMC alone makes a fix, since it has validity, position and speed; what GGA and GSA say of the
 * same moment can deny it, and adds quality, dilution and altitude. A receiver without RMC makes its fix with VTG, from
 * the last GGA. Some receivers send GSA every fifth second only, so an old denial does not count.
 */
export function createFixCollector(): FixCollector {
  let gga: Extract<NmeaSentence, { type: 'GGA' }> | undefined;
  let fixDimensions: 1 | 2 | 3 | undefined;
  let hdop: number | undefined;
  let dayMillis: number | undefined;
  let epochSeconds: number | undefined;
  /** GGA sentences since the last RMC: a receiver that sends RMC at all is not read through VTG. */
  let ggaWithoutRmc = 0;

  /** A new time of day begins a new epoch; GSA and VTG have no time and belong to the one they are in. */
  const enterEpoch = (timeOfDaySeconds: number | undefined): void => {
    if (timeOfDaySeconds === epochSeconds) return;
    epochSeconds = timeOfDaySeconds;
    fixDimensions = undefined;
  };

  const fixFrom = (
    position: { latitude: number | undefined; longitude: number | undefined },
    timeOfDaySeconds: number | undefined,
    speedMps: number | undefined,
  ): GpsFix | undefined => {
    if (position.latitude === undefined || position.longitude === undefined) return undefined;
    const sameMoment = gga?.timeOfDaySeconds === timeOfDaySeconds ? gga : undefined;
    if (fixDimensions === 1 || (sameMoment && !realQualities.has(sameMoment.quality))) return undefined;
    if (hdop !== undefined && hdop > worstHdop) return undefined;
    return {
      timeOfDaySeconds,
      dayMillis,
      latitude: position.latitude,
      longitude: position.longitude,
      altitudeMeters: gga && realQualities.has(gga.quality) ? gga.altitudeMeters : undefined,
      speedMps,
      accuracyMeters: hdop === undefined ? undefined : hdop * rangeErrorMeters,
    };
  };

  return {
    accept(sentence) {
      switch (sentence.type) {
        case 'GGA':
          enterEpoch(sentence.timeOfDaySeconds);
          gga = sentence;
          // Dilution without a fix is a placeholder, often 99.99.
          hdop = realQualities.has(sentence.quality) ? (sentence.hdop ?? hdop) : undefined;
          ggaWithoutRmc += 1;
          return undefined;
        case 'GSA':
          fixDimensions = sentence.fixDimensions;
          hdop = sentence.fixDimensions === 1 ? undefined : (sentence.hdop ?? hdop);
          return undefined;
        case 'RMC':
          enterEpoch(sentence.timeOfDaySeconds);
          ggaWithoutRmc = 0;
          dayMillis = sentence.dayMillis ?? dayMillis;
          return sentence.valid ? fixFrom(sentence, sentence.timeOfDaySeconds, sentence.speedMps) : undefined;
        case 'VTG':
          return gga && ggaWithoutRmc > 2 && sentence.valid
            ? fixFrom(gga, gga.timeOfDaySeconds, sentence.speedMps)
            : undefined;
      }
    },
  };
}
