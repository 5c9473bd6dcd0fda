/**
 * How many steps a device's cycle stands for. Most count strides, two steps; some write steps a minute into the same
 * field. Nobody runs 120 strides (240 steps) a minute for a fifth of a recording, so the numbers decide; and so does the
 * speed, where there is one: nobody trips along at over 1 m/s in steps of under 0.45 m.
 */
export function stepsPerCycle(
  cyclesPerMinute: readonly number[],
  speedsMps: readonly (number | undefined)[] = [],
): 1 | 2 {
  const moving = cyclesPerMinute.filter((value) => value > 0);
  if (quantileOf(moving, 0.8) > mostStrides) return 1;
  return stepsWouldBeTooShort(pairs(cyclesPerMinute, speedsMps)) ? 1 : 2;
}

/** The same while it runs: what one sensor has shown it keeps, over walks and lost connections. */
export interface CycleMeaning {
  /** `saysRunning`: the sensor itself calls this running. */
  stepsPerCycle(cyclesPerMinute: number, speedMps: number | undefined, saysRunning?: boolean): 1 | 2;
}

const mostStrides = 120;
/** Enough to tell steps from strides for good. */
const remembered = 15;
/** Nobody runs at over 2.2 m/s with under 110 steps a minute: those are strides. */
const surelyRunsMps = 2.2;
const fewestRunningSteps = 110;
/** How short steps may be at over 1 m/s; above 200 a minute one does not walk, and they are longer. */
const goesMps = 1;
const shortestStepMeters = 0.45;
const quickSpm = 200;
const shortestQuickStepMeters = 0.6;

interface CyclesAndSpeed {
  readonly cycles: number;
  readonly speedMps: number | undefined;
  /** Said to run, at a cadence that is a walker's unless it counts strides: short steps are then no wonder. */
  readonly isShuffle?: boolean;
}

export function createCycleMeaning(): CycleMeaning {
  const told: CyclesAndSpeed[] = [];
  let known: 1 | 2 | undefined;

  return {
    stepsPerCycle(cycles, speedMps, saysRunning = false) {
      if (cycles > 0) told.push({ cycles, speedMps, isShuffle: saysRunning && 2 * cycles <= quickSpm });
      if (told.length > remembered) told.shift();
      const usual = quantileOf(
        told.map((each) => each.cycles),
        0.5,
      );
      if (told.length === remembered) {
        const usualMps = quantileOf(
          told.map((each) => each.speedMps ?? 0),
          0.5,
        );
        if (usual > mostStrides) known = 1;
        else if (usual < fewestRunningSteps && usualMps > surelyRunsMps) known = 2;
      }
      if (known !== undefined) return known;
      return usual > mostStrides || stepsWouldBeTooShort(told) ? 1 : 2;
    },
  };
}

/** Whether most cycles that come with a speed, taken for strides, would be steps that nobody makes. */
function stepsWouldBeTooShort(told: readonly CyclesAndSpeed[]): boolean {
  let going = 0;
  let tooShort = 0;
  for (const { cycles, speedMps = 0, isShuffle } of told) {
    if (cycles <= 0 || speedMps <= goesMps || isShuffle) continue;
    going++;
    const shortest = 2 * cycles > quickSpm ? shortestQuickStepMeters : shortestStepMeters;
    if ((60 * speedMps) / (2 * cycles) < shortest) tooShort++;
  }
  return tooShort > going / 2;
}

function pairs(cycles: readonly number[], speedsMps: readonly (number | undefined)[]): CyclesAndSpeed[] {
  return cycles.map((each, index) => ({ cycles: each, speedMps: speedsMps[index] }));
}

function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
