import { defineRecord, number, oneOf } from '../../system/shared-record.ts';

/** How the render loop is doing; beside the clock, for health. */
export interface LoopStatus {
  /** What paces it. */
  readonly source: 'ear' | 'clock';
  readonly handOvers: number;
  readonly blocks: number;
  /** Blocks whose first frame should have been heard before they were rendered. */
  readonly lateBlocks: number;
  /** The latest that a block was, ms; negative: the closest that one came to being late. */
  readonly worstLatenessMs: number;
  /** Share of the time spent on rendering, 0 to 1. */
  readonly load01: number;
}

export const loopStatusRecord = defineRecord<LoopStatus>({
  source: oneOf(['clock', 'ear']),
  handOvers: number,
  blocks: number,
  lateBlocks: number,
  worstLatenessMs: number,
  load01: number,
});
