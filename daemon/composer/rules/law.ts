import { closePlay, closeStrike } from './close.ts';
import { register, scale } from './pitches.ts';
import type { Pressure } from './pressure.ts';
import type { Situation } from './situation.ts';
import { noDrone, voiceLeading } from './voice-leading.ts';

/**
 * The musical law: what must hold whatever was learnt. Families that have something of their own to add in between sum
 * the rules themselves, in this order.
 */

/** On a role's playing a pitch in a step: beginning it, or going on with it. */
export function playPressure(situation: Situation): Pressure {
  let pressure = scale(situation) + register(situation);
  for (const rule of voiceLeading) pressure += rule(situation);
  return pressure + closePlay(situation);
}

/** On striking what is played, whether it sounded before or not. */
export function strikePressure(situation: Situation): Pressure {
  return (situation.sounds ? noDrone(situation) : 0) + closeStrike(situation);
}
