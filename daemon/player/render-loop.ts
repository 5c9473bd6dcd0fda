import type { SharedSnapshot } from '../system/shared-memory.ts';
import type { Clock } from '../time/clock.ts';
import type { Pacer } from './pacer.ts';
import type { Player } from './player.ts';
import type { EarReader } from './shared/ear.ts';
import { statusSlots } from './shared/loop-status.ts';
import type { MasterRingWriter } from './shared/master-ring.ts';
import { sampleRateHz } from './synth/synth.ts';

export interface RenderLoopParts {
  readonly player: Player;
  readonly ring: MasterRingWriter;
  readonly pacer: Pacer;
  readonly ear: EarReader;
  readonly status: SharedSnapshot;
  readonly clock: Clock;
  readonly blockFrames: number;
}

/** The longest wait: the mailbox's `ended` and a stalled ear are noticed within it. */
const longestWaitMs = 5;
/** A loop that is always behind must still let others run: with real-time rights nobody could stop it. */
const blocksBetweenBreaths = 32;

/**
 * Renders blocks as they come due, until the mailbox says to end. Nothing in it allocates by design, awaits, throws,
 * logs or looks at a message port: all it hears and says goes through shared memory.
 */
export function runRenderLoop(parts: RenderLoopParts): void {
  const { player, ring, pacer, ear, status, clock, blockFrames } = parts;
  const left = new Float32Array(blockFrames);
  const right = new Float32Array(blockFrames);
  const blockSeconds = blockFrames / sampleRateHz;
  let lateBlocks = 0;
  let worstLateness = Number.NEGATIVE_INFINITY;
  let load01 = 0;
  let blocks = 0;
  let withoutBreath = 0;

  while (!player.mailbox.ended) {
    const nowSeconds = clock.nowSeconds();
    ear.refresh();
    pacer.observe(ear, player.frame, nowSeconds);
    const due = pacer.framesDue(player.frame, nowSeconds);
    if (due < blockFrames) {
      withoutBreath = 0;
      // Never at all would be a busy loop.
      const untilDueMs = ((blockFrames - due) / sampleRateHz) * 1000;
      ear.wait(Math.min(longestWaitMs, Math.max(0.2, untilDueMs)));
      player.mailbox.refresh();
      continue;
    }
    const heardAtSeconds = pacer.heardAtSeconds(player.frame);
    player.renderBlock(left, right, heardAtSeconds);
    ring.write(left, right, blockFrames);

    const doneSeconds = clock.nowSeconds();
    const lateness = doneSeconds - heardAtSeconds;
    if (lateness > 0) lateBlocks += 1;
    if (blocks > 0 && lateness > worstLateness) worstLateness = lateness;
    load01 += ((doneSeconds - nowSeconds) / blockSeconds - load01) * 0.005;
    blocks += 1;
    const values = status.values;
    values[statusSlots.source] = pacer.source === 'ear' ? 1 : 0;
    values[statusSlots.handOvers] = pacer.handOvers;
    values[statusSlots.blocks] = blocks;
    values[statusSlots.lateBlocks] = lateBlocks;
    values[statusSlots.worstLatenessMs] = worstLateness * 1000;
    values[statusSlots.load01] = load01;
    status.publish();
    withoutBreath += 1;
    if (withoutBreath >= blocksBetweenBreaths) {
      withoutBreath = 0;
      ear.wait(1);
    }
  }
}
