/** How long one sounds. */
const chirpSeconds = 0.04;
/** What small loudspeakers play and small microphones hear; through all of it in the same time, so that all counts alike. */
const lowHz = 600;
const highHz = 7800;
/** Rises and falls over this share of it at either end: what is cut off sharply is like itself at other times, too. */
const edge01 = 0.3;
const loudest01 = 0.5;

/** The first begins after so long: the music has stepped back by then. */
const leadSeconds = 0.45;
const spacingSeconds = 0.45;
const jitterSeconds = 0.2;
/** A prime: the distances between two that follow each other are then all different, up to so many. */
const jitters = 61;
/** Of each output; fewer are enough where all is quiet. */
export const chirpsEach = 8;
/** Outputs that can chirp in turn. */
const mostOutputs = 8;
export const mostChirps = chirpsEach * mostOutputs;

/** Up through the band, or down: by that the two are told apart. Full scale is 1; it is half as loud. */
export function chirpWave(rateHz: number, direction: 'up' | 'down' = 'up'): Float32Array {
  const frames = Math.round(chirpSeconds * rateHz);
  const wave = Float32Array.from({ length: frames }, (_, frame) => {
    const t = frame / rateHz;
    const share01 = frame / (frames - 1);
    const fade01 = Math.min(1, share01 / edge01, (1 - share01) / edge01);
    const phase = 2 * Math.PI * (lowHz * t + ((highHz - lowHz) * t * t) / (2 * chirpSeconds));
    return loudest01 * (0.5 - 0.5 * Math.cos(Math.PI * fade01)) * Math.sin(phase);
  });
  return direction === 'up' ? wave : wave.reverse();
}

/**
 * When the chirps begin, seconds from the first word of them; those of several outputs in turn. Irregular, so that a whole
 * sequence is like itself at no other time: a delay that is longer than from one to the next is found, too.
 */
export const chirpAtSeconds = (index: number): number =>
  leadSeconds + index * spacingSeconds + (((7 * index * index) % jitters) / jitters) * jitterSeconds;

/** Until the last one has begun that there is of so many outputs. */
export const chirpsSeconds = (outputs: number): number =>
  chirpAtSeconds(outputs * chirpsEach - 1) + chirpSeconds;
