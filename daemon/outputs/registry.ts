import { alsaOutput } from './alsa/alsa-output.ts';
import { streamOutput } from './mp3/stream-output.ts';
import { nullOutput } from './null-output.ts';
import type { OutputType } from './output-type.ts';
import { wavOutput } from './wav/wav-output.ts';

/** Every kind of output there is. A new one is a file of its own and a line here. */
export const outputTypes: readonly [OutputType, ...OutputType[]] = [
  alsaOutput,
  streamOutput,
  wavOutput,
  nullOutput,
];
