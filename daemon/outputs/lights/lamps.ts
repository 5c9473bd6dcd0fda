import type { Section } from '../../score/bar.ts';
import type { HeardEvent } from '../events/heard-events.ts';

/** Red, green, blue, 0 to 1. */
export type Colour = readonly [number, number, number];

/** What lamps do with what is heard: a pulse a beat, the energy as a colour, another one with another section. */
export interface Lamps {
  hear(event: HeardEvent): void;
  /** Their colour at a second. Where seconds go back (another delay was set) the colour stays, and goes on from there. */
  at(atSeconds: number): Colour;
}

/** Blue where there is no energy, red where there is most; degrees. */
const calmHue = 230;
/** Degrees from there. */
const sectionHues: Readonly<Record<Section, number>> = {
  ...{ intro: -20, verse: 0, chorus: 40, bridge: 90, break: -60, outro: -20 },
};
const glideSeconds = 0.6;
/** Between pulses: more than three flashes a second are a danger to some people. */
const leastPulseSeconds = 0.34;
const pulseSeconds = 0.18;
/** The rest is the pulse. */
const base01 = 0.4;

export function createLamps(): Lamps {
  let energy01 = 0.5;
  let section: Section = 'intro';
  let pulseAt = Number.NEGATIVE_INFINITY;
  let isLit = false;
  let hue = calmHue / 2;
  let light01 = 0;
  let lastSeconds: number | undefined;
  return {
    hear(event) {
      if (event.kind === 'energy') energy01 = event.energy01;
      else if (event.kind === 'section') section = event.section;
      else if (event.kind === 'stopped') isLit = false;
      else if (event.kind === 'beat') {
        isLit = true;
        if (event.atSeconds - pulseAt >= leastPulseSeconds) pulseAt = event.atSeconds;
      }
    },
    at(atSeconds) {
      const elapsed = Math.max(0, atSeconds - (lastSeconds ?? atSeconds));
      const share = 1 - Math.exp(-elapsed / glideSeconds);
      lastSeconds = atSeconds;
      hue += share * (calmHue * (1 - energy01) + sectionHues[section] - hue);
      light01 += share * ((isLit ? 0.4 + 0.6 * energy01 : 0) - light01);
      const pulse01 = atSeconds < pulseAt ? 0 : Math.exp(-(atSeconds - pulseAt) / pulseSeconds);
      return colourOf(hue, light01 * (base01 + (1 - base01) * pulse01));
    },
  };
}

/** Of a hue in degrees, fully saturated. */
function colourOf(hue: number, light01: number): Colour {
  const channel = (offset: number): number => {
    const sixth = (((offset + hue / 60) % 6) + 6) % 6;
    return light01 * (1 - Math.max(0, Math.min(sixth, 4 - sixth, 1)));
  };
  return [channel(5), channel(3), channel(1)];
}
