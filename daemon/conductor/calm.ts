import type { BodyState } from '../body/state.ts';
import type { WantedTempo } from './wanted-tempo.ts';

/**
 * Music to rest by. It is heard at half the tempo, and two of its bars are a breath: from 8 breaths a minute it leads to 6, where heart and
 * breath swing together and the heart is calmed most (about 0.1 Hz: Lehrer and Gevirtz 2014, Frontiers in Psychology 5:756).
 */
export interface Calm {
  /** At each update of the body. Times do not run backwards. */
  update(body: BodyState): WantedTempo;
  /** It begins anew when it is asked for again. */
  forget(): void;
}

/** Of the tempo, which counts twice what is heard: two bars of four in half feel. */
export const breathBeats = 16;
/** What is heard, quarter notes a minute: eight of them are a breath. */
const firstQuarters = 64;
const lastQuarters = 48;
/** Each minute one less. */
const fallPerSecond = 1 / 60;
/** Slower than the heart by no more than this, as a share: a heart that does not fall is waited for. */
const mostAhead01 = 0.25;
/** How hard a body works that rests, whatever it still does. */
export const calmEffort01 = 0.22;

export function createCalm(): Calm {
  let quarters = firstQuarters;
  let lastSeconds: number | undefined;
  return {
    update({ atSeconds, heartRateBpm = 0 }) {
      const dt = Math.max(0, atSeconds - (lastSeconds ?? atSeconds));
      lastSeconds = atSeconds;
      const goal = Math.min(firstQuarters, Math.max(lastQuarters, heartRateBpm * (1 - mostAhead01)));
      const most = fallPerSecond * dt;
      quarters += Math.min(most, Math.max(-most, goal - quarters));
      // As gradual as a way to rest is: it comes from wherever the music was.
      return { basis: 'rest', tempoBpm: 2 * quarters };
    },
    forget() {
      quarters = firstQuarters;
      lastSeconds = undefined;
    },
  };
}
