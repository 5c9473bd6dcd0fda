import type { PlayState } from '../../score/play-state.ts';
import type { Burden } from './ladder.ts';

/** How the composer is doing. */
export interface ComposingFigures {
  readonly state: PlayState;
  /** A model is loaded and asked for bars: neither dead nor at rest. */
  readonly writes: boolean;
  /** Bars that the model wrote, and that the fallback composer wrote in its place; they only grow. */
  readonly modelBars: number;
  readonly fallbackBars: number;
  /** The writing of the last bar, as a share of the time that it sounds. */
  readonly writing01: number;
}

/** Bars that are looked back at: whether they were late, and how long they took. */
const lastBars = { late: 8, measured: 4 };
/** So many of them the fallback composer had to write. */
const tooManyLate = 2;
/** A model that writes quicker than this was late for another reason (main stood still): a smaller one is no help. */
const worksHard01 = 0.4;
/** The model above takes three times as long as the small one, and leaves room then. */
const light01 = 0.25;

/** How the composer bears its bars, look by look: whether the model is as quick as the music. */
export function createComposingBurden(): (figures: ComposingFigures) => Burden {
  let late: boolean[] = [];
  let shares: number[] = [];
  let before = { modelBars: 0, fallbackBars: 0 };

  const takeIn = ({ modelBars, fallbackBars, writing01 }: ComposingFigures): void => {
    const written = Math.min(lastBars.late, modelBars - before.modelBars);
    const missed = Math.min(lastBars.late, fallbackBars - before.fallbackBars);
    late = [...late, ...Array<boolean>(missed).fill(true), ...Array<boolean>(written).fill(false)];
    late = late.slice(-lastBars.late);
    if (written > 0) shares = [...shares, writing01].slice(-lastBars.measured);
  };
  const judge = (): Burden => {
    const lateBars = late.filter(Boolean).length;
    // What comes too late is taken back before it is done, and not measured: so many in a row are no stall.
    if (late.length > tooManyLate && late.slice(-tooManyLate - 1).every(Boolean)) return 'tooMuch';
    if (shares.length < lastBars.measured) return 'unknown';
    const usual01 = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    if (usual01 > 1 || (lateBars >= tooManyLate && usual01 > worksHard01)) return 'tooMuch';
    return lateBars === 0 && usual01 < light01 ? 'light' : 'bearable';
  };

  return (figures) => {
    const { state, writes, modelBars, fallbackBars } = figures;
    if (writes && (state === 'playing' || state === 'stopping')) takeIn(figures);
    else {
      // Another model, or another beginning: what was measured is of the past.
      late = [];
      shares = [];
    }
    before = { modelBars, fallbackBars };
    return judge();
  };
}
