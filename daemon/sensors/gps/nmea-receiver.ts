import { createFixCollector, type GpsFix, type NoFix } from './fix.ts';
import { type Checksums, parseSentence } from './sentence.ts';
import type { FixQuality } from './tell-fix.ts';

/** What a line of a receiver comes to: a fix, or why there is none. `partial`: more of this second will follow. */
export type NmeaLine = GpsFix | NoFix | 'foreign' | 'damaged';

/** A receiver's lines, one after the other. */
export interface NmeaReceiver {
  accept(line: string): NmeaLine;
  /** See `FixCollector`. */
  readonly quality: FixQuality;
}

export interface NmeaReceiverOptions {
  readonly checksums: Checksums;
  /** Where it is known beforehand; else it is learnt in the first seconds. */
  readonly neverSends: readonly ('RMC' | 'VTG')[];
}

export function createNmeaReceiver({
  checksums = 'required',
  neverSends = [],
}: Partial<NmeaReceiverOptions> = {}): NmeaReceiver {
  const collector = createFixCollector(neverSends);
  return {
    get quality() {
      return collector.quality;
    },
    accept(line) {
      const sentence = parseSentence(line, checksums);
      return typeof sentence === 'string' ? sentence : collector.accept(sentence);
    },
  };
}
