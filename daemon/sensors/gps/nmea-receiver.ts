import { createFixCollector, type GpsFix } from './fix.ts';
import { parseSentence } from './sentence.ts';

/** What a line of a receiver comes to: a fix, or why there is none. `partial`: more of this second will follow. */
export type NmeaLine = GpsFix | 'foreign' | 'damaged' | 'partial' | 'withoutFix';

/** A receiver's lines, one after the other. */
export interface NmeaReceiver {
  accept(line: string): NmeaLine;
}

export function createNmeaReceiver(): NmeaReceiver {
  const collector = createFixCollector();
  return {
    accept(line) {
      // A binary message may stand before a sentence on the same line.
      const start = line.lastIndexOf('$');
      const sentence = start < 0 ? 'foreign' : parseSentence(line.slice(start));
      if (typeof sentence === 'string') return sentence;
      return (
        collector.accept(sentence) ?? (sentence.type === 'RMC' && !sentence.valid ? 'withoutFix' : 'partial')
      );
    },
  };
}
