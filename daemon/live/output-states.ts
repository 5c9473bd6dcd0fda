import type { Outputs } from '../outputs/open-outputs.ts';
import type { PanelState } from '../panel/protocol/protocol.ts';
import type { OutputLevels } from '../player/shared/output-levels.ts';

/** What the panel's state tells of each output. */
export function outputStates(
  outputs: Pick<Outputs, 'all'>,
  { levelsDb }: Pick<OutputLevels, 'levelsDb'>,
): PanelState['outputs'] {
  return outputs.all.map((output) => {
    const { status, detail } = output.health();
    const { name, isReferenceEar, earSlot } = output;
    const sound = { isReferenceEar, soundsHere: output.soundsHere?.() ?? false };
    const levelDb = levelsDb[name] ?? 0;
    return { name, status, detail, ...sound, ...(earSlot !== undefined && { levelDb }) };
  });
}
