import type { PlayState } from '../../score/play-state.ts';
import type { Burden } from './ladder.ts';

/** What the render loop says of itself. */
export interface SoundFigures {
  readonly state: PlayState;
  /** Blocks that were late; only grows. */
  readonly lateBlocks: number;
  /** Share of the time that goes into rendering, of late. */
  readonly load01: number;
}

/** Above this a block that takes a little longer is late. */
const tooMuch01 = 0.85;
/** Blocks that are late while the rendering takes less than this are held up by something else: to render less is no help. */
const worksHard01 = 0.5;
/** The dearest step up (24 voices to 40) costs two thirds more, and leaves room then. */
const light01 = 0.45;
/** Until the code is compiled, the model loaded and the page served. */
const warmUpSeconds = 10;

/** How the render thread bears what it renders, look by look. */
export function createSoundBurden(): (atSeconds: number, figures: SoundFigures) => Burden {
  let beganAtSeconds: number | undefined;
  let lateBefore: number | undefined;
  return (atSeconds, { state, lateBlocks, load01 }) => {
    const late = lateBlocks - (lateBefore ?? lateBlocks);
    lateBefore = lateBlocks;
    // Silence weighs nothing, and says nothing of the music that follows.
    if (state !== 'playing' && state !== 'stopping') return 'unknown';
    beganAtSeconds ??= atSeconds;
    if (atSeconds - beganAtSeconds < warmUpSeconds) return 'unknown';
    if (load01 > tooMuch01 || (late > 0 && load01 > worksHard01)) return 'tooMuch';
    return load01 < light01 && late === 0 ? 'light' : 'bearable';
  };
}
