import type { SharedRecord } from '../system/shared-record.ts';
import type { Clock } from '../time/clock.ts';
import type { Pacer } from './pacer.ts';
import type { Player } from './player.ts';
import type { EarReader } from './shared/ear.ts';
import type { LoopStatus } from './shared/loop-status.ts';
import type { MasterRingWriter } from './shared/master-ring.ts';

export interface RenderLoopDependencies {
  readonly player: Pick<Player, 'mailbox' | 'frame' | 'renderBlock'>;
  readonly ring: MasterRingWriter;
  readonly pacer: Pacer;
  readonly ear: EarReader;
  readonly status: SharedRecord<LoopStatus>;
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
export function runRenderLoop(dependencies: RenderLoopDependencies): void {
  const { player, ring, pacer, ear, status, clock, blockFrames } = dependencies;
  const { sampleRateHz } = pacer;
  const left = new Float32Array(blockFrames);
  const right = new Float32Array(blockFrames);
  const blockSeconds = blockFrames / sampleRateHz;
  // One that died may have counted before.
  status.takeOver();
  const { handOvers } = status.fields;
  let { blocks, lateBlocks } = status.fields;
  let worstLateness = Number.NEGATIVE_INFINITY;
  let load01 = 0;
  let isFirst = true;
  let withoutBreath = 0;

  while (!player.mailbox.fields.ended) {
    const nowSeconds = clock.nowSeconds();
    ear.refresh();
    pacer.observe(ear.report, player.frame, nowSeconds);
    const due = pacer.framesDue(player.frame, nowSeconds);
    if (due < blockFrames) {
      withoutBreath = 0;
      // Never at all would be a busy loop.
      const untilDueMs = ((blockFrames - due) / sampleRateHz) * 1000;
      ear.wait(Math.min(longestWaitMs, Math.max(0.2, untilDueMs)));
      player.mailbox.refresh();
      continue;
    }
    const deadlineSeconds = pacer.deadlineSeconds(player.frame);
    player.renderBlock(left, right, pacer.heardAtSeconds(player.frame));
    ring.write(left, right, blockFrames);

    const doneSeconds = clock.nowSeconds();
    const lateness = doneSeconds - deadlineSeconds;
    if (lateness > 0) lateBlocks += 1;
    if (!isFirst && lateness > worstLateness) worstLateness = lateness;
    isFirst = false;
    load01 += ((doneSeconds - nowSeconds) / blockSeconds - load01) * 0.005;
    blocks += 1;
    status.fields.source = pacer.source;
    status.fields.handOvers = handOvers + pacer.handOvers;
    status.fields.blocks = blocks;
    status.fields.lateBlocks = lateBlocks;
    status.fields.worstLatenessMs = worstLateness * 1000;
    status.fields.load01 = load01;
    status.publish();
    withoutBreath += 1;
    if (withoutBreath >= blocksBetweenBreaths) {
      withoutBreath = 0;
      ear.wait(1);
    }
  }
}
