import { describe, expect, it } from 'vitest';
import { type DrumBar, drumKeys } from './drum-hit.ts';
import { createGrooveBank, grooveLevels } from './groove-bank.ts';
import { levelled, loudnessDb } from './groove-levels.ts';

const families = ['rock', 'funk', 'four', 'swing', 'street'] as const;
const bank = createGrooveBank();

/** Kick, snare with a ghost note before it, hats; by somebody whose kick hardly says anything. */
const softKick: DrumBar = [
  { step: 0, key: drumKeys.kick, velocity01: 0.3, offsetSteps: 0 },
  { step: 2, key: drumKeys.closedHat, velocity01: 0.5, offsetSteps: 0.1 },
  { step: 3, key: drumKeys.snare, velocity01: 0.2, offsetSteps: 0 },
  { step: 4, key: drumKeys.snare, velocity01: 0.8, offsetSteps: -0.1 },
];
const half = (bar: DrumBar): DrumBar => bar.map((hit) => ({ ...hit, velocity01: hit.velocity01 / 2 }));

describe('levelled grooves', () => {
  it.each(families)('of %s are equally loud, whoever drummed', (family) => {
    for (let level = 0; level < grooveLevels; level++) {
      const loudnesses = bank
        .patterns(family, level)
        .map(({ bars }) => (loudnessDb(bars[0]) + loudnessDb(bars[1])) / 2);
      expect(Math.max(...loudnesses) - Math.min(...loudnesses)).toBeLessThan(0.1);
    }
  });

  it('have a kick, a snare and hats that are heard beside each other', () => {
    for (const family of families)
      for (let level = 0; level < grooveLevels; level++)
        for (const { bars } of bank.patterns(family, level))
          expect(loudnessDb(bars.flat().filter(({ key }) => key === drumKeys.kick))).toBeGreaterThan(-3);
  });

  it('keep ghost notes, accents and timing', () => {
    const [bar = []] = levelled([softKick], 0);
    expect(bar.map(({ step, offsetSteps }) => [step, offsetSteps])).toEqual(
      softKick.map(({ step, offsetSteps }) => [step, offsetSteps]),
    );
    expect(bar[2]!.velocity01 / bar[3]!.velocity01).toBeCloseTo(0.25);
    expect(loudnessDb(bar)).toBeCloseTo(0);
    expect(bar[0]!.velocity01).toBeGreaterThan(bar[3]!.velocity01 * 0.8);
  });

  it('say no more of how the kit was set', () => {
    expect(levelled([half(softKick)], 0)[0]!.map(({ velocity01 }) => velocity01.toFixed(6))).toEqual(
      levelled([softKick], 0)[0]!.map(({ velocity01 }) => velocity01.toFixed(6)),
    );
  });

  it('keep half of what one bar is louder than the other', () => {
    const [call = [], answer = []] = levelled([softKick, half(softKick)], 0);
    expect((loudnessDb(call) + loudnessDb(answer)) / 2).toBeCloseTo(0);
    expect(loudnessDb(call) - loudnessDb(answer)).toBeCloseTo(20 * Math.log10(2));
  });
});
