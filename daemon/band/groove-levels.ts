import { type DrumBar, type DrumHit, drumKeys } from './drum-hit.ts';

/**
 * Drummers are recorded on kits that are set differently: between performances the kick's loudest strokes are 18 dB apart, the snare's
 * and the hats' 6 to 10. So a bar is levelled as a mixing engineer would: every drum by its loudest strokes, then all of it.
 * Ghost notes and accents keep their distance from the strokes around them.
 */
interface DrumLevel {
  /** Beside a stroke of the kick of the same velocity, dB: the standard kit's, a second behind BS.1770's weighting. */
  readonly besideKickDb: number;
  /** The velocity that its main strokes are brought to. Cymbals as people strike them cover a melody on small speakers. */
  readonly mainVelocity01: number;
}

const drumLevels: Readonly<Record<number, DrumLevel>> = {
  [drumKeys.kick]: { besideKickDb: 0, mainVelocity01: 0.85 },
  [drumKeys.rim]: { besideKickDb: -8.3, mainVelocity01: 0.8 },
  [drumKeys.snare]: { besideKickDb: -6.1, mainVelocity01: 0.9 },
  [drumKeys.closedHat]: { besideKickDb: -7, mainVelocity01: 0.72 },
  [drumKeys.openHat]: { besideKickDb: -4.4, mainVelocity01: 0.66 },
  [drumKeys.ride]: { besideKickDb: -6.1, mainVelocity01: 0.53 },
  [drumKeys.crash]: { besideKickDb: 3.8, mainVelocity01: 0.66 },
  [drumKeys.highTom]: { besideKickDb: -7.1, mainVelocity01: 0.88 },
  [drumKeys.lowTom]: { besideKickDb: -5.3, mainVelocity01: 0.88 },
  [drumKeys.floorTom]: { besideKickDb: -1.6, mainVelocity01: 0.88 },
};

/** MIDI's velocity is heard as 40 log10 (General MIDI's recommended curve, and FluidSynth's): as power its fourth. */
const powerOf = (velocity01: number): number => velocity01 ** 4;

/** How loud strokes are together, dB; 0: one of the kick as hard as can be. */
export function loudnessDb(hits: readonly Pick<DrumHit, 'key' | 'velocity01'>[]): number {
  const power = hits.reduce(
    (sum, { key, velocity01 }) => sum + 10 ** (drumLevels[key]!.besideKickDb / 10) * powerOf(velocity01),
    0,
  );
  return 10 * Math.log10(Math.max(power, 1e-6));
}

/** Of how much louder one bar of a pair is than the other so much is kept. */
const contrast01 = 0.5;

/**
 * Bars that one drummer played, each drum as loud as it is to be, all of them `wantedDb` (`loudnessDb`) and what is left of their
 * contrast. `fromStep`: where what counts begins.
 */
export function levelled(bars: readonly DrumBar[], wantedDb: number, fromStep = 0): readonly DrumBar[] {
  const hits = bars.flat();
  const gains = new Map(
    [...new Set(hits.map(({ key }) => key))].map((key) => {
      const own = hits.filter((hit) => hit.key === key);
      return [key, drumLevels[key]!.mainVelocity01 / mainVelocity01(own)];
    }),
  );
  const even = bars.map((bar) => bar.map((hit) => struck(hit, gains.get(hit.key)!)));
  const loudnesses = even.map((bar) => loudnessDb(bar.filter(({ step }) => step >= fromStep)));
  const mean = loudnesses.reduce((sum, db) => sum + db, 0) / bars.length;
  return even.map((bar, i) => {
    const gain = 10 ** ((wantedDb - mean - (1 - contrast01) * (loudnesses[i]! - mean)) / 40);
    return bar.map((hit) => struck(hit, gain));
  });
}

/** How hard the strokes are that are heard: the mean of their powers, each counted by its power. */
function mainVelocity01(hits: readonly DrumHit[]): number {
  const powers = hits.map(({ velocity01 }) => powerOf(velocity01));
  const sum = powers.reduce((total, power) => total + power, 0);
  return (powers.reduce((total, power) => total + power * power, 0) / sum) ** 0.25;
}

const struck = (hit: DrumHit, gain: number): DrumHit => ({ ...hit, velocity01: hit.velocity01 * gain });
