import { commonWords } from '../words/common.ts';
import { decimal } from './format.ts';

/** What a gain says that lets something not be heard. */
export const silentDb = -60;

/** `lowestDb`: what is softer is told as silent. */
export const gainText = (gainDb: number, lowestDb = silentDb): string =>
  gainDb <= lowestDb
    ? commonWords().silent
    : `${gainDb > 0 ? '+' : gainDb < 0 ? '−' : ''}${decimal(Math.abs(gainDb), 0)} dB`;
