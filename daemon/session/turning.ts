import type { Moment } from './events.ts';

/**
 * Changing by more than this share of itself a second; at its quickest a tempo changes by over 4 %. What changes by less is
 * told in steps that the beat clock has made within some 10 ms, so that it is free for the body's next turn.
 */
const turningPerSecond = 0.01;

/** Whether the tempo has turned since a moment so much that it is worth while to look again soon. */
export const isTurning = ({ body, intent }: Moment, atSeconds: number, tempoBpm: number): boolean =>
  Math.abs(tempoBpm / intent.tempoBpm - 1) > turningPerSecond * (atSeconds - body.atSeconds);
