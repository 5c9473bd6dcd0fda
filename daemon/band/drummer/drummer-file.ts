import path from 'node:path';
import { z } from 'zod';
import { stepsPerBar } from '../../score/meter.ts';
import type { GrooveFamily } from '../../styles/style.ts';
import { TactusError } from '../../system/errors.ts';
import { packageRoot } from '../../system/files/package-root.ts';
import {
  type Broken,
  checkShapes,
  layersSchema,
  readLearntFile,
  unpackLayers,
} from '../../system/learnt-layers.ts';
import { families, priorToldCount, toldCount } from './conditions.ts';
import { createDrummerNetwork, type DrummerNetwork, layerNames } from './network.ts';

/** What was learnt of drummers: a network, and how many hits a bar they play. */
export interface LearntDrummer {
  readonly network: DrummerNetwork;
  /** General MIDI keys of the drums, in the order of the cells. */
  readonly keys: readonly number[];
  readonly freeSize: number;
  /** Hits a bar of each family's drummers: at equal steps of rank, fewest to most. */
  readonly hitsByRank: Readonly<Record<GrooveFamily, readonly number[]>>;
  /** Of each drum: how much likelier (logit) it is struck a step before a note of the bass begins, with it, a step after. */
  readonly bassEar: readonly (readonly [number, number, number])[];
}

const axes = 2;
const hitsSchema = z.array(z.number().min(0).max(64)).min(2).max(101);
const earSchema = z.number().min(-10).max(10);

const fileSchema = layersSchema(layerNames).extend({
  formatVersion: z.literal(1),
  kind: z.literal('drum-vae'),
  keys: z.array(z.number().int().min(27).max(87)).min(1).max(16),
  families: z.tuple([
    z.literal(families[0]),
    z.literal(families[1]),
    z.literal(families[2]),
    z.literal(families[3]),
    z.literal(families[4]),
    z.literal('other'),
  ]),
  freeSize: z.number().int().min(1).max(64),
  hitsQuantiles: z.object({
    rock: hitsSchema,
    funk: hitsSchema,
    four: hitsSchema,
    swing: hitsSchema,
    street: hitsSchema,
  }),
  bassEar: z.array(z.tuple([earSchema, earSchema, earSchema])).max(16),
});

/** The one that comes with Tactus. */
export const shippedDrummerPath = path.join(packageRoot, 'models', 'drummer.json');

/** Errors: noInput (66) for a file that cannot be read, badData (65) for one that is no drummer, or not as it was written. */
export function readDrummer(file: string = shippedDrummerPath): LearntDrummer {
  const broken: Broken = (why) => new TactusError('badData', `${file} is no drummer: ${why}.`, fix);
  const { keys, freeSize, hitsQuantiles, bassEar, ...rest } = readLearntFile(file, fileSchema, broken, fix);
  const cells = keys.length * stepsPerBar;
  const layers = unpackLayers(rest, broken);
  const hidden = layers.hit1.rows;
  const given = axes + freeSize + toldCount;
  checkShapes(
    layers,
    {
      prior: [2 * freeSize, priorToldCount + axes],
      hit1: [hidden, given],
      hit2: [layers.hit2.rows, hidden],
      hit3: [cells, layers.hit2.rows],
      feel1: [layers.feel1.rows, cells + given],
      feel2: [layers.feel2.rows, layers.feel1.rows],
      feel3: [2 * cells + 2 * keys.length, layers.feel2.rows],
    },
    broken,
  );
  if (bassEar.length !== keys.length) throw broken('it has not an ear for each drum');
  const sizes = { free: freeSize, cells, drums: keys.length, priorTold: priorToldCount };
  return { network: createDrummerNetwork(layers, sizes), keys, freeSize, hitsByRank: hitsQuantiles, bassEar };
}

const fix =
  'The drummers’ bars that come with Tactus play instead. Install Tactus again, or make the file anew.';
