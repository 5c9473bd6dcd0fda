import type { Outputs } from '../outputs/open-outputs.ts';
import { listOutputChoices } from '../outputs/output-names.ts';
import type { PanelOutputs } from '../panel/outputs.ts';
import type { PanelState } from '../panel/protocol/protocol.ts';
import type { Clock } from '../time/clock.ts';
import { keptFor } from '../time/kept-for.ts';

/** Cards do not come and go faster than a person can look. */
const choicesSeconds = 5;

/** What the panel's state tells of each output. */
export function outputStates(outputs: Pick<Outputs, 'all'>): PanelState['outputs'] {
  return outputs.all.map((output) => {
    const { status, detail } = output.health();
    const { name, isReferenceEar } = output;
    return { name, status, detail, isReferenceEar, soundsHere: output.soundsHere?.() ?? false };
  });
}

export function createPanelOutputs(outputs: Pick<Outputs, 'all'>, clock: Clock): PanelOutputs {
  const choices = keptFor(choicesSeconds, clock, listOutputChoices);
  return {
    async view() {
      const delays = outputs.all.map((output) => output.health().gauges.delayMs);
      const states = outputStates(outputs).map((state, index) => {
        const delayMs = delays[index];
        return { ...state, ...(delayMs !== undefined && { delayMs }) };
      });
      return { outputs: states, choices: await choices() };
    },
  };
}
