/** Controls that are turned, not pressed: without a value they mean nothing. */
const turned =
  /^(volume|tempo|energy|density|brightness|drumsBusy|drumsLoose|tempoBias|mode|tonic|(gain|mix)\/.+)$/;
/** Of these, those that can come gradually to where they are turned; a key and a mixture change at a bar. */
const gliding = /^(volume|tempo|energy|density|brightness|drumsBusy|drumsLoose|tempoBias|gain\/.+)$/;

export const isTurnedControl = (name: string): boolean => turned.test(name);
export const isGlidingControl = (name: string): boolean => gliding.test(name);
