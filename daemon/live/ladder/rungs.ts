import { checkSizes, type InstalledModel } from '../../composer/models/installed-model.ts';
import { createModelStore } from '../../composer/models/store.ts';

/** How much of the sound is rendered. */
export interface SoundRung {
  /** At once, at most. */
  readonly voices: number;
  /** The room around the band. */
  readonly reverb: boolean;
}

/** Who composes. */
export type ComposingRung = InstalledModel | 'fallback';

/** A voice that is cut is missed less than a room that is gone: the quietest go first. */
const fewerVoices = [64, 40, 24];

/** From all that is configured to the least that is music. */
export function soundRungs(configured: {
  readonly polyphony: number;
  readonly reverb: boolean;
}): readonly SoundRung[] {
  const { polyphony, reverb } = configured;
  const rungs = [polyphony, ...fewerVoices.filter((voices) => voices < polyphony)].map((voices) => ({
    voices,
    reverb,
  }));
  return reverb ? [...rungs, { voices: rungs.at(-1)!.voices, reverb: false }] : rungs;
}

/** What writes wherever it must: of those that ship, the quickest that has learnt all styles. */
const smallModel = 'small';

/** From the model that was chosen to none at all; one that is not smaller, or knows other styles, is no rung. */
export function composingRungs(chosen: InstalledModel, find = findWhole): readonly ComposingRung[] {
  const small = find(smallModel);
  const isRung =
    small !== undefined &&
    small.manifest.parameterCount < chosen.manifest.parameterCount &&
    chosen.manifest.styles.every(({ name }) => small.manifest.styles.some((style) => style.name === name));
  return isRung ? [chosen, small, 'fallback'] : [chosen, 'fallback'];
}

/** Undefined where it is not there as it should be: it is no help then. */
function findWhole(name: string): InstalledModel | undefined {
  try {
    const model = createModelStore().find(name);
    checkSizes(model);
    return model;
  } catch {
    return undefined;
  }
}
