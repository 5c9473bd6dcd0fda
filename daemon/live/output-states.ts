import type { Outputs } from '../outputs/open-outputs.ts';
import type { PanelState } from '../panel/protocol/protocol.ts';

/** What the panel's state tells of each output. */
export function outputStates(outputs: Pick<Outputs, 'all'>): PanelState['outputs'] {
  return outputs.all.map((output) => {
    const { status, detail } = output.health();
    const { name, isReferenceEar } = output;
    return { name, status, detail, isReferenceEar, soundsHere: output.soundsHere?.() ?? false };
  });
}
