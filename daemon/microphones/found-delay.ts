import type { HeardChirps } from './job.ts';

/** What chirps tell of an output's delay. */
export type FoundDelay =
  | { readonly heard: 'silence' | 'unclear' }
  | {
      readonly heard: 'well';
      /** What its delay is to be, and within how much of that it is right as far as the chirps tell, ms. */
      readonly foundMs: number;
      readonly doubtMs: number;
      /**
       * Measured from what: from the reference, heard by the same microphone, which is right whatever its clock and its own
       * delay; or from when it was believed to be heard, which is as right as the microphone's clock.
       */
      readonly against: 'reference' | 'clock';
      /** Chirps that agree, of all. */
      readonly chirps: number;
      readonly of: number;
    };

/** `delayMs`: in force while it was heard. `heard`: the output's, and the reference's, if that is another. */
export function foundDelay(name: string, delayMs: number, heard: readonly HeardChirps[]): FoundDelay {
  const own = heard.find((one) => one.name === name)?.arrival ?? 'unclear';
  if (typeof own === 'string') return { heard: own };
  const reference = heard.find((one) => one.name !== name)?.arrival;
  const other = typeof reference === 'object' ? reference : undefined;
  const lateSeconds = own.lateSeconds - (other?.lateSeconds ?? 0);
  return {
    heard: 'well',
    foundMs: Math.round((delayMs + 1000 * lateSeconds) * 10) / 10,
    doubtMs: Math.ceil(1000 * Math.hypot(own.doubtSeconds, other?.doubtSeconds ?? 0) * 10) / 10,
    against: other ? 'reference' : 'clock',
    chirps: own.heard,
    of: own.of,
  };
}
