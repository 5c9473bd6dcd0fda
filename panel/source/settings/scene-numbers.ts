import { percent, signed } from '../model/format.ts';
import { scenesWords } from '../words/scenes.ts';

const beats = (tempoBpm: number): string => scenesWords().beats(tempoBpm);
const bias = { low: -0.5, high: 0.5, step: 0.05, usual: 0, text: signed } as const;
const share = { low: 0, high: 1, step: 0.05, text: percent } as const;
const tempo = { low: 60, high: 240, step: 1, text: beats } as const;

/** Of the music. */
const musicRanges = {
  energyBias: bias,
  energyLow01: { ...share, usual: 0 },
  energyHigh01: { ...share, usual: 1 },
  densityBias: bias,
  brightnessBias: bias,
  drumsBusyBias: bias,
  drumsLooseBias: bias,
  tempoBias: { low: -0.1, high: 0.1, step: 0.01, usual: 0, text: signed },
  tempoLowBpm: { ...tempo, usual: 60 },
  tempoHighBpm: { ...tempo, usual: 240 },
} as const;

/** What a number of a scene may be, and what it is once it is to be set. */
export const sceneRanges = {
  ...musicRanges,
  volume01: { ...share, usual: 0.8 },
  glideSeconds: { low: 0, high: 60, step: 1, usual: 4, text: (seconds: number) => `${seconds} s` },
} as const;

export const sceneNumbers = Object.keys(sceneRanges) as (keyof typeof sceneRanges)[];
export const musicNumbers = Object.keys(musicRanges) as (keyof typeof musicRanges)[];
