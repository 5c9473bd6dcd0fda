import type { GrooveFamily } from '../styles/style.ts';
import { grooveBankText } from './groove-bank.data.ts';

/** General MIDI percussion keys that the patterns use. */
export const drumKeys = {
  kick: 36,
  rim: 37,
  snare: 38,
  closedHat: 42,
  floorTom: 43,
  openHat: 46,
  lowTom: 47,
  crash: 49,
  highTom: 50,
  ride: 51,
} as const;

/** One stroke as a drummer played it. */
export interface DrumHit {
  /** 0-15. */
  readonly step: number;
  readonly key: number;
  readonly velocity01: number;
  /** Early below 0, late above, in steps; -0.5 to 0.5. */
  readonly offsetSteps: number;
}

export type DrumBar = readonly DrumHit[];

/** Two bars by one drummer: a call and its answer. */
export interface GroovePattern {
  readonly family: GrooveFamily;
  /** 0 (7-11 hits a bar) to 4 (22-28). */
  readonly level: number;
  readonly bars: readonly [DrumBar, DrumBar];
}

export interface GrooveBank {
  /** Patterns of a family and level; a neighbouring family helps out where a level is empty. Never empty. */
  patterns(family: GrooveFamily, level: number): readonly GroovePattern[];
  /** One-bar fills, sparse to dense. */
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

/** Fewer hands than this in a level and the neighbours come in. */
const enoughPatterns = 4;

export function createGrooveBank(text: string = grooveBankText): GrooveBank {
  const patterns: GroovePattern[] = [];
  const fills: DrumBar[] = [];
  for (const line of text.trim().split('\n')) {
    const [family = '', level = '', , first = '', second = ''] = line.split(' ');
    if (family === 'fill') fills.push(readBar(level));
    else {
      const bars = [readBar(first), readBar(second)] as const;
      patterns.push({ family: family as GrooveFamily, level: Number(level), bars });
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
