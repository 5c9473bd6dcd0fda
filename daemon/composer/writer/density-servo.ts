/**
 * A closed loop on how many onsets each role makes: left alone, voices fall silent and nothing returns. In each step
 * the error grows by the onsets asked and shrinks by those made, and slowly forgets.
 */
export interface DensityServo {
  /** Logits to add to the onsets of a role now: to `play` of silent lanes, to `articulate` of sounding ones. */
  biasLogits(role: number): number;
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
    observe(role, askedPerStep, madeOnset) {
      errors[role] = leak * errors[role]! + askedPerStep - (madeOnset ? 1 : 0);
    },
    forget(role) {
      errors[role] = 0;
    },
    save: () => [...errors],
  };
}

// A leak of .97 and a gain of .5 left a tenth to a quarter of the asked onsets unmade in the calmer styles.
const leak = 0.99;
const gainLogitsPerOnset = 0.65;
const limitLogits = 3;
