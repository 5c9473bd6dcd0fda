import { dense, joined, type Layer, rectified } from '../../system/learnt-layers.ts';

export const layerNames = ['prior', 'hit1', 'hit2', 'hit3', 'feel1', 'feel2', 'feel3'] as const;
export type LayerName = (typeof layerNames)[number];

/** What the network says of every cell (drum by drum, 16 steps each), and of every drum. */
export interface Feel {
  readonly velocities01: Float32Array;
  readonly offsetsSteps: Float32Array;
  /** How far strokes of a drum stray from these: standard deviations. */
  readonly velocityStrays: Float32Array;
  readonly offsetStrays: Float32Array;
}

/** The part of a variational autoencoder that plays (tools/training/drummer.py trains it): pure, no state. */
export interface DrummerNetwork {
  /** Of the latent numbers that are not said: means and standard deviations. */
  prior(
    told: Float32Array,
    axes: Float32Array,
  ): { readonly means: Float32Array; readonly deviations: Float32Array };
  /** How likely each cell is struck, as logits. `given`: axes, the other latent numbers, what it is told. */
  logits(given: Float32Array): Float32Array;
  /** How the cells would be struck of a bar in which these (1) are. */
  feel(struck: Float32Array, given: Float32Array): Feel;
}

export function createDrummerNetwork(
  layers: Readonly<Record<LayerName, Layer>>,
  sizes: {
    readonly free: number;
    readonly cells: number;
    readonly drums: number;
    readonly priorTold: number;
  },
): DrummerNetwork {
  const { free, cells, drums, priorTold } = sizes;
  return {
    prior(told, axes) {
      const out = dense(layers.prior, joined(told.subarray(0, priorTold), axes));
      const deviations = out.slice(free).map((spread) => Math.exp(Math.min(2, Math.max(-4, spread)) / 2));
      return { means: out.slice(0, free), deviations };
    },
    logits: (given) =>
      dense(layers.hit3, rectified(dense(layers.hit2, rectified(dense(layers.hit1, given))))),
    feel(struck, given) {
      const inner = rectified(dense(layers.feel1, joined(struck, given)));
      const out = dense(layers.feel3, rectified(dense(layers.feel2, inner)));
      const strays = out.subarray(2 * cells).map((stray) => Math.exp(Math.min(0, Math.max(-5, stray))));
      return {
        velocities01: out.slice(0, cells).map((value) => 1 / (1 + Math.exp(-value))),
        offsetsSteps: out.slice(cells, 2 * cells).map((value) => 0.5 * Math.tanh(value)),
        velocityStrays: strays.slice(0, drums),
        offsetStrays: strays.slice(drums),
      };
    },
  };
}
