/**
 * A closed loop on how many onsets each role makes: left alone, voices fall silent and nothing returns. In each step
 * the error grows by the onsets asked and shrinks by those made, and slowly forgets. It acts twice: bar by bar on the
 * density that the network is told, so that it does what it has learnt to do, and step by step on its logits.
 */
export interface DensityServo {
  /** Logits to add to the onsets of a role now: to `play` of silent lanes, to `articulate` of sounding ones. */
  biasLogits(role: number): number;
  /** The density (0-1) to tell the network in the coming bar, instead of the one that is wanted. */
  toldDensity01(role: number, wanted01: number): number;
  /** One step has passed in which the role was asked for so many onsets (a step) and made one, or none. */
  observe(role: number, askedPerStep: number, madeOnset: boolean): void;
  /** The role is silent, or somebody else's: nothing is owed. */
  forget(role: number): void;
  /** Errors by role, in onsets: the state to save. */
  save(): readonly number[];
}

export function createDensityServo(saved: readonly number[]): DensityServo {
  const errors = [...saved];
  return {
    biasLogits: (role) => Math.max(-limitLogits, Math.min(limitLogits, gainLogitsPerOnset * errors[role]!)),
    toldDensity01: (role, wanted01) => Math.max(0, Math.min(1, wanted01 + toldPerOnset * errors[role]!)),
    observe(role, askedPerStep, madeOnset) {
      const next = leak * errors[role]! + askedPerStep - (madeOnset ? 1 : 0);
      errors[role] = Math.max(-mostOnsets, Math.min(mostOnsets, next));
    },
    forget(role) {
      errors[role] = 0;
    },
    save: () => [...errors],
  };
}

// With a leak of .97, a gain of .5 and nothing told, a tenth to a quarter of the onsets asked of the calmer styles were
// not made; a stronger push on the logits alone cost chord tones. With a leak of .99 a tenth was still missing where one
// onset a bar is usual and a little more was asked for. A softer gain makes rhythms more even, not less: left to itself
// the network repeats what it just did.
const leak = 0.997;
const gainLogitsPerOnset = 0.8;
const toldPerOnset = 0.15;
const limitLogits = 3;
/** More than this is not owed: what the logits cannot force now would be made up for long after it was wanted. */
const mostOnsets = 4;
