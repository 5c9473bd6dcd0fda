import { medianOf } from '../../../system/numbers.ts';
import type { Onset } from './onsets.ts';

/**
 * Which onsets are steps: the path through them that is strong and even. Dynamic programming as in beat tracking
 * (Ellis 2007), with links of one, two or three steps, so that a step too soft to see (the other foot's, for a sensor
 * on a shoe) is put between its neighbours.
 */
export interface StepPath {
  /** New onsets, while a step takes about `stepSeconds`. Returns steps that are now certain, in order. */
  push(onsets: readonly Onset[], stepSeconds: number): readonly Onset[];
  /** Forget what is not certain yet. */
  reset(): void;
}

interface Node extends Onset {
  readonly score: number;
  readonly from: Node | undefined;
  readonly stepsFrom: number;
  readonly stepSeconds: number;
  /** Onsets on the path up to here. */
  readonly length: number;
  /** How many links of two steps end here: many mean that the other foot is not seen. */
  readonly strides: number;
}

const rememberedSeconds = 10;
/** Deviation of an interval, as a natural logarithm, that costs half a point. */
const tolerance = 0.07;
/** How far the path's own rhythm may be from that of the last seconds (logarithm): turning, but not doubling. */
const mostTurned = 0.3;
/** An onset of usual strength earns 1 less this; weaker ones less, and much stronger ones too: they may be knocks. */
const onsetCost = 0.45;
const knockRatio = 1.5;
/** Going over a step unseen. */
const linkCosts = [0, 0.1, 0.5];
/** Where only one foot is seen, one strike of it may be missed, too. */
const linkCostsOfOneFoot = [...linkCosts, 0.5];
const startCost = 1;
/** What is seen where an unseen foot should be is a knock, unless more of them come. */
const unseenFootCost = 0.7;
/** So many onsets in a row make a walk, if they are even and alike. */
const fewestOnsets = 4;
const leastScore = 1.1;
/** An onset is certain once the path has gone on this long, in steps. */
const certainAfterSteps = 1.1;

export function createStepPath(): StepPath {
  let nodes: Node[] = [];
  /** The last certain step: every path goes on from it. */
  let root: Node | undefined;
  let lastSeconds = Number.NEGATIVE_INFINITY;

  const best = (onset: Onset, earned: number, stepSeconds: number): Node => {
    let chosen: Node = {
      ...onset,
      score: earned - startCost,
      from: undefined,
      stepsFrom: 0,
      stepSeconds,
      length: 1,
      strides: 0,
    };
    for (const from of nodes) {
      const interval = onset.atSeconds - from.atSeconds;
      const costs = from.strides >= 3 ? linkCostsOfOneFoot : linkCosts;
      for (let steps = 1; steps <= costs.length; steps++) {
        const own = interval / steps;
        // The rhythm of the last seconds, or that of the path itself where the pace is turning.
        const turned = Math.abs(Math.log(from.stepSeconds / stepSeconds)) < mostTurned;
        const off = Math.min(
          Math.abs(Math.log(own / stepSeconds)),
          turned ? Math.abs(Math.log(own / from.stepSeconds)) : Number.POSITIVE_INFINITY,
        );
        const unseen = steps === 1 && from.strides >= 3 ? unseenFootCost : 0;
        const link = costs[steps - 1]! + unseen + 0.5 * (off / tolerance) ** 2;
        const score = from.score + earned - link;
        if (score <= chosen.score) continue;
        const strides = steps % 2 === 0 ? from.strides + 1 : 0;
        const length = from.length + 1;
        chosen = { ...onset, score, from, stepsFrom: steps, stepSeconds: own, length, strides };
      }
    }
    return chosen;
  };

  const certain = (end: Node): readonly Onset[] => {
    const isWalk = end.length >= fewestOnsets && end.score >= leastScore;
    if (root === undefined && !isWalk) return [];
    const path: Node[] = [];
    for (let node: Node | undefined = end; node && node !== root; node = node.from) path.unshift(node);
    // A path that does not come from the last certain step is a new walk, and must prove itself again.
    if (root !== undefined && path[0]?.from !== root && !isWalk) return [];
    const steps: Onset[] = [];
    for (const node of path) {
      if (end.atSeconds - node.atSeconds < certainAfterSteps * node.stepSeconds) break;
      for (let step = node.stepsFrom - 1; step > 0 && node.from; step--)
        steps.push({ atSeconds: node.atSeconds - step * node.stepSeconds, strength: node.from.strength });
      steps.push(node);
      root = node;
    }
    return steps;
  };

  return {
    push(onsets, stepSeconds) {
      const strengths = usualStrength([...nodes, ...onsets], stepSeconds);
      const steps: Onset[] = [];
      for (const onset of onsets) {
        nodes = nodes.filter(
          (node) =>
            onset.atSeconds - node.atSeconds < rememberedSeconds &&
            (!root || node.atSeconds >= root.atSeconds),
        );
        const ratio = onset.strength / strengths;
        nodes.push(best(onset, Math.min(1, ratio, knockRatio / ratio) - onsetCost, stepSeconds));
        const end = nodes.reduce((one, other) => (other.score >= one.score ? other : one));
        steps.push(...certain(end).filter((step) => step.atSeconds > lastSeconds));
        lastSeconds = steps.at(-1)?.atSeconds ?? lastSeconds;
      }
      return steps;
    },
    reset() {
      nodes = [];
      root = undefined;
    },
  };
}

/** The strongest onset in each stride; the middle one of these. */
function usualStrength(onsets: readonly Onset[], stepSeconds: number): number {
  const strongest = new Map<number, number>();
  for (const { atSeconds, strength } of onsets) {
    const stride = Math.floor(atSeconds / (2 * stepSeconds));
    strongest.set(stride, Math.max(strongest.get(stride) ?? 0, strength));
  }
  return strongest.size === 0 ? 1 : medianOf([...strongest.values()]);
}
