import { describe, expect, it } from 'vitest';
import type { Synth } from '../synth/synth.ts';
import { DrumKits } from './drum-kits.ts';

/** A synthesiser that only remembers what it was told of drums. */
function listen() {
  const struck: number[] = [];
  const expression = new Map<number, number>();
  const kitOf = new Map<number, number>();
  const synth = {
    noteOn: (channel) => void struck.push(channel),
    noteOff: () => {},
    controlChange: (channel, controller, value) => void (controller === 11 && expression.set(channel, value)),
    programSelect: (channel, kit, isDrums) => {
      if (isDrums) kitOf.set(channel, kit);
      return true;
    },
  } as Pick<Synth, 'noteOn' | 'noteOff' | 'controlChange' | 'programSelect'> as Synth;
  const kits = new DrumKits(synth, 48_000);
  const strike = (): readonly (number | undefined)[] => {
    struck.length = 0;
    kits.noteOn(36, 100);
    return struck.map((channel) => kitOf.get(channel));
  };
  return { kits, strike, expression };
}

describe('kits', () => {
  it('fade into each other for two seconds, and the first is there at once', () => {
    const { kits, strike, expression } = listen();
    kits.give(40);
    expect(strike()).toEqual([40]);
    kits.give(0);
    expect(strike()).toEqual([0, 40]);
    for (let step = 0; step < 750; step += 1) kits.step();
    // Half way both are 3 dB down.
    expect([...expression.values()].map((value) => 40 * Math.log10(value / 127))).toEqual([
      expect.closeTo(-3, 0),
      expect.closeTo(-3, 0),
    ]);
    for (let step = 0; step < 760; step += 1) kits.step();
    expect(strike()).toEqual([0]);
    kits.give(25);
    expect(strike()).toEqual([25, 0]);
  });
});
