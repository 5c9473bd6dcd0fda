/** Of music that can be begun and ended: `starting` until its first beat, `stopping` while its last bars are heard. */
export const playStates = ['stopped', 'starting', 'playing', 'stopping'] as const;
export type PlayState = (typeof playStates)[number];
