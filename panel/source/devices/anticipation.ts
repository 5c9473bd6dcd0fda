import { recall, remember } from '../model/kept.ts';

/**
 * People who tap along tap before the beat: 20 to 80 ms in experiments with bare clicks, less over music (Aschersleben
 * 2002, Temporal control of movements in sensorimotor synchronization, Brain and Cognition 48, 66-79; Repp 2005,
 * Sensorimotor synchronization: a review of the tapping literature, Psychonomic Bulletin & Review 12, 969-992).
 */
const usualMs = 30;
const kept = 'tactus-anticipation-ms';
/** What lies beyond is of the loudspeaker, not of the finger. */
const leastMs = -60;
const mostMs = 120;

export interface Anticipation {
  readonly ms: number;
  /** It was measured in this browser. */
  readonly isMeasured: boolean;
}

export function readAnticipation(): Anticipation {
  const ms = Number(recall(kept) ?? Number.NaN);
  if (ms >= leastMs && ms <= mostMs) return { ms, isMeasured: true };
  return { ms: usualMs, isMeasured: false };
}

export function keepAnticipation(ms: number): Anticipation {
  const within = Math.round(Math.min(mostMs, Math.max(leastMs, ms)));
  remember(kept, String(within));
  return { ms: within, isMeasured: true };
}
