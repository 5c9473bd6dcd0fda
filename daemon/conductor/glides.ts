import { createGlide } from '../time/glide.ts';
import type { ConductorOptions } from './options.ts';
import type { WantedTempo } from './wanted-tempo.ts';

/** Settings that are added to what the body asks for, and the ends of what may come of it. */
const evenly = [
  ...(['energyBias', 'densityBias', 'brightnessBias', 'tempoBias'] as const),
  ...(['drumsBusyBias', 'drumsLooseBias'] as const),
  ...(['tempoLowBpm', 'tempoHighBpm', 'energyLow01', 'energyHigh01'] as const),
] as const;
type Even = (typeof evenly)[number];
type Gliding = Pick<ConductorOptions, Even | 'follow' | 'manualTempoBpm'>;

/** What settings come to gradually while the music plays. */
export interface Glides {
  /** Other settings are to hold, after so many seconds; what is the same stays on its way. */
  set(before: Gliding, after: Gliding, seconds: number): void;
  /** What holds at a moment. */
  valuesAt(atSeconds: number): Readonly<Record<Even, number>>;
  /**
   * The tempo between the one that was played when the way began and the one that is wanted by now; at its end the latter.
   * Evenly in the logarithm: equal times are equal ratios.
   */
  tempoAt(atSeconds: number, wanted: WantedTempo): WantedTempo;
  /** What is played now, to set out from. */
  played(tempoBpm: number): void;
}

export function createGlides(start: Readonly<Record<Even, number>>): Glides {
  const ways = evenly.map((name) => [name, createGlide(start[name])] as const);
  /** 0 where the tempo set out, 1 where it is as it is wanted. */
  const turn = createGlide(1);
  let fromBpm: number | undefined;
  let playedBpm: number | undefined;
  return {
    set(before, after, seconds) {
      for (const [name, way] of ways) if (after[name] !== way.goal) way.to(after[name], seconds);
      const isSameTempo = after.follow !== 'manual' || after.manualTempoBpm === before.manualTempoBpm;
      if (after.follow === before.follow && isSameTempo) return;
      fromBpm = playedBpm;
      if (fromBpm !== undefined) turn.to(0);
      turn.to(1, seconds);
    },
    valuesAt: (atSeconds) =>
      Object.fromEntries(ways.map(([name, way]) => [name, way.at(atSeconds)])) as Record<Even, number>,
    tempoAt(atSeconds, wanted) {
      const share01 = turn.at(atSeconds);
      if (share01 === 1 || fromBpm === undefined || wanted.basis === 'hold') return wanted;
      // The way itself is gradual enough: nothing is to lag behind it as behind a speed.
      const basis = wanted.basis === 'cadence' ? 'cadence' : 'manual';
      return { basis, tempoBpm: fromBpm ** (1 - share01) * wanted.tempoBpm ** share01 };
    },
    played(tempoBpm) {
      playedBpm = tempoBpm;
    },
  };
}
