import type { NmeaSentence } from './sentence.ts';
import type { FixQuality } from './tell-fix.ts';

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

/** `partial`: not yet; `inexact`: the satellites are so badly placed that it would be a guess. */
export type NoFix = 'partial' | 'withoutFix' | 'inexact';

export interface FixCollector {
  /** A fix as soon as a sentence completes one. */
  accept(sentence: NmeaSentence): GpsFix | NoFix;
  /** As of the last sentences that said something of it. */
  readonly quality: FixQuality;
}

/** A receiver that has not sent a sentence so often does not send it; one that has sent it may do so seldom. */
const absentAfterEpochs = 2;
const lostAfterEpochs = 20;

/**
 * Puts sentences together. RMC alone makes a fix, since it has validity, position and speed; what GGA and GSA say of the
 * same moment can deny it, and adds quality, dilution and altitude. A receiver without RMC makes its fix with VTG, from
 * the last GGA; one without VTG, too, with GGA alone, and no speed. Some receivers send GSA every fifth second only, so
 * an old denial does not count.
 */
export function createFixCollector(neverSends: readonly ('RMC' | 'VTG')[] = []): FixCollector {
  let gga: Extract<NmeaSentence, { type: 'GGA' }> | undefined;
  let fixDimensions: 1 | 2 | 3 | undefined;
  /** The same, of whatever epoch. */
  let told: 1 | 2 | 3 | undefined;
  let hdop: number | undefined;
  let dayMillis: number | undefined;
  let epochSeconds: number | undefined;
  let epochs = 0;
  const lastEpoch: { RMC?: number; VTG?: number; fixOfGga?: number } = {};

  /** A new time of day begins a new epoch; GSA and VTG have no time and belong to the one they are in. */
  const enterEpoch = (timeOfDaySeconds: number | undefined): void => {
    if (timeOfDaySeconds === epochSeconds) return;
    epochSeconds = timeOfDaySeconds;
    fixDimensions = undefined;
    epochs += 1;
  };

  const isWithout = (type: 'RMC' | 'VTG'): boolean => {
    const last = lastEpoch[type];
    if (last === undefined) return neverSends.includes(type) || epochs > absentAfterEpochs;
    return epochs - last > lostAfterEpochs;
  };

  const fixFrom = (
    position: { latitude: number | undefined; longitude: number | undefined },
    timeOfDaySeconds: number | undefined,
    speedMps: number | undefined,
  ): GpsFix | NoFix => {
    if (position.latitude === undefined || position.longitude === undefined) return 'withoutFix';
    const sameMoment = gga?.timeOfDaySeconds === timeOfDaySeconds ? gga : undefined;
    if (fixDimensions === 1 || (sameMoment && !realQualities.has(sameMoment.quality))) return 'withoutFix';
    if (hdop !== undefined && hdop > worstHdop) return 'inexact';
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
    get quality() {
      const hasFix = gga !== undefined && realQualities.has(gga.quality);
      return {
        dimensions: told ?? (hasFix ? 2 : 1),
        satellitesUsed: gga?.satellites,
        dilution: hdop,
        accuracyMeters: hdop === undefined ? undefined : hdop * rangeErrorMeters,
      };
    },
    accept(sentence) {
      switch (sentence.type) {
        case 'GGA':
          enterEpoch(sentence.timeOfDaySeconds);
          gga = sentence;
          // Dilution without a fix is a placeholder, often 99.99.
          hdop = realQualities.has(sentence.quality) ? (sentence.hdop ?? hdop) : undefined;
          if (!isWithout('RMC') || !isWithout('VTG') || lastEpoch.fixOfGga === epochs) return 'partial';
          // GNS may follow, and say it again.
          lastEpoch.fixOfGga = epochs;
          return fixFrom(sentence, sentence.timeOfDaySeconds, undefined);
        case 'GSA':
          fixDimensions = sentence.fixDimensions;
          told = sentence.fixDimensions;
          hdop = sentence.fixDimensions === 1 ? undefined : (sentence.hdop ?? hdop);
          return 'partial';
        case 'RMC':
          enterEpoch(sentence.timeOfDaySeconds);
          lastEpoch.RMC = epochs;
          dayMillis = sentence.dayMillis ?? dayMillis;
          return sentence.valid
            ? fixFrom(sentence, sentence.timeOfDaySeconds, sentence.speedMps)
            : 'withoutFix';
        case 'VTG':
          lastEpoch.VTG = epochs;
          if (!gga || !isWithout('RMC')) return 'partial';
          return sentence.valid ? fixFrom(gga, gga.timeOfDaySeconds, sentence.speedMps) : 'withoutFix';
      }
    },
  };
}
