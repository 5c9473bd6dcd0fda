import { SharedSnapshot } from '../../system/shared-memory.ts';

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

export const statusSlots = {
  source: 0,
  handOvers: 1,
  blocks: 2,
  lateBlocks: 3,
  worstLatenessMs: 4,
  load01: 5,
  length: 6,
} as const;

export function createStatusSnapshot(buffer?: SharedArrayBuffer): SharedSnapshot {
  return new SharedSnapshot(statusSlots.length, buffer);
}

export function readLoopStatus(snapshot: SharedSnapshot): LoopStatus {
  snapshot.refresh(100);
  const at = (slot: number): number => snapshot.values[slot] ?? 0;
  return {
    source: at(statusSlots.source) === 1 ? 'ear' : 'clock',
    handOvers: at(statusSlots.handOvers),
    blocks: at(statusSlots.blocks),
    lateBlocks: at(statusSlots.lateBlocks),
    worstLatenessMs: at(statusSlots.worstLatenessMs),
    load01: at(statusSlots.load01),
  };
}
