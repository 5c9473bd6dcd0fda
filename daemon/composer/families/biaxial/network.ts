import './no-telemetry.ts';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { firstLineOf, TactusError } from '../../../system/errors.ts';
import { type LaneLayout, laneLayout } from '../../lanes.ts';
import { type InstalledModel, readVerifiedFile } from '../../models/installed-model.ts';
import type { BiaxialManifest, LanesManifest } from './manifest.ts';

/**
 * The network as loaded: one call of `step` is one grid step. This file is the only one that knows onnxruntime, and
 * only the composer process and the offline commands may load it.
 *
 * The buffers of `inputs` belong to the network and are written by the caller before each step; `previous` and the
 * states of the time layers go on by themselves.
 */
export interface Network {
  readonly manifest: LanesManifest;
  readonly layout: LaneLayout;
  readonly inputs: StepInputs;
  /** The outputs' buffers are used again by the next step. */
  step(): Promise<StepOutputs>;
  /** Takes the last step back, and only that one: with other inputs it may be decided anew. */
  stepBack(): void;
  /** A copy of all that the network remembers. */
  saveStates(): NetworkStates;
  restoreStates(states: NetworkStates): void;
  /** Back to silence: nothing was ever played. */
  resetStates(): void;
  close(): Promise<void>;
}

/** Shapes and meanings: docs/model-format.md. */
export interface StepInputs {
  readonly previous: Float32Array;
  readonly place: Float32Array;
  readonly style: Float32Array;
  readonly chord: Float32Array;
  readonly density: Float32Array;
  readonly energy: Float32Array;
  readonly uniforms: Float32Array;
  readonly bias: Float32Array;
  readonly temperature: Float32Array;
  readonly polyphony_cap: Float32Array;
}

export interface StepOutputs {
  /** [lanes, 3]: play, articulate, velocity. */
  readonly notes: Float32Array;
  /** [lanes, 2]: before temperature and bias. */
  readonly logits: Float32Array;
}

/** Never changed once saved, so that it can be kept and gone back to any number of times. */
export interface NetworkStates {
  readonly previous: Float32Array;
  readonly time: readonly Float32Array[];
}

export async function loadNetwork(
  model: InstalledModel<BiaxialManifest>,
  precision: string | undefined,
): Promise<Network> {
  const { manifest } = model;
  const file = manifest.files.find((candidate) => candidate.precision === precision);
  if (file === undefined) throw new RangeError(`${manifest.name} does not come in ${precision}`);
  const session = await createSession(readVerifiedFile(model, file), manifest);
  const layout = laneLayout(manifest.roles);
  const lanes = layout.count;
  const roles = layout.roles.length;

  const shapes: Record<keyof StepInputs, number[]> = {
    previous: [lanes, 3],
    place: [7],
    style: [manifest.styles.length],
    chord: [24],
    density: [2 * roles],
    energy: [2],
    uniforms: [lanes, 2],
    bias: [lanes, 2],
    temperature: [1],
    polyphony_cap: [roles],
  };
  const inputs = mapValues(shapes, (shape) => new Float32Array(shape.reduce((a, b) => a * b, 1)));
  const inputTensors = mapValues(shapes, (shape, name) => new Tensor('float32', inputs[name], shape));
  const outputs = { notes: new Float32Array(lanes * 3), logits: new Float32Array(lanes * 2) };
  const outputTensors = {
    notes: new Tensor('float32', outputs.notes, [lanes, 3]),
    logits: new Tensor('float32', outputs.logits, [lanes, 2]),
  };
  // The graph says itself which states it carries, and how wide they are.
  const states = session.inputMetadata.flatMap((input) =>
    stateInput.test(input.name) && input.isTensor
      ? [{ name: input.name, shape: input.shape.map(Number) }]
      : [],
  );
  // Two sets of states: a step reads one and writes the other.
  const stateSets = [0, 1].map(() =>
    states.map(({ name, shape }) => ({
      name,
      shape,
      values: new Float32Array(shape.reduce((a, b) => a * b, 1)),
    })),
  );
  const calls = [0, 1].map((reads) => {
    const tensors = (set: number, suffix: string) =>
      Object.fromEntries(
        stateSets[set]!.map(({ name, shape, values }) => [
          `${name}${suffix}`,
          new Tensor('float32', values, shape),
        ]),
      );
    return {
      feeds: { ...inputTensors, ...tensors(reads, '') },
      fetches: { ...outputTensors, ...tensors(1 - reads, '_out') },
    };
  });
  checkNames(session, calls[0]!, manifest);

  let current = 0;
  const stepBefore = new Float32Array(inputs.previous.length);
  return {
    manifest,
    layout,
    inputs,
    async step() {
      const { feeds, fetches } = calls[current]!;
      await session.run(feeds, fetches);
      current = 1 - current;
      stepBefore.set(inputs.previous);
      inputs.previous.set(outputs.notes);
      return outputs;
    },
    stepBack() {
      current = 1 - current;
      inputs.previous.set(stepBefore);
    },
    saveStates: () => ({
      previous: inputs.previous.slice(),
      time: stateSets[current]!.map(({ values }) => values.slice()),
    }),
    restoreStates(states) {
      inputs.previous.set(states.previous);
      stateSets[current]!.forEach(({ values }, i) => {
        values.set(states.time[i]!);
      });
    },
    resetStates() {
      inputs.previous.fill(0);
      for (const { values } of stateSets[current]!) values.fill(0);
    },
    close: () => session.release(),
  };
}

const stateInput = /^time_[hc]\d+$/;

/** One thread: more gain nothing at this size. */
async function createSession(graph: Uint8Array, manifest: BiaxialManifest): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(graph, {
      executionProviders: ['cpu'],
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
      logSeverityLevel: 3,
    });
  } catch (error) {
    throw new TactusError(
      'badData',
      `The graph of the model \`${manifest.name}\` cannot be loaded: ${firstLineOf(error)}`,
      'Export it again with the training tool of this version, or use another model.',
      { cause: error },
    );
  }
}

function checkNames(
  session: InferenceSession,
  call: { readonly feeds: object; readonly fetches: object },
  manifest: BiaxialManifest,
): void {
  const missing = [
    ...Object.keys(call.feeds).filter((name) => !session.inputNames.includes(name)),
    ...Object.keys(call.fetches).filter((name) => !session.outputNames.includes(name)),
    ...session.inputNames.filter((name) => !(name in call.feeds)),
  ];
  if (missing.length === 0) return;
  throw new TactusError(
    'badData',
    `The graph of the model \`${manifest.name}\` does not follow the model format: ${missing.join(', ')}`,
    'Export it again with the training tool of this version, or use another model.',
  );
}

function mapValues<K extends string, A, B>(
  record: Record<K, A>,
  change: (value: A, key: K) => B,
): Record<K, B> {
  return Object.fromEntries(
    (Object.entries(record) as [K, A][]).map(([key, value]) => [key, change(value, key)]),
  ) as Record<K, B>;
}
