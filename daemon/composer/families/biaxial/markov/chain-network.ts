import { type LaneLayout, laneLayout } from '../../../lanes.ts';
import type { Baseline } from '../evaluate/baseline.ts';
import type { Network, StepInputs } from '../network.ts';
import type { MarkovManifest } from './manifest.ts';

/** What is struck on a beat is a little louder; the chains know nothing of loudness. */
const beatVelocity01 = 0.68;
const otherVelocity01 = 0.58;
/** No chance is none, and none is certain. */
const rarest = 1e-6;

/**
 * Chains in the place of a network: the chance of a lane depends on whether it sounded a step ago, on the step in the beat
 * and on the style, and on nothing else. Bias, temperature and the cap of voices act as on the network.
 */
export function createChainNetwork(manifest: MarkovManifest, chains: Baseline): Network {
  const layout = laneLayout(manifest.roles);
  const inputs = inputsFor(layout, manifest.styles.length);
  const styles = manifest.styles.map(({ name }) => chains.styles[name]!);
  const notes = new Float32Array(layout.count * 3);
  const logits = new Float32Array(layout.count * 2);
  const stepBefore = new Float32Array(inputs.previous.length);

  /** Of a chance that each style has of its own, mixed as the styles are. */
  function mixed(chanceOf: (chain: (typeof styles)[number]) => number): number {
    let sum = 0;
    let weights = 0;
    styles.forEach((chain, style) => {
      // A style that is emphasised takes away from the others, down to less than nothing.
      const weight = Math.max(0, inputs.style[style]!);
      sum += weight * chanceOf(chain);
      weights += weight;
    });
    return Math.min(1 - rarest, Math.max(rarest, weights > 0 ? sum / weights : 0));
  }

  function decide(step: number): void {
    const beat = step % 4;
    const velocity01 = beat === 0 ? beatVelocity01 : otherVelocity01;
    const temperature = inputs.temperature[0]!;
    const voices = layout.roles.map(() => 0);
    notes.fill(0);
    for (let lane = 0; lane < layout.count; lane++) {
      const role = layout.roleOfLane[lane]!;
      const before = inputs.previous[3 * lane]! > 0.5 ? 1 : 0;
      const drawn = (what: 0 | 1, chance: number): boolean => {
        const logit = Math.log(chance / (1 - chance));
        logits[2 * lane + what] = logit;
        return (
          inputs.uniforms[2 * lane + what]! < sigmoid(logit / temperature + inputs.bias[2 * lane + what]!)
        );
      };
      const plays = drawn(
        0,
        mixed(({ play }) => play[beat]![before]![lane]!),
      );
      const strikes = drawn(
        1,
        mixed(({ articulate }) => articulate[beat]![before]![role]!),
      );
      if (!plays || voices[role]! >= inputs.polyphony_cap[role]!) continue;
      voices[role]! += 1;
      notes[3 * lane] = 1;
      // What begins is struck.
      if (strikes || before === 0) notes[3 * lane + 1] = 1;
      notes[3 * lane + 2] = velocity01;
    }
  }

  return {
    manifest,
    layout,
    inputs,
    async step() {
      decide(stepOf(inputs.place));
      stepBefore.set(inputs.previous);
      inputs.previous.set(notes);
      return { notes, logits };
    },
    stepBack: () => inputs.previous.set(stepBefore),
    saveStates: () => ({ previous: inputs.previous.slice(), time: [] }),
    restoreStates: ({ previous }) => inputs.previous.set(previous),
    resetStates: () => {
      inputs.previous.fill(0);
    },
    close: async () => {},
  };
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The step in the bar, of its bits (docs/model-format.md, `place`). */
const stepOf = (place: Float32Array): number =>
  [0, 1, 2, 3].reduce((step, bit) => step + (place[bit]! > 0 ? 1 << bit : 0), 0);

function inputsFor({ count, roles }: LaneLayout, styleCount: number): StepInputs {
  return {
    previous: new Float32Array(3 * count),
    place: new Float32Array(7),
    style: new Float32Array(styleCount),
    chord: new Float32Array(24),
    density: new Float32Array(2 * roles.length),
    energy: new Float32Array(2),
    uniforms: new Float32Array(2 * count),
    bias: new Float32Array(2 * count),
    temperature: new Float32Array(1),
    polyphony_cap: new Float32Array(roles.length),
  };
}
