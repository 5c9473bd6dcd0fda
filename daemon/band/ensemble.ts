import type { BarPlan } from '../composer/plan.ts';
import type { GrooveFamily } from './groove-bank.ts';

/** How a style is played by this band, whatever its notes. */
export interface BandStyle {
  /** In full feel a beat is a quarter note, in half feel an eighth: swung eighths would leave the runner's foot. */
  readonly family: { readonly full: GrooveFamily; readonly half: GrooveFamily };
  /** Groove levels at energy 0 and 1, 0-5. */
  readonly levels: readonly [number, number];
  /** 0 straight, 1 triplets: of eighths in full feel, of sixteenths in half. */
  readonly swing: { readonly full: number; readonly half: number };
  /** Loudness of the drums against the others. */
  readonly drumGain: number;
  /** Velocities of everybody, so that styles are equally loud: measured, `docs/form.md`. */
  readonly level: number;
  /** Energy from which the pad joins the chorus; below `padBelow` it fills for the parts that are missing. */
  readonly padChorusFrom01: number;
  /** Steps on which a long chord is struck again, at middling and at high energy. */
  readonly comping: { readonly moving: readonly number[]; readonly driven: readonly number[] };
}

const common: BandStyle = {
  family: { full: 'rock', half: 'funk' },
  levels: [0, 5],
  swing: { full: 0, half: 0 },
  drumGain: 1,
  level: 1,
  padChorusFrom01: 0.4,
  comping: { moving: [0, 8], driven: [0, 4, 8, 12] },
};

const styles: Readonly<Record<string, Partial<BandStyle>>> = {
  chorale: {
    family: { full: 'rock', half: 'rock' },
    levels: [0, 3.4],
    drumGain: 0.75,
    level: 0.97,
    padChorusFrom01: 0.3,
  },
  folk: {
    family: { full: 'rock', half: 'rock' },
    levels: [0, 4.2],
    swing: { full: 0.15, half: 0 },
    drumGain: 0.85,
    comping: { moving: [0, 4, 8, 12], driven: [0, 4, 6, 10, 12, 14] },
  },
  songbook: {
    family: { full: 'swing', half: 'funk' },
    levels: [0, 4.4],
    swing: { full: 0.6, half: 0.3 },
    drumGain: 0.8,
    level: 1.07,
    padChorusFrom01: 0.5,
    comping: { moving: [0, 6], driven: [0, 6, 8, 14] },
  },
  game: { family: { full: 'rock', half: 'rock' }, level: 0.92 },
  electronic: {
    family: { full: 'four', half: 'four' },
    level: 1.03,
    padChorusFrom01: 0.25,
    comping: { moving: [0, 8], driven: [0, 3, 6, 10, 12] },
  },
  ragtime: {
    family: { full: 'street', half: 'street' },
    levels: [0, 4.6],
    swing: { full: 0.2, half: 0.1 },
    drumGain: 0.8,
    level: 1.1,
    padChorusFrom01: 2,
  },
};

export function bandStyle(style: string): BandStyle {
  return { ...common, ...styles[style] };
}

export interface Ensemble {
  readonly style: string;
  readonly energy01: number;
  readonly seed: number;
}

/** Who plays this bar. Plans made by hand may not say: then the heaviest style does, and nothing is drawn by chance. */
export function ensembleOf(plan: BarPlan): Ensemble {
  if (plan.ensemble !== undefined) return plan.ensemble;
  const heaviest = Object.entries(plan.styleWeights).sort((a, b) => b[1] - a[1])[0];
  return { style: heaviest?.[0] ?? '', energy01: plan.energy01, seed: 0 };
}
