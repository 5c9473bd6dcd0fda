import type { Outputs } from '../outputs/open-outputs.ts';
import { listOutputChoices, nameOfOutput } from '../outputs/output-names.ts';
import { Refused } from '../panel/api/failure.ts';
import type { OutputChirps, OutputClicks, PanelOutputs } from '../panel/outputs.ts';
import type { PanelSettings } from '../panel/settings.ts';
import type { OutputLevels } from '../player/shared/output-levels.ts';
import type { Clock } from '../time/clock.ts';
import { keptFor } from '../time/kept-for.ts';
import { keptDelay, type OutputDelays } from './output-delays.ts';
import { outputStates } from './output-states.ts';

/** A card that comes or goes is told of; who has one that is busy is not. */
const choicesSeconds = 5;

export interface PanelOutputsDependencies {
  readonly outputs: Pick<Outputs, 'all' | 'entries' | 'onDevices'>;
  readonly levels: Pick<OutputLevels, 'levelsDb'>;
  readonly delays: OutputDelays;
  readonly clicks: OutputClicks;
  readonly chirps: OutputChirps;
  /** Absent where the configuration is not to be changed. */
  readonly settings: Pick<PanelSettings, 'change'> | undefined;
  readonly clock: Clock;
}

const listMicrophones = async () => {
  const { listAlsaMicrophones } = await import('../outputs/alsa/alsa-devices.native.ts');
  return await listAlsaMicrophones();
};

export function createPanelOutputs(dependencies: PanelOutputsDependencies): PanelOutputs {
  const { outputs, levels, delays, clicks, chirps, settings, clock } = dependencies;
  let choices = keptFor(choicesSeconds, clock, listOutputChoices);
  let microphones = keptFor(choicesSeconds, clock, listMicrophones);
  outputs.onDevices(() => {
    choices = keptFor(choicesSeconds, clock, listOutputChoices);
    microphones = keptFor(choicesSeconds, clock, listMicrophones);
  });
  const extraOf = (name: string) => {
    const extra = delays.of(name);
    if (extra === undefined) return undefined;
    const { delayMs: extraDelayMs, keptMs: keptDelayMs, headphones } = extra;
    return { extraDelayMs, keptDelayMs, ...(headphones && { headphones }) };
  };
  const write = (name: string) => async (delayMs: number) => {
    if (settings === undefined) throw new Refused(409, 'There is no configuration here to keep it in.');
    const played = outputs.entries.map(nameOfOutput);
    return await settings.change((_, said) => keptDelay(said, played, { name, delayMs }), {
      isDryRun: false,
    });
  };
  return {
    clicks,
    chirps,
    async view() {
      const delaysMs = outputs.all.map((output) => output.health().gauges.delayMs);
      const states = outputStates(outputs, levels).map((state, index) => {
        const delayMs = delaysMs[index];
        return { ...state, ...(delayMs !== undefined && { delayMs }), ...extraOf(state.name) };
      });
      const heard = (await microphones()).map(({ value, description }) => ({ name: value, description }));
      return { outputs: states, choices: await choices(), microphones: heard };
    },
    async setDelay(name, delayMs, { keep }) {
      delays.set(name, delayMs);
      if (keep) await delays.keep(name, write(name));
      const { extraDelayMs, keptDelayMs, headphones } = extraOf(name)!;
      return { name, delayMs: extraDelayMs, keptDelayMs, ...(headphones && { headphones }) };
    },
  };
}
