import type { GrooveFamily } from '../styles/style.ts';
import { type DrumBar, type DrumHit, drumKeys } from './drum-hit.ts';
import { grooveBankText } from './groove-bank.data.ts';
import { levelled } from './groove-levels.ts';

/** Two bars by one drummer, as loud as all of their level: a call and its answer. */
export interface GroovePattern {
  readonly family: GrooveFamily;
  /** 0 (7-11 hits a bar) to 4 (22-28). */
  readonly level: number;
  readonly bars: readonly [DrumBar, DrumBar];
}

export interface GrooveBank {
  /** Patterns of a family and level; a neighbouring family helps out where a level is empty. Never empty. */
  patterns(family: GrooveFamily, level: number): readonly GroovePattern[];
  /** One-bar fills, sparse to dense, whose second half is louder than a groove's. */
  readonly fills: readonly DrumBar[];
}

export const grooveLevels = 5;

const letters: Readonly<Record<string, number>> = {
  k: drumKeys.kick,
  s: drumKeys.snare,
  r: drumKeys.rim,
  h: drumKeys.closedHat,
  o: drumKeys.openHat,
  d: drumKeys.ride,
  c: drumKeys.crash,
  x: drumKeys.highTom,
  y: drumKeys.lowTom,
  z: drumKeys.floorTom,
};
const offsetLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno';
const offsetsPerStep = 40;

const helpers: Readonly<Record<GrooveFamily, readonly GrooveFamily[]>> = {
  rock: ['rock'],
  funk: ['funk', 'rock'],
  four: ['four', 'rock'],
  swing: ['swing', 'funk'],
  street: ['street', 'funk'],
};

/** How loud the grooves of a level are (`loudnessDb`): whoever drummed, more strokes are a little more. */
export const grooveDb = (level: number): number => 2 + 0.5 * level;

/** Half a bar of fill stands out of the groove. */
export const fillHalfDb = 2;
const levelledFill = (bar: DrumBar): DrumBar => levelled([bar], fillHalfDb, 8)[0]!;

/** Fewer hands than this in a level and the neighbours come in. */
const enoughPatterns = 4;

export function createGrooveBank(text: string = grooveBankText): GrooveBank {
  const patterns: GroovePattern[] = [];
  const fills: DrumBar[] = [];
  for (const line of text.trim().split('\n')) {
    const [family = '', level = '', , first = '', second = ''] = line.split(' ');
    if (family === 'fill') fills.push(levelledFill(readBar(level)));
    else {
      const [call = [], answer = []] = levelled([readBar(first), readBar(second)], grooveDb(Number(level)));
      patterns.push({ family: family as GrooveFamily, level: Number(level), bars: [call, answer] });
    }
  }
  return {
    fills,
    patterns(family, level) {
      const found: GroovePattern[] = [];
      for (const helper of helpers[family]) {
        if (found.length >= enoughPatterns) break;
        found.push(...patterns.filter((pattern) => pattern.family === helper && pattern.level === level));
      }
      return found;
    },
  };
}

function readBar(text: string): DrumBar {
  const hits: DrumHit[] = [];
  for (let at = 0; at + 5 <= text.length; at += 5) {
    hits.push({
      step: Number.parseInt(text[at]!, 16),
      key: letters[text[at + 1]!] ?? drumKeys.closedHat,
      velocity01: Number.parseInt(text.slice(at + 2, at + 4), 16) / 127,
      offsetSteps: (offsetLetters.indexOf(text[at + 4]!) - 20) / offsetsPerStep,
    });
  }
  return hits;
}
