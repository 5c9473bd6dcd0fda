import { Player, type PlayerSettings } from './player.ts';
import { createPlayerControls } from './shared/controls.ts';
import type { Synth } from './synth/synth.ts';

export const blockFrames = 256;
/** Blocks rendered for nobody, so that the code is compiled before anything must be on time. */
const rehearsalBlocks = 200;

/** Plays nothing for a while; who plays the same again does so, too. */
export function rehearse(synth: Synth, settings: PlayerSettings): void {
  const player = new Player(synth, createPlayerControls().buffers, settings);
  const left = new Float32Array(blockFrames);
  const right = new Float32Array(blockFrames);
  for (let block = 0; block < rehearsalBlocks; block += 1) player.renderBlock(left, right, block * 0.005);
}
